// What deadlines and approvals without a number have besides (SEMANTICS 15).
#pragma once

#include <string_view>
#include <tuple>
#include <vector>

#include "rule/parameter.h"

namespace lanzhi {

// One of the things that are to be done.
struct DoneItem {
  static constexpr bool kShort = true;  // a path alone

  Path path;
  std::vector<std::string_view> clauses;  // cited when it lacks; empty: the rule's own

  static constexpr auto Parameters() {
    return std::tuple{ParameterSpec("field", &DoneItem::path, kAnythingOrMany),
                      ParameterSpec("clauses", &DoneItem::clauses)};
  }
};

// In the cases of `when`, other settlements.
struct SettledInstead {
  Tests when;
  std::vector<Settlement> settled_by;

  static constexpr auto Parameters() {
    return std::tuple{ParameterSpec("when", &SettledInstead::when).Needed(),
                      ParameterSpec("settled_by", &SettledInstead::settled_by).Needed()};
  }
};

}  // namespace lanzhi
