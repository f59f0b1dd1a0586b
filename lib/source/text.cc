#include "source/text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>

#include "base/utf8.h"

namespace lanzhi {
namespace {

bool IsNoncharacter(char32_t c) { return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF); }

// ASCII that a record may hold whatever comes next: printable characters, tab and line feed.
constexpr auto kPlain = [] {
  std::array<bool, 256> plain = {};
  for (std::size_t c = 0x20; c < 0x7F; ++c) plain[c] = true;
  plain['\t'] = plain['\n'] = true;
  return plain;
}();

// First bytes of the characters U+3000 to U+9FFF, which need no closer look: the Chinese of a record.
bool BeginsChinese(char c) { return c >= '\xE3' && c <= '\xE9'; }

// Whether a character of three bytes stands at `at` that needs no closer look: those, and U+FF00 to U+FF7F, the
// punctuation.
bool IsPlainChinese(std::string_view text, std::size_t at) {
  if (text.size() - at < 3) return false;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  if (((byte(1) ^ 0x80U) | (byte(2) ^ 0x80U)) >= 0x40) return false;  // 10xxxxxx each
  return BeginsChinese(text[at]) || (byte(0) == 0xEF && (byte(1) == 0xBC || byte(1) == 0xBD));
}

// Whether two of the former stand there; looks at eight bytes at once.
bool AreTwoChinese(std::string_view text, std::size_t at) {
  using Eight = std::array<unsigned char, 8>;
  constexpr auto kMask = std::bit_cast<std::uint64_t>(Eight{0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0, 0});
  constexpr auto kForm = std::bit_cast<std::uint64_t>(Eight{0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0, 0});
  if (text.size() - at < 8) return false;
  std::uint64_t word = 0;
  std::memcpy(&word, text.data() + at, 8);
  return (word & kMask) == kForm && BeginsChinese(text[at]) && BeginsChinese(text[at + 3]);
}

}  // namespace

std::size_t FindUnsafe(std::string_view text, std::size_t from) {
  std::size_t at = from;
  while (true) {
    while (at < text.size() && kPlain[static_cast<unsigned char>(text[at])]) ++at;
    if (at >= text.size()) return std::string_view::npos;
    if (AreTwoChinese(text, at)) {
      at += 6;
    } else if (IsPlainChinese(text, at)) {
      at += 3;
    } else if (text[at] == '\r') {
      if (at + 1 >= text.size() || text[at + 1] != '\n') return at;
      ++at;
    } else {
      const Decoded next = DecodeUtf8(text, at);
      if (next.length == 0 || IsUnsafe(next.code_point) || IsNoncharacter(next.code_point)) return at;
      at += next.length;
    }
  }
}

std::string CodePointName(char32_t code_point) {
  return fmt::format("U+{:04X}", static_cast<std::uint32_t>(code_point));
}

std::size_t QuoteEnd(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (std::size_t at = begin + 1; at < text.size() && text[at] != '\n'; ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
      if (at < text.size() && text[at] == '\n') return std::string_view::npos;
    } else if (text[at] == quote) {
      if (quote == '"' || at + 1 >= text.size() || text[at + 1] != quote) return at + 1;
      ++at;
    }
  }
  return std::string_view::npos;
}

Span LineAt(std::string_view text, std::size_t offset) {
  // At the end of the text the last line that holds something is meant.
  std::size_t last = text.find_last_not_of(" \t\r\n");
  if (last == std::string_view::npos) return {};
  last = std::min(last, offset);
  std::size_t begin = last == 0 ? std::string_view::npos : text.rfind('\n', last - 1);
  begin = begin == std::string_view::npos ? 0 : begin + 1;
  begin = std::min(text.find_first_not_of(" \t\r", begin), last);
  const std::size_t end = std::max(std::min(text.find_first_of("\r\n", begin), text.size()), begin + 1);
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace lanzhi
