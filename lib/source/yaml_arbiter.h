// Reads any text, and tells every fault of it: the layout check, yaml-cpp, the builder. What the scanner declines comes
// here; it takes some fifty times as long.
#pragma once

#include "source/draft.h"
#include "source/tree.h"

namespace lanzhi {

// Reads what CheckBytes() has let pass into `tree`, which has its file and nothing else; the faults go to the draft.
void ReadByArbiter(Draft& draft, Tree& tree);

}  // namespace lanzhi
