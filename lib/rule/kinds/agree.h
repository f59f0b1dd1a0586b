// agree: values that must fit each other.
//
// - `sum` less `less` comes to `equals`, or to no more than `at_most`, to the cent; `hours` are the time between the
//   two of `between`, past midnight too, to the hundredth; `same`: all given values are the same, a day or a word;
//   `differ`: no two given values are; `distinct`: no value stands twice, but for those beside which one of `unless` is
//   given. Else contradicted.
// - `includes`: the list has each value of `all_of` and one of `any_of`. Else violated, naming what is missing.
// Of what `sum` and `equals` say, or of the two times, one is given and the other is not: missing (where there are no
// items, the rest comes to the total, or nothing to 0). Another side that is not given: the rule does not apply. What
// cannot be read, an amount missing in one of the items among it: undetermined, unless the breach is certain without
// it.
#pragma once

#include <string_view>
#include <tuple>
#include <vector>

#include "rule/parameter.h"

namespace lanzhi {

class Docket;
struct Instance;

struct Agree {
  static constexpr std::string_view kName = "agree";
  static constexpr bool kAsksForForm = false;

  std::vector<Path> sum, less;          // all added up, those of `less` taken off
  std::optional<Path> hours;            // equals the time between the two of `between`, to the hundredth
  std::vector<Path> between;            // two times
  std::optional<Path> equals, at_most;  // what `sum` comes to, to the cent
  std::vector<Path> same, differ;
  std::optional<Path> distinct;
  std::vector<Path> unless;
  std::optional<Path> includes;
  PathsAndValues all_of;
  std::vector<std::string_view> any_of;

  static constexpr auto Parameters() {
    return std::tuple{
        ParameterSpec("sum", &Agree::sum, {Expect::What::number, true}).Asks(),
        ParameterSpec("less", &Agree::less, {Expect::What::number, true}),
        ParameterSpec("hours", &Agree::hours, kNumber),  // a claim that may be left out: the times tell it
        ParameterSpec("between", &Agree::between, {Expect::What::time, false}).Asks(),
        ParameterSpec("equals", &Agree::equals, kNumber).Side().Asks(),
        ParameterSpec("at_most", &Agree::at_most, kNumber).Side(),
        ParameterSpec("same", &Agree::same),
        ParameterSpec("differ", &Agree::differ),
        ParameterSpec("distinct", &Agree::distinct, {Expect::What::anything, true}),
        ParameterSpec("unless", &Agree::unless).Of(&Agree::distinct).OnlyWith("distinct"),
        ParameterSpec("includes", &Agree::includes, kList),
        ParameterSpec("all_of", &Agree::all_of, {Expect::What::anything, true}).Like(&Agree::includes),
        ParameterSpec("any_of", &Agree::any_of).Like(&Agree::includes),
    };
  }
  // One way at least; a sum has one total, hours have two times, an inclusion has something to be included.
  void CheckParameters(Params& params) const;
};

void Judge(const Agree& kind, const Instance& instance, Docket& docket);

}  // namespace lanzhi
