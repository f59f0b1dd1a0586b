#include "rule/eval/docket.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <tuple>
#include <utility>

#include "rule/eval/grade.h"
#include "rule/eval/wording.h"

namespace lanzhi {
namespace {

// The element of the instance, or the one around it, that has a key, with the key; nullptr: the record itself.
std::pair<const Value*, std::string> KeyedAround(const Origin& origin) {
  if (origin.element == nullptr) return {};
  const Record& record = origin.record();
  for (const Value* value = origin.element; value != &record.root(); value = &record.values[value->parent]) {
    const Value& parent = record.values[value->parent];
    if (parent.field == nullptr || parent.field->type != Type::list) continue;
    if (std::string key = ElementKey(record, *value); !key.empty()) return {value, std::move(key)};
  }
  return {};
}

// The handbook's own last day was kept: that the agency wants it before a day off is its own.
bool IsLateByRollAlone(const Outcome& outcome) {
  const DueDate& due = outcome.derivation.due;
  return outcome.verdict == Verdict::late && due.moved() && outcome.actual && *outcome.actual <= due.raw;
}

}  // namespace

Outcome* Docket::Add(const Instance& instance, Verdict verdict, const MetDays& days) {
  if (verdict == Verdict::not_applicable) return nullptr;
  if (verdict == Verdict::met && counted_ != nullptr) {
    Ruling& ruling = counted_->emplace_back();
    ruling.rule = instance.rule;
    ruling.verdict = verdict;
    std::tie(ruling.trigger, ruling.due, ruling.actual) = std::tie(days.trigger, days.due, days.actual);
    if (instance.origin.element != nullptr) ruling.dated = KeyDayOf(instance.record(), *instance.origin.element);
  }
  if (verdict == Verdict::met && !met_) return nullptr;
  if (IsRunning(verdict) && !running_) return nullptr;
  Outcome& outcome = *outcomes_.emplace_back(std::make_unique<Outcome>());
  outcome.rule = instance.rule;
  outcome.verdict = verdict;
  outcome.severity = instance.rule->severity;
  outcome.clauses = instance.rule->clauses;
  std::tie(outcome.keyed, outcome.element) = KeyedAround(instance.origin);
  if (instance.origin.element != nullptr) outcome.dated = KeyDayOf(instance.record(), *instance.origin.element);
  return &outcome;
}

void Docket::AddUndetermined(const Instance& instance, const Found& found) {
  Outcome* outcome = Add(instance, Verdict::undetermined);
  PointAtAbsence(*outcome, instance.record(), found);
  AddHoles(*outcome, found.holes);
}

void Finish(Outcome& outcome, const Instance& instance, Statement statement) {
  if (IsBreach(outcome.verdict)) {
    ApplyGrades(outcome, instance, statement);
    if (IsLateByRollAlone(outcome)) outcome.severity = Severity::info;
    Word(outcome, instance, std::move(statement));
  } else if (IsRunning(outcome.verdict)) {
    outcome.message.text = instance.rule->title;
  }
}

void SetTrigger(Outcome& outcome, const Ref& trigger, const Path& path) {
  outcome.trigger = trigger->date();
  outcome.trigger_pointer = PointerOf(*trigger.record, *trigger.value);
  outcome.related.push_back(RelatedAt(trigger, "trigger", path.name));
}

void SetReckoning(Outcome& outcome, const Reckoning& reckoning) {
  if (reckoning.trigger.value != nullptr) SetTrigger(outcome, reckoning.trigger, *reckoning.trigger_path);
  outcome.due = reckoning.due.day;
  Derivation& derivation = outcome.derivation;
  derivation.anchor = reckoning.anchor;
  derivation.anchor_name = *reckoning.anchor_name;
  derivation.period = reckoning.limit.period;
  derivation.backwards = reckoning.backwards;
  derivation.times = reckoning.times;
  derivation.setting = std::string(reckoning.limit.setting);
  derivation.due = reckoning.due;
}

void AddMissing(const Instance& instance, const Path& path, const Found& found, Docket& docket) {
  Outcome* outcome = docket.Add(instance, Verdict::missing);
  if (outcome == nullptr) return;
  PointAtAbsence(*outcome, instance.record(), found);
  AddHoles(*outcome, found.holes);
  Finish(*outcome, instance, {{{"missing", std::vector<Text>{path.name}}}, {}, {}, {}});
}

void AddClauses(std::vector<std::string_view>& to, const std::vector<std::string_view>& more) {
  for (const std::string_view clause : more) {
    if (std::find(to.begin(), to.end(), clause) == to.end()) to.push_back(clause);
  }
}

}  // namespace lanzhi
