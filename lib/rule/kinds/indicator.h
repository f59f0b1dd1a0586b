// What the kinds `target` and `variance` have in common: over which days an indicator of a plan counts, and what evenly
// spread work would have come to.
#pragma once

#include <cstdint>
#include <optional>

#include "base/calendar.h"
#include "rule/eval/resolve.h"
#include "rule/path.h"

namespace lanzhi {

inline constexpr std::int64_t kWholePercent = 100;
inline constexpr std::chrono::days kOneDay{1};

// What is done of a thing.
struct Done {
  std::int64_t have = 0;
  bool unknown = false;  // there may be more
  bool named = false;    // a figure of its name is there, be it 0
};

struct SpanPaths {
  const std::optional<Path>* from;   // of the plan
  const std::optional<Path>* until;  // of the plan
  const Path* years_from;
};

// The days over which a plan counts: as it says or, where it does not, the year, counted from `years_from`, in which
// the day of `plan` (its `on`) lies. Of several such days, of contracts, that of the last section that was there by
// then, with one of its dates at least. nullopt: it has no day, or the days are none. Errors: `unknown` is set, where a
// date could not be read.
[[nodiscard]] std::optional<DaySpan> SpanOf(const SpanPaths& paths, const Origin& plan, const Origin& record,
                                            Found& unknown);

// The plan that covers a day; of several the one of the latest date.
struct CoveringPlan {
  const Value* plan = nullptr;  // nullptr: none does
  DaySpan span;
  std::optional<Date> dated;
};
// `plans`: those of `site`; `record`: where `years_from` starts. Errors: as SpanOf().
[[nodiscard]] CoveringPlan PlanOn(Date day, const SpanPaths& paths, const Scene& site, const Origin& record,
                                  const Found& plans, Found& unknown);

// The sections at `each` of a plan; of one that has none, because its renewal left them as they were, those of the
// latest plan before it that has some. Unknown() where they could not be read.
[[nodiscard]] Found ItemsOf(const Path& each, const Origin& plan);

// What evenly spread work would have come to at the end of that day, rounded down; of a day before the span nothing.
[[nodiscard]] std::int64_t ExpectedBy(Date day, const DaySpan& span, std::int64_t want);

// The sum of the figures that stand beside a `called` of this name.
void AddTyped(const Path& called, const Path& figure, const Origin& origin, const Value& name, Done& done);

// Whether the records of the folder begin after that day, so that what was done before them is not known.
[[nodiscard]] bool IsBeforeRecords(const Scene& scene, Date day);

}  // namespace lanzhi
