#include "base/id.h"

#include "base/utf8.h"

namespace lanzhi {
namespace {

bool IsIdCharacter(char32_t c) {
  if (c < 0x80)
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' || c == '_' || c == '.';
  // Full-width forms, general and CJK punctuation and symbols look like something else or break file names.
  const bool punctuation = c < 0xAA || (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3005) ||
                           (c >= 0x3008 && c < 0x3021) || (c >= 0xFE00 && c < 0xFE70) || (c >= 0xFF00 && c < 0xFFF0);
  return !punctuation;
}

}  // namespace

bool IsId(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {  // nearly all of most ids
      if (!IsIdCharacter(static_cast<unsigned char>(text[i++]))) return false;
      continue;
    }
    const Decoded decoded = DecodeUtf8(text, i);
    if (decoded.length == 0 || !IsIdCharacter(decoded.code_point)) return false;
    i += decoded.length;
  }
  return !text.empty() && text.front() != '.';
}

bool LooksLikeFigure(std::string_view id) {
  constexpr std::string_view kMarks = "-.Ee";
  bool mark = true;  // none stands before the first figure, and no two behind each other
  for (const char c : id) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit && (mark || kMarks.find(c) == std::string_view::npos)) return false;
    mark = !digit;
  }
  return !mark;
}

}  // namespace lanzhi
