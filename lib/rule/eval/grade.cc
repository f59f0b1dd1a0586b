#include "rule/eval/grade.h"

#include "rule/eval/tests.h"
#include "rule/eval/timing.h"

namespace lanzhi {
namespace {

std::optional<Date> DateAt(const Path& path, const Origin& origin) {
  const Found found = Resolve(path, origin);
  if (found.empty() || found.unreadable) return std::nullopt;
  return found.values.front()->date();
}

bool KeepsGrade(const Grade& grade, const Instance& instance, const Statement& statement) {
  if (!grade.within) return true;
  const std::optional<Date> anchor = grade.trigger ? DateAt(*grade.trigger, instance.origin) : statement.anchor;
  if (!anchor || !statement.done) return false;
  const Within& within = *grade.within;
  std::optional<Date> by;
  if (within.day) by = DateAt(*within.day, instance.origin);
  if (within.direction == Direction::by && !by) return false;
  const DueDate due = DueDay(instance.scene().handbook->counting(), within.direction, within.limit.period, *anchor, by);
  return IsInside(within.direction, *anchor, LatestOf(due), *statement.done);
}

}  // namespace

void ApplyGrades(Outcome& outcome, const Instance& instance, const Statement& statement) {
  for (const Grade& grade : instance.rule->grades) {
    if (Check(grade.when, instance.origin) != Truth::yes || !KeepsGrade(grade, instance, statement)) continue;
    outcome.severity = grade.severity;
    if (!grade.clauses.empty()) outcome.clauses = grade.clauses;
    return;
  }
}

}  // namespace lanzhi
