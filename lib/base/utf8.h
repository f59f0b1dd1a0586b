// UTF-8: strict decoding, display width.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lanzhi {

struct Decoded {
  char32_t code_point = 0;
  std::size_t length = 0;  // bytes consumed; 0 = ill-formed (overlong, surrogate, beyond U+10FFFF, cut short)
};

// Decodes the code point at `offset`; precondition: offset < text.size().
[[nodiscard]] Decoded DecodeUtf8(std::string_view text, std::size_t offset);

// Offset of the first ill-formed byte, or npos.
[[nodiscard]] std::size_t FindIllFormed(std::string_view text);

// Number of code points; precondition: well-formed.
[[nodiscard]] std::size_t CountCodePoints(std::string_view text);

void AppendUtf8(std::string& out, char32_t code_point);

// Columns on a terminal: East Asian wide and full-width = 2, combining and zero-width = 0, else 1. From a table of
// our own, independent of the locale. A tab counts as one: expand first.
[[nodiscard]] int DisplayWidth(char32_t code_point);
[[nodiscard]] int DisplayWidth(std::string_view text);

// Characters that can hide text or steer a terminal: control, C1, bidirectional, zero-width (but ZWJ), line and
// paragraph separators, annotation and tag characters. Tab and line feed are among them: allow those by place.
[[nodiscard]] bool IsUnsafe(char32_t code_point);

// IsUnsafe characters written as \u{XXXX} (ill-formed bytes as \x{XX}), so that nothing from a record can steer a
// terminal. Tabs become one space. Other text is unchanged.
[[nodiscard]] std::string EscapeControls(std::string_view text);

}  // namespace lanzhi
