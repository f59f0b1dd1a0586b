// What the kinds with a day share.
#pragma once

#include <optional>
#include <string_view>

#include "rule/eval/docket.h"
#include "rule/eval/timing.h"

namespace lanzhi {

// The instance of a duty that has a day: what it counts from, its limit, what was done.
struct Duty {
  const Path* trigger_path = nullptr;
  const Path* done_path = nullptr;
  Ref trigger;
  Ref done;       // nothing: not done
  Found absence;  // when it is not done: where it should be
  Within::Direction direction = Within::Direction::after;
  Limit limit;
  const Path* by = nullptr;  // Direction::by: where the last day is written
  Date due{};
  std::optional<Date> actual;
  std::string_view variant;  // of the kind's own words

  // Of the occurrence of a recurring duty.
  int n = 0;              // the n-th; 0: not recurring
  int times = 1;          // periods from the anchor
  Date end{};             // of its period
  bool from_end = false;  // `limit` counts from `end`
  std::optional<Period> every;
};

// Sets days, derivation, places, holes and words.
void Describe(Outcome& outcome, const Instance& instance, const Duty& duty);

// Whether the end of the record settles what was triggered on this day: what begins with the end outlives it.
[[nodiscard]] bool EndSettles(const Scene& scene, Date trigger);

}  // namespace lanzhi
