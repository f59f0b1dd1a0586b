// Lines no wider than a terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lanzhi {

// `text` (escaped, without line ends) as lines of at most `width` columns, by display width. It breaks at blanks, which
// are dropped there, and beside Chinese characters, but not so that a sign such as 。 begins a line or 《 ends one; a
// word that is longer than a line is cut. One line, the text itself, when `width` is 0 or less; at least one line.
[[nodiscard]] std::vector<std::string> Wrap(std::string_view text, int width);

// The least width at which Wrap() cuts no word of `text`.
[[nodiscard]] int LongestWord(std::string_view text);

}  // namespace lanzhi
