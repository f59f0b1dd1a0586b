// Small questions about the bytes of a YAML text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "source/file.h"

namespace lanzhi {

// The comma of an input method, which separates nothing.
inline constexpr std::string_view kWideComma = "，";

// Offset of the first character, from `from` on, that a record may not hold: ill-formed UTF-8, IsUnsafe(),
// noncharacters. Tab and line feed are allowed, a carriage return only before a line feed. npos when there is none.
[[nodiscard]] std::size_t FindUnsafe(std::string_view text, std::size_t from = 0);

// `U+202E`.
[[nodiscard]] std::string CodePointName(char32_t code_point);

// Precondition: a quote, single or double, stands at `begin`. The offset behind the closing quote; npos when it is not
// closed on its own line.
[[nodiscard]] std::size_t QuoteEnd(std::string_view text, std::size_t begin);

// The line around `offset`, without its indentation and end; not empty unless the text is.
[[nodiscard]] Span LineAt(std::string_view text, std::size_t offset);

}  // namespace lanzhi
