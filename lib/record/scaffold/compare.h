// Whether a text still holds all that it held before something was added.
#pragma once

#include <cstdint>

#include "source/tree.h"

namespace lanzhi {

// What was added, and where.
struct TreeChange {
  enum class How : std::uint8_t {
    new_key,   // a further key of this map
    filled,    // a value of this key, which had none
    elements,  // further elements of this list, at its end
    listed,    // this map, which is now the one element of a list
  };
  How how = How::new_key;
  std::uint32_t node = 0;   // index in the tree before
  std::uint32_t count = 1;  // of the elements
};

[[nodiscard]] bool HoldsAll(const Tree& before, const Tree& after, const TreeChange& change);

}  // namespace lanzhi
