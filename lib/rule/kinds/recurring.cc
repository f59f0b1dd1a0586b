#include "rule/kinds/recurring.h"

#include <algorithm>

#include "rule/compile/params.h"
#include "rule/kinds/all.h"
#include "rule/kinds/duty.h"
#include "rule/kinds/elsewhere.h"
#include "rule/kinds/terms.h"

namespace lanzhi {
namespace {

static_assert(kIsKind<Recurring>, "a line is lacking in kinds/all.h");

// What the term and the end of the record make of the duty.
RecurringDays DaysOf(const Recurring& kind, const Instance& instance, const Term& term) {
  const Scene& scene = instance.scene();
  RecurringDays days;
  days.from = term.from();
  days.every = kind.every.period;
  if (kind.within) days.within = kind.within->period;
  days.restart = kind.restart == Restart::done;
  days.day = scene.day;
  days.counting = &scene.handbook->counting();
  days.known_to = scene.known_to;
  if (term.until.value != nullptr) {
    days.until = term.until->date();
    days.settled = !term.until->field->planned;
  }
  if (!scene.ended || days.from >= *scene.ended) return days;
  days.until = days.until ? std::min(*days.until, *scene.ended) : *scene.ended;
  days.settled = true;
  return days;
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

// Of several days leaves the first by that order.
template <typename Before>
void LeaveOne(Found& days, Before before) {
  if (days.values.size() < 2) return;
  const Ref one = *std::min_element(days.values.begin(), days.values.end(), before);
  days.values = {};
  days.values.push_back(one);
}

// Leaves what is known from the first day on and before the other; without a day there is no such end.
void LeaveBetween(std::optional<Date> from, std::optional<Date> before, Found& found) {
  Refs left;
  for (const Ref& ref : found.values) {
    const Date known = KnownFrom(ref);
    if ((!from || known >= *from) && (!before || known < *before)) left.push_back(ref);
  }
  found.values = left;
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

// One term of what is done in the record itself. `first_missed`: nothing was missed before.
void JudgeTerm(const Recurring& kind, const Instance& instance, const Term& term, const Found& done, bool& first_missed,
               Docket& docket) {
  std::vector<Date> dates;
  for (const Ref& ref : done.values) dates.push_back(KnownFrom(ref));
  const std::optional<Date>& records_from = instance.scene().records_from;
  for (const Occurrence& occurrence : JudgeRecurring(DaysOf(kind, instance, term), dates)) {
    // Whether it was done before the folder was kept nobody knows. What runs from what was done last is asked for all
    // the same: it is one duty.
    const bool before = records_from && occurrence.due.raw < *records_from;
    if (occurrence.done == Occurrence::kNone && before && kind.restart == Restart::never) continue;
    ReportOccurrence({kind, term.begun, done}, occurrence, first_missed, instance, docket);
    if (occurrence.done == Occurrence::kNone) first_missed = false;
  }
}

// Over the days of one term after another.
void JudgeTerms(const Recurring& kind, const Instance& instance, const std::vector<Term>& terms, const Found& from,
                const Found& done, Docket& docket) {
  if (kind.in) {
    for (const Term& term : terms) {
      JudgeElsewhere(kind, instance, term.begun, DaysOf(kind, instance, term), docket);
    }
    return;
  }
  if (from.empty()) return;
  bool first_missed = true;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    Term term = terms[i];
    Found within = done;
    // What is done belongs to the term that has begun by then.
    LeaveBetween(i > 0 ? std::optional(term.from()) : std::nullopt,
                 i + 1 < terms.size() ? std::optional(terms[i + 1].from()) : std::nullopt, within);
    if (i == 0 || from.values.front()->date() > term.from()) term.begun = from.values.front();
    JudgeTerm(kind, instance, term, within, first_missed, docket);
  }
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
  LeaveOne(from, [](const Ref& a, const Ref& b) { return a->number < b->number; });
  // Of what begins nobody knows when, from the day on from which the folder is kept.
  const bool stands_in = kind.in && (kind.in->of || !kind.at_end.empty());
  if (from.empty() && !from.Unknown() && stands_in) from = RecordsFrom(instance.scene());
  if (!kind.terms && from.empty() && !from.Unknown()) return;
  Found until;
  std::vector<Term> terms;
  if (kind.terms) {
    terms = TermsOf(kind, instance, until);
  } else if (kind.until) {
    until = Resolve(*kind.until, instance.origin);
    LeaveOne(until, [](const Ref& a, const Ref& b) { return a->number > b->number; });
  }
  Found done;
  if (!kind.in) done = Resolve(kind.done, instance.origin);
  for (const Found* found : {&from, &until, &done}) {
    if (!found->Unknown()) continue;
    docket.AddUndetermined(instance, *found);
    return;
  }
  std::stable_sort(done.values.begin(), done.values.end(),
                   [](const Ref& a, const Ref& b) { return KnownFrom(a) < KnownFrom(b); });
  if (!terms.empty()) return JudgeTerms(kind, instance, terms, from, done, docket);
  if (from.empty()) return;
  const Term whole{from.values.front(), until.empty() ? Ref{} : until.values.front()};
  if (kind.in) return JudgeElsewhere(kind, instance, whole.begun, DaysOf(kind, instance, whole), docket);
  bool first_missed = true;
  JudgeTerm(kind, instance, whole, done, first_missed, docket);
}

}  // namespace lanzhi
