#include "source/text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/blocks.h"
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

// First bytes of the Chinese of a record: U+3000 to U+9FFF, and U+FF00 to U+FF7F, the punctuation. Bytes with a sign
// take half as long to compare.
constexpr signed char kFirstChinese = -29, kLastChinese = -23, kPunctuation = -17;  // E3, E9, EF
constexpr signed char kLastOfRest = -65, kSmallWide = -68, kLargeWide = -67;        // BF, BC, BD
Truths BeginChinese(Truths bytes) {
  return ((bytes >= kFirstChinese) & (bytes <= kLastChinese)) | (bytes == kPunctuation);
}

// The first place from `from` on that needs a closer look: all before it is plain ASCII and such Chinese. Most records
// are nothing else, and mix the two so much that a look at each character would mostly guess wrong.
// Precondition: a character begins at `from`.
std::size_t SkipPlain(std::string_view text, std::size_t from) {
  std::size_t at = from;
  // The first bytes of a character that reaches into a block stand before it.
  if (at < 2) return at;
  for (; text.size() - at >= kBlock; at += kBlock) {
    const auto here = reinterpret_cast<Truths>(LoadBytes(text.data() + at));
    const auto before = reinterpret_cast<Truths>(LoadBytes(text.data() + at - 1));
    const auto two_before = reinterpret_cast<Truths>(LoadBytes(text.data() + at - 2));
    const Truths ascii = ((here >= 0x20) & (here != 0x7F)) | (here == '\n') | (here == '\t');
    const Truths rest = here <= kLastOfRest;
    const Truths form = rest == (BeginChinese(before) | BeginChinese(two_before));
    const Truths width = (before != kPunctuation) | (here == kSmallWide) | (here == kLargeWide);
    if (!AllHold((ascii | BeginChinese(here) | rest) & form & width)) break;
  }
  // Back to where a character begins whose rest has not been seen.
  for (std::size_t back = 1; back <= 2 && at >= from + back; ++back) {
    if (static_cast<unsigned char>(text[at - back]) >= 0xE0) return at - back;
  }
  return at;
}

}  // namespace

std::size_t FindUnsafe(std::string_view text, std::size_t from) {
  for (std::size_t at = from;;) {
    at = SkipPlain(text, at);
    // What has stopped it lies in the next block.
    for (const std::size_t end = std::min(at + kBlock, text.size()); at < end;) {
      if (kPlain[static_cast<unsigned char>(text[at])]) {
        ++at;
      } else if (text[at] == '\r') {
        if (at + 1 >= text.size() || text[at + 1] != '\n') return at;
        ++at;
      } else {
        const Decoded next = DecodeUtf8(text, at);
        if (next.length == 0 || IsUnsafe(next.code_point) || IsNoncharacter(next.code_point)) return at;
        at += next.length;
      }
    }
    if (at >= text.size()) return std::string_view::npos;
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
