// deadline: a thing done in time, counted from a trigger.
//
// Without the trigger the rule does not apply. Done inside the limit: met; outside: late; before the trigger of an
// `after`: violated. Of several dates the one that serves counts (of an `after` the first from the trigger on).
// Not done: open until the last day, then overdue; what has happened since makes it missed or missing:
// - `within: {after P}` and `{by: path}`: missed when the record has ended after the trigger (up to the last day it
//   may still come; what was planned for the day of the end or later is not asked for);
// - `within: {before P}`, a window that closes with the trigger, and `at_least: {before P}`, a lead: missing once the
//   trigger has come or, where that is a planned date, the record has ended;
// - `not_before: P` asks nothing of what is not done; done before its first day it is late.
// That a day has merely gone by settles nothing: `lint` has no clock.
#pragma once

#include <string_view>
#include <tuple>

#include "rule/parameter.h"

namespace lanzhi {

class Docket;
struct Instance;

struct Deadline {
  static constexpr std::string_view kName = "deadline";
  static constexpr bool kAsksForForm = false;

  Path trigger;
  Path done;
  Within within;

  static constexpr auto Parameters() {
    return std::tuple{
        ParameterSpec("trigger", &Deadline::trigger, kDate),
        ParameterSpec("done", &Deadline::done, kDates),
        ParameterSpec("within", &Deadline::within).AgencyMay(),
    };
  }
  // The trigger does not move with every new entry.
  void CheckParameters(Params& params) const;
};

void Judge(const Deadline& kind, const Instance& instance, Docket& docket);

}  // namespace lanzhi
