// What the kinds with a day share.
#pragma once

#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "rule/eval/docket.h"
#include "rule/eval/timing.h"
#include "rule/kinds/undated.h"

namespace lanzhi {

// The instance of a duty: what it counts from, its limit, what was done.
struct Duty {
  const Path* trigger_path = nullptr;
  const Path* done_path = nullptr;
  Ref trigger;
  Ref done;       // nothing: not done
  Ref passed;     // of what was done before the trigger, and does not count, the latest
  Found absence;  // when it is not done: where it should be
  Within::Direction direction = Within::Direction::after;
  Limit limit;
  const Path* by = nullptr;  // Direction::by: where the last day is written
  bool undated = false;      // there is no `limit` and no `due`
  DueDate due;
  std::optional<Date> actual;
  std::vector<Text> missing;              // names of what is not done; empty: that of `done_path`
  std::vector<std::string_view> clauses;  // of these; empty: the rule's own
  const Settlement* settled = nullptr;    // what settles that an undated one is missed
  Ref settling;                           // the fact of that
  std::string_view variant;               // of the kind's own words

  // Of the occurrence of a recurring duty.
  int n = 0;              // the n-th; 0: not recurring
  int times = 1;          // periods from the anchor
  Date end{};             // of its period
  bool from_end = false;  // `limit` counts from `end`
  std::optional<Period> every;
  bool by_month = false;  // only $known-to settles that it is missed
};

// Sets days, derivation, places, holes and words.
void Describe(Outcome& outcome, const Instance& instance, const Duty& duty);

// Whether the absence of what fell due then is settled: the record ended later, or the folder is known to be
// complete to that day. What falls due on the day of the end outlives it.
[[nodiscard]] bool IsSettled(const Scene& scene, const DueDate& due);

// The last day of the n-th month after that of the trigger.
[[nodiscard]] Date EndOfMonthAfter(Date trigger, std::int64_t months);

// A duty for which the handbook has no number (SEMANTICS 15), as its rule has it.
struct UndatedTerms {
  const std::vector<Settlement>& settled_by;
  const std::vector<SettledInstead>& instead;
  const std::optional<Timely>& timely;
  Early early = Early::refused;
};

// Adds its outcome. `duty`: with trigger, trigger_path, done_path, absence and, where it was done, `done` (or a `done`
// without a date: `is_done`), `actual`, `missing`. `one`: what was done before the trigger is the only thing that
// could be done, so that it breaks the rule unless `early` says otherwise.
void JudgeUndated(const UndatedTerms& terms, const Instance& instance, Duty& duty, bool is_done, bool one,
                  Docket& docket);

// The parameters that duties without a number have, and only they.
void CheckUndated(Params& params, bool dated, const std::vector<Settlement>& settled_by);

}  // namespace lanzhi
