// The parameters of a rule in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/words.h"
#include "rule/handbook.h"

namespace lanzhi {

struct ToldParameter {
  std::string_view name;  // as in the handbook's files: `within`, `trigger`
  std::string value;      // as a person reads it
};

// All parameters that the rule has, in a fixed order: when it applies, the kind's own, severity, clauses, actor,
// grades.
[[nodiscard]] std::vector<ToldParameter> ParametersOf(const Rule& rule, const Handbook& handbook, Language language);

// Tests that must all hold, such as the mark of a stage of the shape.
[[nodiscard]] std::string TestsInWords(const Tests& tests, const Shape& shape, const Handbook& handbook,
                                       Language language);

}  // namespace lanzhi
