#include "view/timeliness.h"

#include <algorithm>
#include <cstdlib>

#include "record/shown.h"
#include "rule/eval/resolve.h"
#include "rule/kinds/all.h"
#include "rule/rule.h"
#include "view/show.h"

namespace lanzhi {
namespace {

// The answers stand in ClauseCount::What as the shapes list them: yes, no, not applicable.
constexpr std::int64_t kAnswers = 3, kFirstAnswer = static_cast<std::int64_t>(ClauseCount::What::answered_yes);

bool IsWithin(Date day, const ReportDays& days) { return days.from <= day && day <= days.to; }

std::optional<ClauseCount::What> WhatOf(const Ruling& outcome) {
  using What = ClauseCount::What;
  if (outcome.waiver != nullptr) return What::waived;
  switch (outcome.verdict) {
    case Verdict::met:
      return What::met;
    case Verdict::late:
      return What::late;
    case Verdict::missed:
    case Verdict::missing:
    case Verdict::violated:
    case Verdict::contradicted:
      return What::missed;
    case Verdict::overdue:
      return What::overdue;
    case Verdict::open:
      return What::open;
    default:
      return std::nullopt;
  }
}

bool BelongsTo(const Ruling& outcome, ClauseCount::What what, std::optional<Date> day, const ReportDays& days) {
  const std::optional<Date> own = outcome.due ? outcome.due : outcome.trigger ? outcome.trigger : outcome.dated;
  if (what == ClauseCount::What::open || what == ClauseCount::What::overdue) {
    const std::optional<Date> since = outcome.trigger ? outcome.trigger : own ? own : day;
    return !since || *since <= days.to;
  }
  if (outcome.actual && IsWithin(*outcome.actual, days)) return true;
  const std::optional<Date> of = own ? own : day;
  return of && IsWithin(*of, days);
}

}  // namespace

void AddTimeliness(const Ruling& outcome, const DutyStanding& duty, const ReportDays& days,
                   std::vector<TimelyShare>& list) {
  if (duty.status == DueStatus::open || duty.status == DueStatus::violated) return;
  if (!IsWithin(duty.day, days) && !(outcome.actual && IsWithin(*outcome.actual, days))) return;
  if (IsQuestion(*outcome.rule->kind)) return;  // what is only watched is never late
  TimelyShare share{outcome.rule, duty.status, 0};
  switch (duty.status) {
    case DueStatus::met:
    case DueStatus::waived:
      break;
    case DueStatus::late:
      share.late_by = std::abs(DaysBetween(*outcome.due, outcome.actual.value_or(*outcome.due)));
      break;
    default:
      share.status = DueStatus::missed;
      break;
  }
  list.push_back(share);
}

void AddUndated(const Ruling& outcome, const DutyStanding& duty, const ReportDays& days,
                std::vector<UndatedShare>& list) {
  using What = UndatedShare::What;
  if (outcome.spoken_by != nullptr || duty.day > days.to) return;
  // What was done, or settled, after the period was open on its last day.
  const bool done = duty.status == DueStatus::met && outcome.actual;
  const bool missed = duty.status == DueStatus::missed && outcome.settled_on;
  const bool later = (done && *outcome.actual > days.to) || (missed && *outcome.settled_on > days.to);
  if (done && IsWithin(*outcome.actual, days)) {
    list.push_back({outcome.rule, What::done, std::max(0, DaysBetween(duty.day, *outcome.actual))});
  } else if (duty.status == DueStatus::open || later) {
    list.push_back({outcome.rule, What::open, DaysBetween(duty.day, std::min(days.to, days.as_of))});
  } else if (missed && IsWithin(*outcome.settled_on, days)) {
    list.push_back({outcome.rule, What::missed, 0});
  }
}

std::string_view ClauseCount::NameOf(What what) {
  constexpr std::string_view kNames[] = {"met",  "late",         "missed",      "waived",     "overdue",
                                         "open", "answered_yes", "answered_no", "answered_na"};
  static_assert(std::size(kNames) == kWhats);
  return kNames[static_cast<std::size_t>(what)];
}

std::optional<Date> DayOf(const Record& record, const Handbook& handbook, const ReportDays& days) {
  if (const Value* of = record.Top(Meaning::month); of != nullptr && of->given()) {
    const std::optional<CalendarUnit> unit = UnitOf(of->field->type);
    return unit ? LastOfUnit(of->date(), *unit) : of->date();
  }
  if (const std::optional<Date> day = KeyDayOf(record, record.root())) return day;
  const std::optional<Date> began = ListRowOf(record, handbook).began;
  return record.shape->linked && began.value_or(days.to) <= days.to ? days.to : began;
}

void AddClauses(const Ruling& outcome, std::optional<Date> day, const ReportDays& days,
                std::vector<ClauseShare>& list) {
  const std::optional<ClauseCount::What> what = WhatOf(outcome);
  if (!what || IsQuestion(*outcome.rule->kind) || !BelongsTo(outcome, *what, day, days)) return;
  for (const std::string_view clause : outcome.rule->clauses) list.push_back({clause, *what});
}

void AddAnswers(const Record& record, const ReportDays& days,
                std::vector<std::pair<std::string, ClauseCount::What>>& list) {
  using What = ClauseCount::What;
  for (const Value& value : record.values) {
    if (value.field == nullptr || value.field->means != Meaning::checklist || !value.given()) continue;
    const std::optional<Date> day = KeyDayOf(record, value);
    if (!day || !IsWithin(*day, days)) continue;
    for (std::uint32_t i = value.first; i < value.first + value.count; ++i) {
      const Value& element = record.values[i];
      const Value* clause = element.given() ? record.ChildMeant(element, Meaning::clause) : nullptr;
      const Value* answer = element.given() ? record.ChildMeant(element, Meaning::answer) : nullptr;
      if (clause == nullptr || answer == nullptr || !clause->given() || !answer->given()) continue;
      const std::optional<std::string_view> id = Shown(*clause);
      if (id && answer->number < kAnswers) list.emplace_back(*id, static_cast<What>(kFirstAnswer + answer->number));
    }
  }
}

std::vector<DueRow> NotDone(const Record& record, const std::vector<std::unique_ptr<Outcome>>& outcomes,
                            const ReportDays& days) {
  std::vector<DueRow> rows =
      DueRowsOf(record, outcomes, [](const DutyStanding& duty) { return duty.status == DueStatus::overdue; });
  for (DueRow& row : UnfiledRowsOf(record, outcomes, days.as_of)) {
    if (row.status == DueStatus::open && (row.since || row.due <= days.as_of)) rows.push_back(std::move(row));
  }
  rows.shrink_to_fit();  // few of a record's duties are left, and a report holds those of all records
  for (DueRow& row : rows) {
    row.file.reset();  // so that a long list does not hold all texts
    row.record = ToldId(row.record, record.shape);
  }
  return rows;
}

}  // namespace lanzhi
