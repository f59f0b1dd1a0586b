// The one list of rule kinds. A new kind: its pair of files here, with the struct, its table of parameters and its
// judge, and its line in this list.
#pragma once

#include <string_view>
#include <type_traits>
#include <variant>

#include "rule/kinds/agree.h"
#include "rule/kinds/approval.h"
#include "rule/kinds/assigned.h"
#include "rule/kinds/attendance.h"
#include "rule/kinds/count.h"
#include "rule/kinds/deadline.h"
#include "rule/kinds/holds.h"
#include "rule/kinds/recurring.h"
#include "rule/kinds/required.h"
#include "rule/kinds/sequence.h"
#include "rule/kinds/target.h"
#include "rule/kinds/variance.h"

namespace lanzhi {

class Docket;
struct Rule;
struct Scene;

using Kind = std::variant<Required, Holds, Sequence, Deadline, Recurring, Approval, Count, Agree, Attendance, Target,
                          Assigned, Variance>;

template <typename T, typename List>
inline constexpr bool kIsOneOf = false;
template <typename T, typename... Kinds>
inline constexpr bool kIsOneOf<T, std::variant<Kinds...>> = (std::is_same_v<T, Kinds> || ...);
template <typename T>
inline constexpr bool kIsKind = kIsOneOf<T, Kind>;

// Calls visit(kind), a kind without parameters, for each of the list.
template <typename Visit>
void ForEachKind(Visit visit) {
  const auto each = [&]<typename... Kinds>(const std::variant<Kinds...>*) { (visit(Kinds{}), ...); };
  each(static_cast<const Kind*>(nullptr));
}

// The path whose elements a kind goes through in place of `at`; nullptr for most.
[[nodiscard]] const Path* ElementOf(const Kind& kind);

// The limit of a duty; nullptr where there is none.
[[nodiscard]] const Within* WithinOf(const Kind& kind);
// Whether it only asks, and is never missed: a deadline with `idle_months` or `only_due`, a target with `pace`.
[[nodiscard]] bool IsQuestion(const Kind& kind);
// Whether it is a duty without a number (SEMANTICS 15).
[[nodiscard]] bool IsUndated(const Kind& kind);

// Whether it has a last day that is moved where it is a day off (SEMANTICS 9), and whether one of its periods is in
// working days.
[[nodiscard]] bool HasMovableDay(const Kind& kind);
[[nodiscard]] bool CountsWorkingDays(const Kind& kind);

// Whether it rests on what the folder's records add up to (rule/sums.h).
[[nodiscard]] bool AsksForSums(const Kind& kind);

// Whether an agency may set this parameter in a rule of the handbook of that kind. False for what no table has.
[[nodiscard]] bool AgencyMaySet(std::string_view kind, std::string_view key);

// One rule on one record: `when`, the instances of `at`, the kind. Each instance gives at most one outcome (recurring:
// one per occurrence; attendance: one per meeting or member).
void JudgeRule(const Rule& rule, const Scene& scene, Docket& docket);

}  // namespace lanzhi
