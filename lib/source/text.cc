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

Truths Signed(Bytes bytes) { return reinterpret_cast<Truths>(bytes); }
Bytes Larger(Bytes a, Bytes b) { return a > b ? a : b; }

// The first bytes of the characters from U+3000 to U+FFFF: Chinese and its punctuation. Bytes with a sign take half as
// long to compare: the last one is moved to the top of these, so that nothing is larger.
Truths BeginChinese(Bytes bytes) {
  constexpr unsigned char kFirst = 0xE3, kLast = 0xEF, kTop = 0x7F;
  constexpr auto kMove = static_cast<unsigned char>(kTop - kLast);
  return Signed(bytes + kMove) >= kFirst + kMove - 0x100;
}

constexpr std::size_t kStep = 2 * kBlock;

// Not zero where a byte of the block needs a closer look: the others are plain ASCII and such Chinese, each of its
// bytes behind those that it needs. Surrogates, which are ill-formed, and of the last characters all but the
// punctuation of U+FF00 to U+FF7F need one. Precondition: so do none of the two bytes before the block.
inline Bytes OddBytes(const char* block) {
  constexpr unsigned char kSurrogates = 0xED, kPunctuation = 0xEF, kSecondOfPunctuation = 0xBC;  // or BD
  constexpr signed char kLastOfRest = -65;                                                       // BF
  const Bytes here = LoadBytes(block), before = LoadBytes(block - 1);
  const Truths first = (Signed(here + 1) > 0x20) | (here == '\n') | BeginChinese(here);
  const Truths rest = Signed(here) <= kLastOfRest;
  const Truths rest_is_due = BeginChinese(Larger(before, LoadBytes(block - 2)));
  const Truths odd = (first == rest_is_due) | (here == kSurrogates);
  const auto behind_ef = reinterpret_cast<Bytes>(before == kPunctuation);
  return reinterpret_cast<Bytes>(odd) | reinterpret_cast<Bytes>(rest ^ rest_is_due) |
         (behind_ef & ((here & 0xFE) ^ kSecondOfPunctuation));
}

// Whether a character of U+3000 to U+9FFF stands at `at`, all of which a record may hold.
bool IsChineseAt(std::string_view text, std::size_t at) {
  const auto is_rest = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80; };
  return text[at] >= '\xE3' && text[at] <= '\xE9' && text.size() - at >= 3 && is_rest(at + 1) && is_rest(at + 2);
}

// The first place from `from` on that needs a closer look: all before it is plain ASCII and such Chinese. Most records
// are nothing else, and mix the two so much that a look at each character would mostly guess wrong.
// Precondition: a character begins at `from`.
std::size_t SkipPlain(std::string_view text, std::size_t from) {
  std::size_t at = from;
  // The first bytes of a character that reaches into a block stand before it.
  if (at < 2 || text.size() - at < kStep) return at;
  for (std::size_t step = at; at < text.size(); at = step + kStep) {
    step = std::min(at, text.size() - kStep);  // the last one begins in what has been seen
    if (Any(OddBytes(text.data() + step) | OddBytes(text.data() + step + kBlock))) break;
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
    // What has stopped it lies in the next step.
    for (const std::size_t end = std::min(at < 2 ? 2 : at + kStep, text.size()); at < end;) {
      if (kPlain[static_cast<unsigned char>(text[at])]) {
        ++at;
      } else if (IsChineseAt(text, at)) {
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
