// Which of several words was meant.
#pragma once

#include <string_view>
#include <vector>

namespace lanzhi {

// The candidates near to `word` (edit distance by code points, swaps count one; at most a third of the longer
// word, at least 1), nearest first, ties in the order given. Case of ASCII letters, `_`, `-` and blanks is ignored.
[[nodiscard]] std::vector<std::string_view> Nearest(std::string_view word,
                                                    const std::vector<std::string_view>& candidates);

}  // namespace lanzhi
