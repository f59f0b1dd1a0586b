// One that stood alone without its dash becomes the first element of a list, so that a further one can follow.
#pragma once

#include "record/scaffold/layout.h"
#include "source/tree.h"

namespace lanzhi {

// The file of `tree` with a dash before the map `one`, an entry of another map. Of the map its own lines move, as far
// as they must; all others keep their bytes.
[[nodiscard]] FilePtr ListOfOne(const Tree& tree, const Node& one, const TextLayout& layout);

}  // namespace lanzhi
