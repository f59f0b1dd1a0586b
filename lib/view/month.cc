#include "view/month.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "record/shown.h"
#include "rule/events.h"
#include "rule/kinds/all.h"
#include "rule/rule.h"
#include "view/due.h"
#include "view/month_definition.h"
#include "view/site.h"

namespace lanzhi {
namespace {

bool IsWithin(Date day, const ReportDays& days) { return days.from <= day && day <= days.to; }

// Puts numbers into the share of whoever was in charge on a day.
class Shares {
 public:
  Shares(const Record& record, std::size_t columns) : record_(record), columns_(columns) {}

  void Count(Date day, std::size_t column) { ++Of(day).cells[column]; }

  MonthShare& Of(Date day) {
    const std::string_view site = SiteOf(record_, day).id;
    const std::string_view worker = ReferenceOn(record_, record_.shape->Meant(Meaning::worker), day);
    for (MonthShare& share : shares_) {
      if (share.site == site && share.worker == worker) return share;
    }
    return shares_.emplace_back(
        MonthShare{std::string(site), std::string(worker), std::vector<std::int64_t>(columns_, 0), {}, {}});
  }

  [[nodiscard]] std::vector<MonthShare> Take() { return std::move(shares_); }

 private:
  const Record& record_;
  std::size_t columns_;
  std::vector<MonthShare> shares_;
};

void AddTimeliness(const Outcome& outcome, const ReportDays& days, std::vector<Timeliness>& list) {
  const std::optional<DutyStanding> duty = StandingOf(outcome);
  if (!duty || duty->undated || duty->status == DueStatus::open || duty->status == DueStatus::violated) return;
  if (IsQuestion(outcome.rule->kind)) return;  // what is only watched is never late
  if (!IsWithin(duty->day, days) && !(outcome.actual && IsWithin(*outcome.actual, days))) return;
  for (const std::string_view clause : outcome.rule->clauses) {
    Timeliness entry{std::string(clause), std::string(outcome.rule->id), outcome.rule->title, 0, 0, 0, 0, {}};
    switch (duty->status) {
      case DueStatus::met:
        entry.met = 1;
        break;
      case DueStatus::late:
        entry.late = 1;
        entry.late_by.push_back(std::abs(DaysBetween(*outcome.due, outcome.actual.value_or(*outcome.due))));
        break;
      case DueStatus::waived:
        entry.waived = 1;
        break;
      default:
        entry.missed = 1;
        break;
    }
    list.push_back(std::move(entry));
  }
}

void AddUndated(const Outcome& outcome, const ReportDays& days, std::vector<UndatedDuty>& list) {
  const std::optional<DutyStanding> duty = StandingOf(outcome);
  if (!duty || !duty->undated || outcome.spoken_by != nullptr || duty->day > days.to) return;
  // What was done, or settled, after the period was open on its last day.
  const bool done = duty->status == DueStatus::met && outcome.actual;
  const bool missed = duty->status == DueStatus::missed && outcome.settled_on;
  const bool later = (done && *outcome.actual > days.to) || (missed && *outcome.settled_on > days.to);
  UndatedDuty entry{{}, std::string(outcome.rule->id), outcome.rule->title, {}, {}, 0};
  if (done && IsWithin(*outcome.actual, days)) {
    entry.done_after.push_back(std::max(0, DaysBetween(duty->day, *outcome.actual)));
  } else if (duty->status == DueStatus::open || later) {
    entry.open_for.push_back(DaysBetween(duty->day, std::min(days.to, days.as_of)));
  } else if (missed && IsWithin(*outcome.settled_on, days)) {
    entry.missed = 1;
  } else {
    return;
  }
  for (const std::string_view clause : outcome.rule->clauses) {
    entry.clause = clause;
    list.push_back(entry);
  }
}

// Absent or unreadable at any time that matters.
bool IsUnknown(const Record& record, const Field* field, Date to) {
  if (field == nullptr) return false;
  for (const auto& list : record.shape->root.fields) {
    const bool keeps = std::find(list->history.begin(), list->history.end(), field) != list->history.end();
    const Value& value = record.Top(*list);
    if (keeps && (value.state == State::unreadable || !value.order_known)) return true;
  }
  return !Effective(record, *field, to).given();
}

Message LeftOutFor(Text what) { return {"month.left-out.field", {}, {{"field", std::move(what)}}}; }

}  // namespace

const std::vector<MonthColumn>& MonthDefinition::columns() const { return impl_->columns; }
Words MonthDefinition::title() const { return impl_->title; }

std::vector<std::string> MonthDefinition::ColumnsOf(std::string_view number) const {
  std::vector<std::string> ids;
  for (const MonthSource& source : impl_->sources) {
    if (source.number->id == number) ids.push_back(impl_->columns[source.first].id);
  }
  return ids;
}

std::optional<Message> MonthDefinition::ObstacleOf(const Record& record, const ReportDays& days) const {
  const Scene scene(record, *impl_->handbook, days.as_of);
  const Origin origin{&scene, nullptr, std::nullopt};
  bool counted = false;
  for (const MonthSource& source : impl_->sources) {
    if (source.number->shape != record.shape) continue;
    counted = true;
    if (const Path* obstacle = ObstacleTo(*source.number, origin)) return LeftOutFor(obstacle->name);
  }
  if (!counted) return std::nullopt;
  for (const Meaning meaning : {Meaning::site, Meaning::worker}) {
    const Field* field = record.shape->Meant(meaning);
    if (IsUnknown(record, field, days.to)) return LeftOutFor(PathName(*field));
  }
  return std::nullopt;
}

std::vector<MonthShare> MonthDefinition::SharesOf(const Record& record,
                                                  const std::vector<std::unique_ptr<Outcome>>& outcomes,
                                                  const ReportDays& days) const {
  const Scene scene(record, *impl_->handbook, days.as_of);
  const Origin origin{&scene, nullptr, std::nullopt};
  Shares shares(record, impl_->columns.size());
  for (const MonthSource& source : impl_->sources) {
    if (source.number->shape != record.shape) continue;
    ForEachEvent(*source.number, origin, days.from, days.to, [&](const Event& event) {
      shares.Count(event.day, source.first);
      if (event.part) shares.Count(event.day, source.first + 1 + *event.part);
    });
  }
  std::vector<Timeliness> timeliness;
  std::vector<UndatedDuty> undated;
  for (const auto& outcome : outcomes) {
    AddTimeliness(*outcome, days, timeliness);
    AddUndated(*outcome, days, undated);
  }
  if (!timeliness.empty()) shares.Of(days.to).timeliness = std::move(timeliness);
  if (!undated.empty()) shares.Of(days.to).undated = std::move(undated);
  return shares.Take();
}

}  // namespace lanzhi
