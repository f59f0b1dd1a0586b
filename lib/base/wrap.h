// Lines no wider than a terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lanzhi {

// `text` (escaped, without line ends; colours of render/style.h take no room) as lines of at most `width` columns, by
// display width. It breaks at blanks, which are dropped there, and beside Chinese characters, but not so that a sign
// such as 。 begins a line or 《 ends one; a word that is longer than a line is cut, behind - . / or _ if it has one
// there. One line, the text itself, when `width` is 0 or less; at least one line.
[[nodiscard]] std::vector<std::string> Wrap(std::string_view text, int width);

// Purpose: the same for lines that end with '\n' (the last one may not): of a line that is too wide, what follows
// stands two columns deeper than its beginning. `text` itself when `width` is 0 or less; of a narrower terminal than 20
// columns its lines are left 20 wide.
[[nodiscard]] std::string Hang(std::string_view text, int width);

// The least width at which Wrap() cuts no word of `text`.
[[nodiscard]] int LongestWord(std::string_view text);

}  // namespace lanzhi
