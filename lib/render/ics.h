// Lines of iCalendar (RFC 5545).
#pragma once

#include <string>
#include <string_view>

namespace lanzhi {

// Text of a property: \ ; , and newlines escaped, control characters shown.
[[nodiscard]] std::string EscapeIcs(std::string_view text);

// One content line, folded at 75 octets on a boundary of characters, with its CRLF.
[[nodiscard]] std::string FoldIcs(std::string_view line);

}  // namespace lanzhi
