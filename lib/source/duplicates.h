// Keys that stand twice in one map.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "source/tree.h"

namespace lanzhi {

// The entries of `map` whose key stands there before, by their numbers in `tree`: the first one of the key and the
// repeated one. Keys are compared decoded.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> DuplicatesIn(const Tree& tree, const Node& map);

}  // namespace lanzhi
