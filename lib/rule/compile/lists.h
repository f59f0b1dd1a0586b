// The lists that the files of a layer hold.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "source/faults.h"

namespace lanzhi {

using Trees = std::vector<std::unique_ptr<Tree>>;

// The list under the top-level key `key` of every file that has it. Errors: handbook-type.list.
[[nodiscard]] std::vector<Part> ListsUnder(const Trees& trees, std::string_view key, Faults& faults);

}  // namespace lanzhi
