#include "rule/kinds/deadline.h"

#include <algorithm>

#include "rule/compile/params.h"
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

// Of several dates the one that serves: the first from the trigger on; for a window the last up to the trigger, else
// the first after it; for a lead the first of all. The trigger itself discharges nothing.
Ref Choose(const Found& found, Direction direction, const Ref& trigger, bool many) {
  if (!many) return found.empty() ? Ref{} : found.values.front();
  const Date day = trigger->date();
  Ref chosen;
  const auto better = [&](const Ref& ref) {
    const Date date = KnownFrom(ref);
    const bool forward = direction == Direction::after || direction == Direction::by;
    if (ref == trigger || (forward && date < day)) return false;
    if (chosen.value == nullptr) return true;
    const Date best = KnownFrom(chosen);
    if (direction != Direction::before) return date < best;
    return best > day ? date < best : date > best && date <= day;
  };
  for (const Ref& ref : found.values) {
    if (better(ref)) chosen = ref;
  }
  return chosen;
}

// What is too early by its own date is too early, whenever it was known.
Date JudgedBy(const Ref& done, Direction direction, Date trigger) {
  const Date own = done->date();
  const bool forward = direction == Direction::after || direction == Direction::by;
  return direction == Direction::not_before || (forward && own < trigger) ? own : KnownFrom(done);
}

// What a window or a lead of a trigger that has come asks for can no longer be done in time.
bool IsSettled(const Scene& scene, Direction direction, const Ref& trigger) {
  const bool backwards = direction == Direction::before || direction == Direction::lead;
  if (backwards) return !trigger->field->planned || scene.ended.has_value();
  return EndSettles(scene, trigger->date());
}

}  // namespace

void Deadline::CheckParameters(Params& params) const {
  if (trigger.fact < 0) return;
  // A day that moves with every new entry is no trigger, unless something freezes it.
  const Fact& fact = params.scope().facts->facts[static_cast<std::size_t>(trigger.fact)];
  if (fact.pick == Fact::Pick::latest && fact.when.empty()) {
    params.faults().Add(params.Get("trigger").place(), "handbook-fact.moving", {Typed("name", fact.name)});
  }
}

void Judge(const Deadline& kind, const Instance& instance, Docket& docket) {
  const Found triggers = Resolve(kind.trigger, instance.origin);
  if (triggers.Unknown()) {
    docket.AddUndetermined(instance, triggers);
    return;
  }
  if (triggers.empty()) return;
  Duty duty;
  duty.trigger_path = &kind.trigger;
  duty.done_path = &kind.done;
  duty.trigger = Earliest(triggers);
  duty.direction = kind.within.direction;
  duty.limit = kind.within.limit;
  std::optional<Date> by;
  if (kind.within.day) {
    const Found day = Resolve(*kind.within.day, instance.origin);
    if (day.Unknown()) docket.AddUndetermined(instance, day);
    if (day.Unknown() || day.empty()) return;
    by = day.values.front()->date();
    duty.by = &*kind.within.day;
  }
  duty.absence = Resolve(kind.done, instance.origin);
  if (duty.absence.Unknown()) {
    docket.AddUndetermined(instance, duty.absence);
    return;
  }
  const Date trigger = duty.trigger->date();
  duty.due = DueDay(duty.direction, duty.limit.period, trigger, by);
  duty.done = Choose(duty.absence, duty.direction, duty.trigger, kind.done.many);
  DeadlineDays days{duty.direction, trigger, duty.due, std::nullopt, false, instance.scene().day};
  if (duty.done.value != nullptr) {
    days.done = JudgedBy(duty.done, duty.direction, trigger);
    duty.actual = days.done;
  } else {
    days.settled = IsSettled(instance.scene(), duty.direction, duty.trigger);
    // What was planned for a day that the record did not live to see is nobody's fault.
    if (duty.by != nullptr && days.settled && duty.due >= *instance.scene().ended) return;
  }
  Outcome* outcome = docket.Add(instance, JudgeDeadline(days));
  if (outcome == nullptr) return;
  if (outcome->verdict == Verdict::late) duty.variant = NameOfDirection(duty.direction);
  // An open window can be kept up to its trigger.
  if (IsRunning(outcome->verdict) && duty.direction == Direction::before) duty.due = trigger;
  Describe(*outcome, instance, duty);
}

}  // namespace lanzhi
