// Lines of a YAML text, and small questions about them. All offsets are into the text.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "source/file.h"

namespace lanzhi {

struct Line {
  std::uint32_t begin = 0;
  std::uint32_t first = 0;  // the first byte that is not a space
  std::uint32_t end = 0;    // without the line end
  std::uint32_t next = 0;   // where the next line begins

  [[nodiscard]] std::uint32_t indent() const { return first - begin; }
  [[nodiscard]] bool blank() const { return first == end; }
};

inline constexpr std::string_view kWideColon = "：";
inline constexpr std::uint32_t kNowhere = UINT32_MAX;

[[nodiscard]] Line LineFrom(std::string_view text, std::uint32_t begin);
// The first line from `begin` on that is neither blank nor a comment; blank at the end of the text.
[[nodiscard]] Line ContentFrom(std::string_view text, std::uint32_t begin);

[[nodiscard]] inline bool IsSpace(char c) { return c == ' ' || c == '\t'; }
[[nodiscard]] inline std::uint32_t SkipSpaces(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end && IsSpace(text[at])) ++at;
  return at;
}
// `end` moved back over spaces, tabs and carriage returns, not before `begin`.
[[nodiscard]] inline std::uint32_t TrimEnd(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  while (end > begin && (IsSpace(text[end - 1]) || text[end - 1] == '\r')) --end;
  return end;
}

// Whether the byte at `at` is followed by a space or the end of the line: `- `, `: `, `? `.
[[nodiscard]] inline bool StandsAlone(std::string_view text, std::uint32_t at, std::uint32_t end) {
  return at + 1 >= end || IsSpace(text[at + 1]);
}
// Whether `at` is at the end of the line or at a comment. Precondition: at == end, or a space stands before `at`.
[[nodiscard]] inline bool IsRestEmpty(std::string_view text, std::uint32_t at, std::uint32_t end) {
  return at >= end || text[at] == '#';
}

// Finds one byte again and again, ever further on, and searches no stretch of the text twice.
class NextByte {
 public:
  explicit NextByte(char byte) : byte_(byte) {}

  // The first one from `from` on; the end of the text when there is none. Precondition: no call before asked for more,
  // and the text from `from` on is still the same.
  [[nodiscard]] std::uint32_t From(std::string_view text, std::uint32_t from) {
    if (!searched_ || at_ < from) {
      at_ = static_cast<std::uint32_t>(std::min(text.find(byte_, from), text.size()));
      searched_ = true;
    }
    return at_;
  }

 private:
  char byte_;
  bool searched_ = false;
  std::uint32_t at_ = 0;
};

// The first colon in [begin, end) that stands alone; kNowhere when there is none.
[[nodiscard]] std::uint32_t FindLoneColon(std::string_view text, std::uint32_t begin, std::uint32_t end);
// The `#` behind `begin` that begins a comment; `end` when there is none.
[[nodiscard]] std::uint32_t FindComment(std::string_view text, std::uint32_t begin, std::uint32_t end);
// The colon that ends the key which begins at `begin`; kNowhere when the line holds no key.
[[nodiscard]] std::uint32_t FindColon(std::string_view text, std::uint32_t begin, std::uint32_t end);
// Whether the line holds `key: ...` or `- ...`, after dashes.
[[nodiscard]] bool IsEntry(std::string_view text, const Line& line);

// A colon that somebody meant to end a key: `：`, or `:` without a space behind; empty when there is none.
[[nodiscard]] Span FindWideColon(std::string_view text, std::uint32_t begin, std::uint32_t end);
[[nodiscard]] Span FindTightColon(std::string_view text, std::uint32_t begin, std::uint32_t end);

// The length of a blank that is no space (U+3000, U+00A0 and the like) at `at`; 0 when there is none.
[[nodiscard]] std::uint32_t OddBlankAt(std::string_view text, std::uint32_t at);
// Whether a tab or such a blank could stand at `at`, by its first byte; most lines are let go here.
[[nodiscard]] constexpr bool MayBeBlank(char c) { return c == '\t' || c == '\xC2' || (c >= '\xE1' && c <= '\xE3'); }

}  // namespace lanzhi
