// What must hold for the bytes of a file before anything looks at its structure.
#pragma once

#include "source/draft.h"

namespace lanzhi {

// Checks size, encoding, line ends and characters; masks characters that may not stand in a record. Returns false when
// the rest is not to be read (the fault has been reported).
[[nodiscard]] bool CheckBytes(Draft& draft);

}  // namespace lanzhi
