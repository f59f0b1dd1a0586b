#include "rule/kinds/deadline.h"

#include <algorithm>

#include "rule/compile/params.h"
#include "rule/compile/path.h"
#include "rule/eval/tests.h"
#include "rule/eval/wording.h"
#include "rule/kinds/all.h"
#include "rule/kinds/duty.h"

namespace lanzhi {
namespace {

static_assert(kIsKind<Deadline>, "a line is lacking in kinds/all.h");

std::string_view NameOfDirection(Direction direction) {
  switch (direction) {
    case Direction::after:
      return "after";
    case Direction::before:
      return "before";
    case Direction::lead:
      return "lead";
    case Direction::not_before:
      return "not-before";
    case Direction::by:
      return "by";
  }
  return "";
}

Ref Earliest(const Found& found) {
  return *std::min_element(found.values.begin(), found.values.end(),
                           [](const Ref& a, const Ref& b) { return a->number < b->number; });
}

// Of several dates the one that serves: the first from the trigger on, or from `earliest`; for a window the last up to
// the trigger, else the first after it; for a lead the first of all. The trigger itself discharges nothing.
Ref ChooseDone(const Found& found, Direction direction, const Ref& trigger, bool many, Date earliest = {}) {
  if (!many) return found.empty() ? Ref{} : found.values.front();
  const Date day = trigger->date();
  const bool forward = direction == Direction::after || direction == Direction::by;
  Ref chosen;
  Date best{};
  const auto is_better = [&](const Ref& ref, Date date) {
    if (ref == trigger || (forward && date < std::max(day, earliest))) return false;
    if (chosen.value == nullptr) return true;
    if (direction != Direction::before) return date < best;
    return best > day ? date < best : date > best && date <= day;
  };
  for (const Ref& ref : found.values) {
    const Date date = KnownFrom(ref);
    if (!is_better(ref, date)) continue;
    chosen = ref;
    best = date;
  }
  return chosen;
}

// Leaves the one whose turn it is for the element of the instance, whose limit is `due` (Deadline::in_turn).
void LeaveInTurn(const Path& limit, const Origin& origin, Date due, const Ref& trigger, Found& found) {
  const Record& record = origin.record();
  const Value& list = record.values[origin.element->parent];
  std::size_t turn = 0;
  for (std::uint32_t i = list.first; i < list.first + list.count; ++i) {
    const Value& element = record.values[i];
    if (!element.given()) continue;
    const Found other = ResolveFrom(limit, {origin.scene, &element, origin.on}, element);
    if (!other.empty() && other.values.front()->date() < due) ++turn;
  }
  std::vector<Ref> days;
  for (const Ref& ref : found.values) {
    if (KnownFrom(ref) >= trigger->date()) days.push_back(ref);
  }
  std::stable_sort(days.begin(), days.end(), [](const Ref& a, const Ref& b) { return KnownFrom(a) < KnownFrom(b); });
  found.values = {};
  if (turn < days.size()) found.values.push_back(days[turn]);
}

// Whether a later element of the list, up to the day that was agreed, agrees another (Deadline::moved_by).
bool IsMoved(const Path& moved_by, const Origin& origin, Date agreed) {
  const Record& record = origin.record();
  const Value& own = *origin.element;
  const Value* own_day = KeyDateOf(record, own);
  const Value& list = record.values[own.parent];
  if (own_day == nullptr || list.field == nullptr || list.field->type != Type::list) return false;
  for (std::uint32_t i = list.first; i < list.first + list.count; ++i) {
    const Value& element = record.values[i];
    const Value* day = element.given() ? KeyDateOf(record, element) : nullptr;
    if (day == nullptr || day->date() > agreed || day->date() < own_day->date()) continue;
    if (day->date() == own_day->date() && &element <= &own) continue;  // of one day, as the file has them
    if (!ResolveFrom(moved_by, {origin.scene, &element, day->date()}, element).empty()) return true;
  }
  return false;
}

// Takes out the dates of elements that do not pass (Deadline::kept_by).
void LeaveWhatKeepsNothing(const Tests& kept_by, const Origin& origin, Found& found) {
  Refs kept;
  for (const Ref& date : found.values) {
    const Value& element = date.record->values[date->parent];
    if (Check(kept_by, {origin.scene, &element, date->date()}) != Truth::no) kept.push_back(date);
  }
  found.values = kept;
}

// Of what came before the trigger the latest. Elements before that of the instance, in the same list, are no attempts.
Ref PassedOver(const Found& found, const Instance& instance, Date trigger) {
  const Record& record = instance.record();
  const Value* element = instance.origin.element;
  const bool listed = element != nullptr && record.values[element->parent].field != nullptr &&
                      record.values[element->parent].field->type == Type::list;
  const auto beside = [&](const Ref& ref) {
    if (!listed || ref.record != &record) return false;
    const Value* at = ref.value;
    while (at != &record.root() && at->parent != element->parent) at = &record.values[at->parent];
    return at->parent == element->parent;
  };
  Ref passed;
  for (const Ref& ref : found.values) {
    if (ref->date() >= trigger || beside(ref)) continue;
    if (passed.value == nullptr || ref->date() > passed->date()) passed = ref;
  }
  return passed;
}

// What is too early by its own date is too early, whenever it was known.
Date JudgedBy(const Ref& done, Direction direction, Date trigger) {
  const Date own = done->date();
  const bool forward = direction == Direction::after || direction == Direction::by;
  return direction == Direction::not_before || (forward && own < trigger) ? own : KnownFrom(done);
}

// What a window or a lead of a trigger that has come asks for can no longer be done in time.
bool AbsenceIsSettled(const Scene& scene, const Duty& duty) {
  const bool backwards = duty.direction == Direction::before || duty.direction == Direction::lead;
  if (backwards) return !duty.trigger->field->planned || scene.ended.has_value();
  return IsSettled(scene, duty.due);
}

// Every one of Deadline::done: the day on which the last was done, and what is not.
void JudgeWithoutNumber(const Deadline& kind, const Instance& instance, Duty& duty, Docket& docket) {
  const Date trigger = duty.trigger->date();
  const std::optional<Date>& known_to = instance.scene().known_to;
  if (kind.idle_months > 0 && (!known_to || *known_to < EndOfMonthAfter(trigger, kind.idle_months))) return;
  bool is_done = true;
  bool one = true;
  for (const DoneItem& item : kind.done) {
    const Path& path = item.path;
    Found room;
    const Found& found = Resolve(path, instance.origin, room);
    if (found.Unknown()) return docket.AddUndetermined(instance, found);
    one = one && !path.many;
    const bool dated = path.fact >= 0 || ValueField(path).type == Type::date;
    Ref chosen = found.empty() ? Ref{} : found.values.front();
    if (dated && path.many) {
      chosen = ChooseDone(found, Direction::after, duty.trigger, true);
      if (kind.early != Early::keep) duty.passed = PassedOver(found, instance, trigger);
    }
    // What came too early is better than nothing where `early` keeps it.
    if (chosen.value == nullptr && !found.empty() && kind.early == Early::keep) chosen = found.values.front();
    if (chosen.value == nullptr) {
      if (duty.missing.empty()) duty.absence.nearest = found.nearest;
      for (const Hole& hole : found.holes) duty.absence.holes.push_back(hole);
      // The form is what lacks where nothing of it is there.
      const Field* lacking = found.holes.empty() ? path.target : found.holes.front().field;
      duty.missing.push_back(FormName(lacking, path.name));
      AddClauses(duty.clauses, item.clauses.empty() ? instance.rule->clauses : item.clauses);
      is_done = false;
    } else if (dated && (duty.done.value == nullptr || chosen->date() > duty.done->date())) {
      duty.done = chosen;
    }
  }
  if (is_done && duty.done.value != nullptr) {
    duty.actual = JudgedBy(duty.done, Direction::after, trigger);
  } else if (!is_done) {
    duty.done = {};
  }
  if (kind.only_due && !is_done && instance.scene().ended) return;
  JudgeUndated({kind.settled_by, kind.instead, kind.timely, kind.early}, instance, duty, is_done, one, docket);
}

}  // namespace

void Deadline::CheckParameters(Params& params) const {
  const Part idle = params.Get("idle_months");
  if (!within && settled_by.empty() && !timely && !idle && !only_due) params.Missing("within, settled_by");
  // A question is settled by its answer alone.
  if (idle && (within || timely || only_due || !settled_by.empty())) {
    params.faults().Add(idle.key_place(), "handbook-both",
                        {Typed("names", "idle_months, within, settled_by, timely, only_due")});
  }
  if (only_due && !settled_by.empty()) {
    params.faults().Add(params.Get("only_due").key_place(), "handbook-both", {Typed("names", "only_due, settled_by")});
  }
  CheckUndated(params, within.has_value(), settled_by);
  for (const auto& [path, clauses] : done) {
    const bool date = path.fact >= 0 || (path.target != nullptr && ValueField(path).type == Type::date);
    if (within && !date)
      params.faults().Add(params.Get("done").place(), "handbook-path.type", {Typed("path", path.text)});
  }
  if ((moved_by || in_turn) && !params.Get("at")) params.Missing("at");
  if (in_turn && within && !within->day) params.Missing("by");
  if (within && done.size() > 1) params.WrongType(params.Get("done"), "handbook-type.paths");
  if (trigger.fact < 0) return;
  // A day that moves with every new entry is no trigger, unless something freezes it.
  const Fact& fact = params.scope().facts->facts[static_cast<std::size_t>(trigger.fact)];
  if (fact.pick == Fact::Pick::latest && fact.when.empty()) {
    params.faults().Add(params.Get("trigger").place(), "handbook-fact.moving", {Typed("name", fact.name)});
  }
}

void Judge(const Deadline& kind, const Instance& instance, Docket& docket) {
  Ref first;
  if (const std::optional<const Value*> straight = ResolveStraight(kind.trigger, instance.origin)) {
    if (*straight == nullptr) return;
    first = {&instance.record(), *straight};
  } else {
    Found room;
    const Found& triggers = Resolve(kind.trigger, instance.origin, room);
    if (triggers.Unknown()) docket.AddUndetermined(instance, triggers);
    if (triggers.Unknown() || triggers.empty()) return;
    first = Earliest(triggers);
  }
  Duty duty;
  duty.trigger_path = &kind.trigger;
  duty.done_path = &kind.done.front().path;
  duty.trigger = first;
  if (!kind.within) return JudgeWithoutNumber(kind, instance, duty, docket);
  duty.direction = kind.within->direction;
  duty.limit = kind.within->limit;
  std::optional<Date> by;
  if (kind.within->day) {
    Found room;
    const Found& day = Resolve(*kind.within->day, instance.origin, room);
    if (day.Unknown()) docket.AddUndetermined(instance, day);
    if (day.Unknown() || day.empty()) return;
    by = day.values.front()->date();
    duty.by = &*kind.within->day;
  }
  const Found& done = Resolve(kind.done.front().path, instance.origin, duty.absence);
  if (&done != &duty.absence) duty.absence = done;
  if (kind.moved_by) LeaveWhatKeepsNothing(kind.kept_by, instance.origin, duty.absence);
  if (kind.in_turn && by) LeaveInTurn(*kind.within->day, instance.origin, *by, duty.trigger, duty.absence);
  if (duty.absence.Unknown()) {
    docket.AddUndetermined(instance, duty.absence);
    return;
  }
  const Date trigger = duty.trigger->date();
  duty.due = DueDay(instance.scene().handbook->counting(), duty.direction, duty.limit.period, trigger, by);
  const bool many = kind.done.front().path.many;
  const bool appointment = kind.moved_by && instance.origin.element != nullptr;
  duty.done = ChooseDone(duty.absence, duty.direction, duty.trigger, many, appointment ? duty.due.day : trigger);
  const bool kept = duty.done.value != nullptr && KnownFrom(duty.done) <= duty.due.day;
  if (appointment && !kept && IsMoved(*kind.moved_by, instance.origin, duty.due.day)) return;
  const bool forward = duty.direction == Direction::after || duty.direction == Direction::by;
  if (many && forward) duty.passed = PassedOver(duty.absence, instance, trigger);
  DeadlineDays days{duty.direction, trigger, duty.due.day, std::nullopt, false, instance.scene().day};
  if (duty.done.value != nullptr) {
    days.done = JudgedBy(duty.done, duty.direction, trigger);
    duty.actual = days.done;
  } else if (kind.only_due) {
    if (instance.scene().ended) return;
  } else {
    days.settled = AbsenceIsSettled(instance.scene(), duty);
    // What was planned for a day that the record did not live to see is nobody's fault.
    const std::optional<Date>& ended = instance.scene().ended;
    if (duty.by != nullptr && ended && trigger < *ended && duty.due.day >= *ended) return;
  }
  const Verdict verdict = JudgeDeadline(days);
  if (kind.only_due && IsBreach(verdict)) return;
  Outcome* outcome = docket.Add(instance, verdict, {trigger, duty.due.day, duty.actual});
  if (outcome == nullptr) return;
  if (outcome->verdict == Verdict::late) duty.variant = NameOfDirection(duty.direction);
  // An open window can be kept up to its trigger.
  if (IsRunning(outcome->verdict) && duty.direction == Direction::before) duty.due = {trigger, trigger, false};
  Describe(*outcome, instance, duty);
}

}  // namespace lanzhi
