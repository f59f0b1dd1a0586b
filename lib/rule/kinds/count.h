// count: how many there must be.
//
// The elements of `list` that pass `where` are counted: not fewer than `min`, not more than `max`, as many as the
// number at `equals` says, not more than the list at `at_most` has elements: met. Else violated, with what there is and
// what should be. Elements that cannot be read may count or not: where that matters, or the number at `equals` or the
// list at `at_most` cannot be read, undetermined; without that number the rule does not apply. An absent list counts as
// none.
#pragma once

#include <string_view>
#include <tuple>

#include "rule/parameter.h"

namespace lanzhi {

class Docket;
struct Instance;

struct Count {
  static constexpr std::string_view kName = "count";
  static constexpr bool kAsksForForm = false;

  Path list;
  Tests where;  // a leading dot: from the element of `list`
  std::optional<std::int64_t> min, max;
  std::optional<Path> equals, at_most;

  static constexpr auto Parameters() {
    return std::tuple{
        ParameterSpec("list", &Count::list, kList),
        ParameterSpec("where", &Count::where).Of(&Count::list),
        ParameterSpec("min", &Count::min).AgencyMay(),
        ParameterSpec("max", &Count::max).AgencyMay(),
        ParameterSpec("equals", &Count::equals, kNumber).Side(),
        ParameterSpec("at_most", &Count::at_most, kList),
    };
  }
  // One of the bounds at least.
  void CheckParameters(Params& params) const;
};

void Judge(const Count& kind, const Instance& instance, Docket& docket);

}  // namespace lanzhi
