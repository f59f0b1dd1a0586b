// Which of several words was meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace lanzhi {

// The candidates near to `word` (edit distance by code points, swaps count one; at most a third of the longer
// word, at least 1), nearest first, ties in the order given. Case of ASCII letters, `_`, `-` and blanks is ignored.
[[nodiscard]] std::vector<std::string_view> Nearest(std::string_view word,
                                                    const std::vector<std::string_view>& candidates);

// "did you mean X?" when something among `candidates` is near, else the list of them when it is short, else empty.
[[nodiscard]] Message DidYouMean(const std::string& word, const std::vector<std::string>& candidates);

}  // namespace lanzhi
