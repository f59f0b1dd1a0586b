#include "view/due.h"

#include <algorithm>
#include <tuple>

#include "record/shown.h"
#include "rule/rule.h"
#include "view/periods.h"
#include "view/site.h"

namespace lanzhi {
namespace {

bool IsDuty(const Rule& rule) {
  if (std::holds_alternative<Recurring>(*rule.kind) || std::holds_alternative<Target>(*rule.kind)) return true;
  if (IsUndated(*rule.kind)) return true;
  const Within* within = WithinOf(*rule.kind);
  // `not_before` names the first day on which a thing may be done; nobody has to do it.
  return within != nullptr && within->direction != Within::Direction::not_before;
}

std::optional<DueStatus> StatusOf(const Ruling& outcome) {
  if (outcome.waiver != nullptr) return DueStatus::waived;
  switch (outcome.verdict) {
    case Verdict::open:
      return DueStatus::open;
    case Verdict::overdue:
      return DueStatus::overdue;
    case Verdict::met:
      return DueStatus::met;
    case Verdict::late:
      return DueStatus::late;
    case Verdict::missed:
    case Verdict::missing:
      return DueStatus::missed;
    case Verdict::violated:
      return DueStatus::violated;
    default:
      return std::nullopt;
  }
}

// The person whom the record names in the role that must act, else the role.
std::string_view ActorOf(const Record& record, std::string_view role) {
  if (role.empty()) return {};
  const std::string_view person = ReferenceOn(record, record.shape->root.Find(role));
  return person.empty() ? role : person;
}

// Where to look: at what is lacking, or, where the record has no such section yet, at what it is due after.
Span SpanOf(const Record& record, const Outcome& outcome) {
  if (outcome.primary.file == record.file() && !outcome.pointer.empty()) return outcome.primary.span;
  for (const Related& related : outcome.related) {
    if (related.pointer == outcome.trigger_pointer && related.place.file == record.file()) return related.place.span;
  }
  return record.id_span;
}

DueRow RowOf(const Record& record, const Outcome& outcome, const DutyStanding& duty) {
  const Rule& rule = *outcome.rule;
  DueRow row;
  row.rule = rule.id;
  row.title = rule.title;
  row.clauses.assign(outcome.clauses.begin(), outcome.clauses.end());
  row.kind = record.shape->kind;
  row.record = record.id;
  row.file = record.file();
  row.path = row.file->path;
  row.span = SpanOf(record, outcome);
  row.element = outcome.element;
  row.site = SiteOf(record).id;
  row.worker = ReferenceOn(record, record.shape->Meant(Meaning::worker));
  row.actor = ActorOf(record, rule.actor);
  row.acts_as = rule.actor;
  if (row.actor == rule.actor) row.role = rule.actor_names;
  row.trigger_pointer = outcome.trigger_pointer;
  row.trigger = outcome.trigger;
  row.due = duty.day;
  row.raw_due = duty.undated || duty.window ? duty.day : outcome.derivation.due.raw;
  if (duty.undated) row.since = duty.day;
  row.status = duty.status;
  row.done = outcome.actual;
  row.passed = outcome.passed;
  row.derivation = outcome.derivation;
  row.progress = outcome.progress;
  if (outcome.waiver != nullptr) row.waiver = outcome.waiver->id;
  return row;
}

bool SpeaksForItself(const Outcome& outcome) { return !IsRunning(outcome.verdict) || outcome.spoken_by == nullptr; }

}  // namespace

std::string_view DueStatusName(DueStatus status) {
  switch (status) {
    case DueStatus::open:
      return "open";
    case DueStatus::overdue:
      return "overdue";
    case DueStatus::met:
      return "met";
    case DueStatus::late:
      return "late";
    case DueStatus::missed:
      return "missed";
    case DueStatus::violated:
      return "violated";
    case DueStatus::waived:
      return "waived";
  }
  return {};
}

std::optional<DutyStanding> StandingOf(const Ruling& outcome) {
  if (!IsDuty(*outcome.rule)) return std::nullopt;
  const std::optional<DueStatus> status = StatusOf(outcome);
  if (!status) return std::nullopt;
  if (!outcome.due && outcome.trigger && IsUndated(*outcome.rule->kind)) {
    return DutyStanding{*status, *outcome.trigger, false, true};
  }
  if (!outcome.due) return std::nullopt;
  const Within* within = WithinOf(*outcome.rule->kind);
  const bool window = within != nullptr && within->direction == Within::Direction::before;
  return DutyStanding{*status, window ? outcome.trigger.value_or(*outcome.due) : *outcome.due, window, false};
}

std::vector<DueRow> DueRowsOf(const Record& record, const std::vector<std::unique_ptr<Outcome>>& outcomes,
                              const std::function<bool(const DutyStanding&)>& asked) {
  std::vector<const Outcome*> told;
  for (const auto& outcome : outcomes) {
    if (SpeaksForItself(*outcome)) told.push_back(outcome.get());
  }
  std::vector<DueRow> rows;
  for (const ToldOutcome& telling : TellPeriods(told)) {
    const std::optional<DutyStanding> duty = StandingOf(*telling.outcome);
    if (!duty || (asked && !asked(*duty))) continue;
    DueRow& row = rows.emplace_back(RowOf(record, *telling.outcome, *duty));
    row.periods = telling.periods;
    row.last = telling.last->due.value_or(row.due);
    row.of = telling.outcome->period;
    row.of_last = telling.last->period;
  }
  return rows;
}

std::vector<DueRow> DutiesOf(const Record& record, const std::vector<std::unique_ptr<Outcome>>& outcomes) {
  std::vector<DueRow> rows;
  for (const auto& outcome : outcomes) {
    const std::optional<DutyStanding> duty = SpeaksForItself(*outcome) ? StandingOf(*outcome) : std::nullopt;
    if (!duty) continue;
    DueRow& row = rows.emplace_back(RowOf(record, *outcome, *duty));
    row.last = row.due;
    row.of = row.of_last = outcome->period;
  }
  return rows;
}

std::vector<DueRow> UnfiledRowsOf(const Record& record, const std::vector<std::unique_ptr<Outcome>>& outcomes,
                                  Date today) {
  std::vector<DueRow> rows;
  for (const auto& outcome : outcomes) {
    const auto* recurring = std::get_if<Recurring>(outcome->rule->kind.get());
    if (recurring == nullptr || !recurring->in || !recurring->in->of || outcome->actual) continue;
    const Shape* filed_in = recurring->in->shape;
    if (filed_in == nullptr || filed_in->id_parts.empty() || outcome->derivation.anchor >= today) continue;
    const std::optional<DutyStanding> duty = StandingOf(*outcome);
    if (!duty || duty->status == DueStatus::waived) continue;
    DueRow& row = rows.emplace_back(RowOf(record, *outcome, *duty));
    row.last = row.due;
    row.of = row.of_last = outcome->period;
  }
  return rows;
}

std::optional<DueRow> WaiverRowOf(const Record& waiver, Date day, Words title) {
  const Value* until = waiver.Top(Meaning::until);
  if (until == nullptr || !until->given() || until->date() < day) return std::nullopt;
  DueRow row;
  row.rule = "waiver-ends";
  row.title = title;
  row.kind = waiver.shape->kind;
  row.record = waiver.id;
  row.file = waiver.file();
  row.path = row.file->path;
  row.span = until->span;
  row.actor = ReferenceOn(waiver, waiver.shape->Meant(Meaning::asked_by));
  row.raw_due = row.due = until->date();
  row.derivation.due = {row.due, row.due, false};
  row.trigger = until->date();
  row.trigger_pointer = PointerOf(waiver, *until);
  row.derivation.anchor = until->date();
  row.derivation.anchor_name = PathName(*until->field);
  return row;
}

void SortDueRows(std::vector<DueRow>& rows) {
  const auto key = [](const DueRow& row) {
    return std::make_tuple(row.since.has_value(), row.due, std::string_view(row.record), std::string_view(row.rule),
                           std::string_view(row.element), std::string_view(row.path));
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const DueRow& a, const DueRow& b) { return key(a) < key(b); });
}

DueGroup GroupOf(const DueRow& row, Date today) {
  if (row.status == DueStatus::overdue) return DueGroup::overdue;
  if (row.status != DueStatus::open) return DueGroup::settled;
  if (row.due == today) return DueGroup::today;
  const unsigned weekday = std::chrono::weekday{today}.iso_encoding();  // Monday = 1
  const Date sunday = today + std::chrono::days{7 - static_cast<int>(weekday)};
  if (row.due <= sunday) return DueGroup::this_week;
  if (row.due <= EndOfMonth(today)) return DueGroup::this_month;
  return DueGroup::later;
}

}  // namespace lanzhi
