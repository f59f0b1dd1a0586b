// The places of a record that a rule looks at.
#pragma once

#include <unordered_set>

#include "rule/handbook.h"

namespace lanzhi {

using Places = std::unordered_set<const Field*>;

// Every field on the way of every path of the rule: parameters, tests, the facts they name, the marks of the stages
// they ask for, the fields whose value stands in where one is absent. Fields of linked records are not among them.
[[nodiscard]] Places PlacesOf(const Rule& rule, const Handbook& handbook);

// The same of everything that tells how far a record has come: the marks of all stages, and the day it ended.
[[nodiscard]] Places StagePlaces(const Shape& shape, const Handbook& handbook);

}  // namespace lanzhi
