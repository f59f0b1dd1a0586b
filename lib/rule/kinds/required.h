// required: what a record must say.
//
// All of `need`, or one alternative of `any` whole, given: met. Else missing: one finding that names all that is not
// there, but for fields whose names stand in the list `unless_named` (of `any`: what the alternative lacks that has
// been begun and lacks least), as grave as the gravest of what is missing, with the clauses of what is missing. With
// `true_only` a boolean counts only when it is true. Unreadable, or absent in a linked record: undetermined, unless
// something else is missing for certain. With `counted` nothing is asked where the records of the site have nothing of
// that number in the time at `of`, or were not counted (rule/sums.h).
#pragma once

#include <string_view>
#include <tuple>
#include <vector>

#include "rule/parameter.h"
#include "source/diagnostic.h"

namespace lanzhi {

class Docket;
struct Instance;

struct Need {
  static constexpr bool kShort = true;  // a path alone may stand for it, and one alone for a list

  Path path;
  std::optional<Severity> severity;       // else the rule's
  std::vector<std::string_view> clauses;  // else the rule's

  static constexpr auto Parameters() {
    return std::tuple{ParameterSpec("field", &Need::path), ParameterSpec("severity", &Need::severity),
                      ParameterSpec("clauses", &Need::clauses)};
  }
};

struct Required {
  static constexpr std::string_view kName = "required";
  static constexpr bool kAsksForForm = true;  // an absent form of `at` is itself a breach

  std::vector<Need> need;              // all of them
  std::vector<std::vector<Path>> any;  // or: one alternative whole
  bool true_only = false;              // a boolean counts only when true
  std::string_view counted;  // the id of a number: asked only where the site's records have something of it ...
  std::optional<Path> of;    // ... in this month, half or year
  std::optional<Path> unless_named;  // a list of choices: of `need` that is not asked whose field's name is among them

  static constexpr auto Parameters() {
    return std::tuple{
        ParameterSpec("need", &Required::need).Asks().AtLeast(1, "handbook-type.paths"),
        ParameterSpec("any", &Required::any).AtLeast(1, "handbook-type.list").Separated("parameter.or"),
        ParameterSpec("true_only", &Required::true_only),
        ParameterSpec("counted", &Required::counted),
        ParameterSpec("of", &Required::of, kUnit).OnlyWith("counted"),
        ParameterSpec("unless_named", &Required::unless_named, kList).OnlyWith("need"),
    };
  }
  // One of `need` and `any`; `counted` with `of`, of a kind that others lead to.
  void CheckParameters(Params& params) const;
};

void Judge(const Required& kind, const Instance& instance, Docket& docket);

}  // namespace lanzhi
