// The only place where offsets become lines and columns.
#pragma once

#include "source/file.h"

namespace lanzhi {

struct Position {
  int line = 1;    // from 1
  int column = 1;  // from 1, in Unicode code points
};

[[nodiscard]] Position PositionOf(const File& file, std::uint32_t offset);

}  // namespace lanzhi
