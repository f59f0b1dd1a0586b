// sequence: dates in order, or the values of a list's elements in theirs.
//
// With `order` no given date is before the latest given one of the steps before it: met; days that are equal pass, a
// step that is not given is passed over, the steps of a set have no order among themselves. Else violated: one finding
// at the first of the gravest dates that are too early, the others related; it cites the clauses of those dates. What
// `all_given` names and nobody gave is missing; an order that is broken speaks before that. `collect` makes one finding
// for the record of all instances of `at`. With `ascending` or `gapless` the first element that does not fit is
// violated; of `gapless` a number that is not given while others are is missing; a list whose order is not known is
// undetermined; one in which no element has a value says nothing.
#pragma once

#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "rule/parameter.h"

namespace lanzhi {

class Docket;
struct Instance;
struct Origin;
struct Rule;
struct Scene;

// A date of an order.
struct OrderStep {
  static constexpr bool kShort = true;  // a path alone

  Path path;
  std::optional<Severity> severity;       // of the breach where this date is the one that is too early; else the rule's
  std::vector<std::string_view> clauses;  // cited then; else the rule's

  static constexpr auto Parameters() {
    return std::tuple{ParameterSpec("field", &OrderStep::path, kDate), ParameterSpec("severity", &OrderStep::severity),
                      ParameterSpec("clauses", &OrderStep::clauses)};
  }
};

struct Sequence {
  static constexpr std::string_view kName = "sequence";
  static constexpr bool kAsksForForm = false;

  std::vector<std::vector<OrderStep>> order;  // a set has no inner order
  PathsOrAll all_given;  // dates whose absence is `missing`; `all_given: true` lists all of `order`
  bool collect = false;  // over `at`: one finding for the record
  // In place of `order`, the values in a list's elements, in the order of the list:
  std::optional<Path> ascending;    // none is less than the one before; a choice goes by the order of its choices
  std::optional<ValueLike> starts;  // what `ascending` begins with
  std::optional<Path> gapless;      // they count 1, 2, 3 ...

  static constexpr auto Parameters() {
    return std::tuple{
        ParameterSpec("order", &Sequence::order, kDate).AtLeast(2, "handbook-type.order").Separated("parameter.then"),
        ParameterSpec("all_given", &Sequence::all_given, kDate).Asks().OnlyWith("order"),
        ParameterSpec("collect", &Sequence::collect).OnlyWith("order").Untold(),
        ParameterSpec("ascending", &Sequence::ascending, {Expect::What::ordered, true}),
        ParameterSpec("starts", &Sequence::starts).Like(&Sequence::ascending),
        ParameterSpec("gapless", &Sequence::gapless, {Expect::What::count, true}).Asks(),
    };
  }
  // One of `order`, `ascending` and `gapless`; the latter two lead to values of a list's elements, one each. Lists all
  // of `order` in `all_given` where that says so.
  void CheckParameters(Params& params);
};

void Judge(const Sequence& kind, const Instance& instance, Docket& docket);

// Sequence::collect: one outcome for all instances of a record. Precondition: `origins` is not empty.
void JudgeTogether(const Sequence& kind, const Rule& rule, const Scene& scene, const std::vector<Origin>& origins,
                   Docket& docket);

}  // namespace lanzhi
