// Data files of a folder beside its records.
#pragma once

#include <string_view>
#include <vector>

#include "source/folder.h"
#include "source/tree.h"

namespace lanzhi {

// The trees of all files below `under`, by path. Errors: faults of reading go to `diagnostics`.
[[nodiscard]] std::vector<Tree> ReadTrees(const Folder& folder, std::string_view under, Diagnostics& diagnostics);

}  // namespace lanzhi
