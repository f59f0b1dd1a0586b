#include "base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>

#include <fmt/format.h>

#include "base/width_table.h"

namespace lanzhi {
namespace {

template <std::size_t N>
bool Contains(const CodePointRange (&table)[N], char32_t code_point) {
  const auto* found = std::upper_bound(std::begin(table), std::end(table), code_point,
                                       [](char32_t c, const CodePointRange& range) { return c < range.first; });
  return found != std::begin(table) && code_point <= std::prev(found)->last;
}

// The offset of the first byte that is not ASCII, eight bytes at a time.
std::size_t SkipAscii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    if ((word & kHighBits) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

Decoded DecodeUtf8(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};

  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - offset < length) return {};
  char32_t code_point = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    code_point = (code_point << 6) | (byte(i) & 0x3FU);
  }
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < kLeast[length] || code_point > 0x10FFFF || surrogate) return {};
  return {code_point, length};
}

std::size_t FindIllFormed(std::string_view text) {
  for (std::size_t at = SkipAscii(text, 0); at < text.size();) {
    const std::size_t length = DecodeUtf8(text, at).length;
    if (length == 0) return at;
    at += length;
    if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) at = SkipAscii(text, at);
  }
  return std::string_view::npos;
}

std::size_t CountCodePoints(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

void AppendUtf8(std::string& out, char32_t code_point) {
  const auto tail = [&](unsigned shift) { out.push_back(static_cast<char>(0x80 | ((code_point >> shift) & 0x3F))); };
  if (code_point < 0x80) {
    out.push_back(static_cast<char>(code_point));
  } else if (code_point < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (code_point >> 6)));
    tail(0);
  } else if (code_point < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | (code_point >> 12)));
    tail(6);
    tail(0);
  } else {
    out.push_back(static_cast<char>(0xF0 | (code_point >> 18)));
    tail(12);
    tail(6);
    tail(0);
  }
}

int DisplayWidth(char32_t code_point) {
  if (code_point < 0x300) return 1;
  if (code_point >= 0x4E00 && code_point <= 0x9FFF) return 2;  // the Chinese characters of nearly all texts
  if (Contains(kZeroWidth, code_point)) return 0;
  return Contains(kWide, code_point) ? 2 : 1;
}

int DisplayWidth(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      const std::size_t end = SkipAscii(text, at);
      width += static_cast<int>(end - at);
      at = end;
      continue;
    }
    const Decoded next = DecodeUtf8(text, at);
    width += next.length == 0 ? 1 : DisplayWidth(next.code_point);
    at += std::max<std::size_t>(next.length, 1);
  }
  return width;
}

bool IsUnsafe(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return true;
  if (c < 0x61C) return false;
  return c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F && c != 0x200D) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

std::string EscapeControls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t plain = 0;  // from here on nothing was escaped
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = DecodeUtf8(text, at);
    const std::size_t length = std::max<std::size_t>(next.length, 1);
    if (next.length == 0 || IsUnsafe(next.code_point)) {
      out.append(text, plain, at - plain);
      if (next.length == 0) {
        out += fmt::format("\\x{{{:02X}}}", static_cast<unsigned char>(text[at]));
      } else if (next.code_point == '\t') {
        out += ' ';
      } else {
        out += fmt::format("\\u{{{:04X}}}", static_cast<std::uint32_t>(next.code_point));
      }
      plain = at + length;
    }
    at += length;
  }
  out.append(text, plain);
  return out;
}

}  // namespace lanzhi
