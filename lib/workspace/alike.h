// Files that some clones could not keep apart.
#pragma once

#include <string_view>
#include <vector>

#include "source/diagnostic.h"

namespace lanzhi {

// record-same-path: each of `paths` that differs from one before it in nothing that Windows or macOS would see.
[[nodiscard]] Diagnostics FindAlike(const std::vector<std::string_view>& paths);

}  // namespace lanzhi
