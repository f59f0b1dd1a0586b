// Two versions of a text as a unified diff, such as patch(1) reads.
#pragma once

#include <string>
#include <string_view>

namespace lanzhi {

// "" when they are the same.
[[nodiscard]] std::string UnifiedDiff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace lanzhi
