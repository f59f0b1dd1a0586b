#include "rule/kinds/recurring.h"

#include <algorithm>

#include "rule/compile/params.h"
#include "rule/kinds/all.h"
#include "rule/kinds/duty.h"
#include "rule/kinds/elsewhere.h"

namespace lanzhi {
namespace {

static_assert(kIsKind<Recurring>, "a line is lacking in kinds/all.h");

// The end of the record, and what bounds the duty besides.
void SetEnd(const Recurring& kind, const Instance& instance, const Found& until, RecurringDays& days) {
  if (kind.until && !until.empty()) {
    days.until = until.values.front()->date();
    days.settled = !until.values.front()->field->planned;
  }
  const Scene& scene = instance.scene();
  days.known_to = scene.known_to;
  if (!scene.ended || days.from >= *scene.ended) return;
  days.until = days.until ? std::min(*days.until, *scene.ended) : *scene.ended;
  days.settled = true;
}

Ref ListAround(const Ref& ref) {
  const Value* value = ref.value;
  while (value != &ref.record->root() && (value->field == nullptr || value->field->type != Type::list)) {
    value = &ref.record->values[value->parent];
  }
  return {ref.record, value};
}

// The agency's own day.
Found RecordsFrom(const Scene& scene) {
  Found found;
  if (scene.agency == nullptr) return found;
  const Value* from = scene.agency->Top(Meaning::records_from);
  if (from != nullptr && from->given()) found.values.push_back({scene.agency, from});
  return found;
}

struct Series {
  const Recurring& kind;
  const Ref& from;
  const Found& done;  // by the day from which each is known
};

void ReportOccurrence(const Series& series, const Occurrence& occurrence, bool first_missed, const Instance& instance,
                      Docket& docket) {
  const auto done_at = [&](int at) { return series.done.values[static_cast<std::size_t>(at)]; };
  const bool chained = occurrence.anchor_done != Occurrence::kNone;
  const Ref trigger = chained ? done_at(occurrence.anchor_done) : series.from;
  const Ref done = occurrence.done != Occurrence::kNone ? done_at(occurrence.done) : Ref{};
  const std::optional<Date> actual = done.value == nullptr ? std::nullopt : std::optional(KnownFrom(done));
  Outcome* outcome = docket.Add(instance, occurrence.verdict, {trigger->date(), occurrence.due.day, actual});
  if (outcome == nullptr) return;
  const Recurring& kind = series.kind;
  const std::string due = FormatDate(occurrence.due.raw);
  outcome->element = outcome->element.empty() ? due : outcome->element + " " + due;
  Duty duty;
  duty.trigger_path = chained ? &kind.done : &kind.from;
  duty.done_path = &kind.done;
  duty.trigger = trigger;
  duty.limit = kind.within ? *kind.within : kind.every;
  duty.from_end = kind.within.has_value();
  duty.times = kind.within ? 1 : occurrence.times;
  duty.every = kind.every.period;
  duty.end = occurrence.end;
  duty.n = occurrence.n;
  duty.due = occurrence.due;
  duty.by_month = occurrence.by_month;
  duty.done = done;
  duty.actual = actual;
  if (done.value == nullptr) {
    duty.absence = series.done;
    // Every occurrence is a duty of its own: only the first rests on the list that is not there.
    if (!first_missed) duty.absence.holes.clear();
    if (!series.done.empty()) duty.absence.nearest = ListAround(series.done.values.front());
  }
  Describe(*outcome, instance, duty);
}

}  // namespace

void Recurring::CheckParameters(Params& params) const {
  if (!in) return;
  for (const std::string_view other : {"within", "restart"}) {
    // Where the day on which it was done tells the period, it cannot be done after its end.
    if (in->of && other == "within") continue;
    const Part both = params.Get(other);
    if (both) params.faults().Add(both.key_place(), "handbook-both", {Typed("names", "in, within, restart")});
  }
}

void Judge(const Recurring& kind, const Instance& instance, Docket& docket) {
  Found from = Resolve(kind.from, instance.origin);
  // Of what begins nobody knows when, from the day on from which the folder is kept.
  const bool stands_in = kind.in && (kind.in->of || !kind.at_end.empty());
  if (from.empty() && !from.Unknown() && stands_in) from = RecordsFrom(instance.scene());
  if (!from.Unknown() && from.empty()) return;
  Found until;
  if (kind.until) until = Resolve(*kind.until, instance.origin);
  Found done;
  if (!kind.in) done = Resolve(kind.done, instance.origin);
  for (const Found* found : {&from, &until, &done}) {
    if (!found->Unknown()) continue;
    docket.AddUndetermined(instance, *found);
    return;
  }

  RecurringDays days;
  days.from = from.values.front()->date();
  days.every = kind.every.period;
  if (kind.within) days.within = kind.within->period;
  days.restart = kind.restart == Restart::done;
  days.day = instance.scene().day;
  days.counting = &instance.scene().handbook->counting();
  SetEnd(kind, instance, until, days);
  if (kind.in) {
    JudgeElsewhere(kind, instance, from.values.front(), days, docket);
    return;
  }
  std::stable_sort(done.values.begin(), done.values.end(),
                   [](const Ref& a, const Ref& b) { return KnownFrom(a) < KnownFrom(b); });
  std::vector<Date> dates;
  for (const Ref& ref : done.values) dates.push_back(KnownFrom(ref));
  bool first_missed = true;
  const std::optional<Date>& records_from = instance.scene().records_from;
  for (const Occurrence& occurrence : JudgeRecurring(days, dates)) {
    // Whether it was done before the folder was kept nobody knows. What runs from what was done last is asked for all
    // the same: it is one duty.
    const bool before = records_from && occurrence.due.raw < *records_from;
    if (occurrence.done == Occurrence::kNone && before && kind.restart == Restart::never) continue;
    ReportOccurrence({kind, from.values.front(), done}, occurrence, first_missed, instance, docket);
    if (occurrence.done == Occurrence::kNone) first_missed = false;
  }
}

}  // namespace lanzhi
