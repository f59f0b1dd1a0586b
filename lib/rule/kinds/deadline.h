// deadline: a thing done in time, counted from a trigger.
//
// Without the trigger the rule does not apply. Done inside the limit: met; outside: late; before the trigger of an
// `after`: violated. Of several dates the one that serves counts (of an `after` the first from the trigger on).
// Not done: open until the last day, then overdue; what has happened since makes it missed or missing:
// - `within: {after P}` and `{by: path}`: missed when the record has ended after the last day or the folder is known to
// be complete
//   to it (what was planned for the day of the end or later is not asked for);
// - `within: {before P}`, a window that closes with the trigger, and `at_least: {before P}`, a lead: missing once the
//   trigger has come or, where that is a planned date, the record has ended;
// - `not_before: P` asks nothing of what is not done; done before its first day it is late.
// That a day has merely gone by settles nothing: `lint` has no clock.
//
// With `moved_by` the day of `by` is an appointment: what is done before it does not count, and an element of the same
// list, later than this one and up to that day, that has this path takes its place (no duty); `kept_by` is asked of the
// element of the list in which it is done.
//
// With `in_turn` each element of the list of `at` wants one of its own: that with the k-th of the days of `by` is done
// by the k-th of the days from the trigger on.
//
// Without a limit it is a duty without a number (SEMANTICS 15): open from the trigger on, met once it is done, missed
// once one of `settled_by` stands (or of the first of `instead` whose `when` holds). `timely` is a day of the agency's
// own: it makes the duty overdue, and late an info. `early` says what something done before the trigger is.
//
// With `only_due` nothing is broken by it: `due` shows it while it runs, `lint` says nothing of it. Done after its day,
// or once the record has ended, it is no longer asked for.
//
// With `idle_months` it is a question to whoever keeps the record, asked once the folder is known to be complete to the
// end of so many months after the trigger's, and never missed.
#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>
#include <vector>

#include "rule/kinds/undated.h"
#include "rule/parameter.h"

namespace lanzhi {

class Docket;
struct Instance;

struct Deadline {
  static constexpr std::string_view kName = "deadline";
  static constexpr bool kAsksForForm = false;

  Path trigger;
  std::vector<DoneItem> done;  // several of a duty without a number: all of them
  std::optional<Within> within;
  std::optional<Path> moved_by;
  Tests kept_by;
  bool in_turn = false;  // each element of the list of `at` is done by one of the days of `done` of its own
  std::vector<Settlement> settled_by;
  std::vector<SettledInstead> instead;
  std::optional<Timely> timely;
  Early early = Early::refused;
  bool only_due = false;
  std::int64_t idle_months = 0;  // 0: asked for from the trigger on

  static constexpr auto Parameters() {
    return std::tuple{
        ParameterSpec("trigger", &Deadline::trigger, kDate),
        ParameterSpec("done", &Deadline::done).Asks().Needed(),
        ParameterSpec("within", &Deadline::within).AgencyMay(),
        ParameterSpec("moved_by", &Deadline::moved_by).OnlyWith("within"),
        ParameterSpec("kept_by", &Deadline::kept_by).OnlyWith("moved_by"),
        ParameterSpec("in_turn", &Deadline::in_turn).OnlyWith("within"),
        ParameterSpec("settled_by", &Deadline::settled_by),
        ParameterSpec("instead", &Deadline::instead),
        ParameterSpec("timely", &Deadline::timely),
        ParameterSpec("early", &Deadline::early),
        ParameterSpec("only_due", &Deadline::only_due),
        ParameterSpec("idle_months", &Deadline::idle_months),
    };
  }
  // The trigger does not move with every new entry. With `within` one thing is done, a date; without it, `settled_by`.
  void CheckParameters(Params& params) const;
};

void Judge(const Deadline& kind, const Instance& instance, Docket& docket);

}  // namespace lanzhi
