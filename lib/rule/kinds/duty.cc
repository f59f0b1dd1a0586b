#include "rule/kinds/duty.h"

#include <cstdlib>

#include "rule/eval/wording.h"

namespace lanzhi {
void Describe(Outcome& outcome, const Instance& instance, const Duty& duty) {
  const Date trigger = duty.trigger->date();
  Reckoning reckoning{duty.trigger, duty.trigger_path, trigger, &duty.trigger_path->name, duty.limit,
                      false,        duty.times,        duty.due};
  reckoning.backwards = duty.direction == Direction::before || duty.direction == Direction::lead;
  if (duty.from_end) reckoning.anchor = duty.end;
  if (duty.by != nullptr) {
    reckoning.anchor = duty.due;
    reckoning.anchor_name = &duty.by->name;
  }
  SetReckoning(outcome, reckoning);
  Args args{{"trigger", trigger}, {"due", duty.due}};
  if (duty.by == nullptr) args.push_back({"period", duty.every.value_or(duty.limit.period)});
  if (duty.n > 0) args.push_back({"n", std::int64_t{duty.n}});
  if (duty.actual) {
    outcome.actual = duty.actual;
    args.push_back({"done", *duty.actual});
    args.push_back({"days", static_cast<std::int64_t>(std::abs(DaysBetween(trigger, *duty.actual)))});
    PointAtValue(outcome, duty.done);
  } else {
    const Field* target = duty.done_path->target;
    args.push_back({"missing", std::vector<Text>{FormName(target, duty.done_path->name)}});
    PointAtAbsence(outcome, instance.record(), duty.absence);
    AddHoles(outcome, duty.absence.holes);
  }
  Finish(outcome, instance, {std::move(args), duty.n == 0 ? trigger : duty.end, duty.actual, duty.variant});
}

bool EndSettles(const Scene& scene, Date trigger) { return scene.ended && trigger < *scene.ended; }

}  // namespace lanzhi
