// Digits as people write numbers: full-width too, in groups with blanks, hyphens, dots, strokes, commas, brackets or
// the end of a line between.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/small_vector.h"
#include "source/file.h"

namespace lanzhi {

[[nodiscard]] constexpr bool IsFigure(char c) { return c >= '0' && c <= '9'; }

struct DigitGroup {
  Span span;                // in the text
  std::uint32_t first = 0;  // its first digit, in DigitRun::digits
  std::uint32_t count = 0;
  char gap =
      0;  // what stands before it: ' ', '-', '.', '/', ',', '(', ')' or the end of a line; 0 before the first group
};

// Groups that nothing but gaps stands between.
struct DigitRun {
  std::string digits;  // '0' to '9'
  SmallVector<DigitGroup, 8> groups;
};

// The ASCII character that the full-width one at `at` stands for; 0 when there is none such. `length`: its bytes.
[[nodiscard]] char PlainOfWide(std::string_view text, std::size_t at, std::size_t& length);
// The ASCII character that stands at `at`, half- or full-width; 0 when there is none such. `length`: its bytes.
[[nodiscard]] inline char PlainAt(std::string_view text, std::size_t at, std::size_t& length) {
  length = 1;
  if (at >= text.size()) return 0;
  return static_cast<unsigned char>(text[at]) < 0x80 ? text[at] : PlainOfWide(text, at, length);
}
// The same of the character that ends before `at`.
[[nodiscard]] char PlainBefore(std::string_view text, std::size_t at, std::size_t& length);

// Reads the run that begins with the digit at `at`. Returns the end of its last group.
std::size_t ReadDigits(std::string_view text, std::size_t at, DigitRun& run);

// The check character of an identity number (X, full-width too) at `at`, behind a gap or none: its end; else 0.
[[nodiscard]] std::size_t EndOfCheckX(std::string_view text, std::size_t at);

}  // namespace lanzhi
