// The mistakes that people make when they write YAML by hand, found line by line: a parser reads most of them as
// something else and says nothing, or says it lines later.
#pragma once

#include "source/draft.h"

namespace lanzhi {

// Reports mistakes of structure at their own place and patches them out or repairs them, so that what is certain can
// still be read. Returns false when nothing is left to read.
[[nodiscard]] bool CheckLayout(Draft& draft);

}  // namespace lanzhi
