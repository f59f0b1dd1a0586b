// The arithmetic of deadlines, free of records: dates in, verdicts out (SEMANTICS 8 and 9).
#pragma once

#include <algorithm>
#include <optional>
#include <span>

#include "base/calendar.h"
#include "base/small_vector.h"
#include "rule/outcome.h"
#include "rule/rule.h"

namespace lanzhi {

using Direction = Within::Direction;

// The last day of anchor + period, moved from a day off as the agency has it, but never before `earliest` (then it
// stays where it is). `times`: as in Step().
[[nodiscard]] DueDate LastDay(const DayCounting& counting, Date anchor, const Period& period, int times, Date earliest);

// The day that the limit gives: the last day (after, lead, by) or the first (before, not_before). `by`: the day that
// the record names; used by that direction alone. Of these the last day of a period is moved from a day off, that of a
// lead always back, because a lead may not be cut short; nothing else is moved (SEMANTICS 9).
[[nodiscard]] DueDate DueDay(const DayCounting& counting, Direction direction, const Period& period, Date trigger,
                             std::optional<Date> by);

// Both ends are in.
[[nodiscard]] bool IsInside(Direction direction, Date trigger, Date due, Date done);

// The day of which it is certain, when it is over, that nothing is in time any more: what an agency moves back is still
// in time by the handbook up to the day that was moved.
[[nodiscard]] inline Date LatestOf(const DueDate& due) { return std::max(due.day, due.raw); }

struct DeadlineDays {
  Direction direction = Direction::after;
  Date trigger{};
  Date due{};
  std::optional<Date> done;
  bool settled = false;     // the absence of `done` is settled by what has happened
  std::optional<Date> day;  // nullopt: running duties stay open
};
[[nodiscard]] Verdict JudgeDeadline(const DeadlineDays& days);

struct RecurringDays {
  const DayCounting* counting = &kPlainDays;  // never nullptr
  Date from{};
  Period every;
  std::optional<Period> within;  // after the end of each period
  bool restart = false;          // the next period runs from what was done last
  std::optional<Date> until;     // periods that end later are not owed
  bool settled = false;          // `until` has happened
  std::optional<Date> known_to;  // what falls due up to this day and is not done is missed
  std::optional<Date> day;
};

struct Occurrence {
  static constexpr int kNone = -1;
  int n = 1;
  Date anchor{};            // `from`; with `restart` what was done before
  int anchor_done = kNone;  // index of that
  int times = 1;            // periods from the anchor
  Date end{};               // of the period
  DueDate due;
  int done = kNone;  // index of what fills it
  Verdict verdict = Verdict::open;
  bool by_month = false;  // it is missed, and only `known_to` settles that
};
// `done`: the days on which it was done, ascending. Each, in order, fills the earliest unfilled occurrence that has
// begun; those up to `from` fill none. Of unfilled ones: all that were owed once settled; else those begun by `day`,
// and always the next.
[[nodiscard]] SmallVector<Occurrence, 8> JudgeRecurring(const RecurringDays& days, std::span<const Date> done);

}  // namespace lanzhi
