#include "record/personal/starts.h"

#include <algorithm>
#include <array>

#include "base/blocks.h"
#include "record/personal/digits.h"

namespace lanzhi {
namespace {

// Bytes with which something may begin: a figure, an @, and what leads the full-width ones.
constexpr std::array<bool, 256> kStarts = [] {
  std::array<bool, 256> starts{};
  for (unsigned char c = '0'; c <= '9'; ++c) starts[c] = true;
  starts['@'] = starts[0xEF] = true;
  return starts;
}();

// Where in a block something begins, looked at from its third byte on: a full-width character is known by its third.
// kBlock: nowhere.
std::size_t StartInBlock(const char* block) {
  // Bytes with a sign take half as long to compare: EF BC 90 to EF BC 99, and EF BC A0.
  constexpr signed char kFirst = -17, kSecond = -68, kWideZero = -112, kWideNine = -103, kWideAt = -96;
  const auto here = reinterpret_cast<Truths>(LoadBytes(block));
  const auto before = reinterpret_cast<Truths>(LoadBytes(block - 1));
  const auto two_before = reinterpret_cast<Truths>(LoadBytes(block - 2));
  const Truths ascii = ((here >= '0') & (here <= '9')) | (here == '@');
  const Truths third = ((here >= kWideZero) & (here <= kWideNine)) | (here == kWideAt);
  const Truths wide = (two_before == kFirst) & (before == kSecond) & third;
  return FirstThatHolds(ascii | wide);
}

constexpr std::array<bool, 256> kMarks = [] {
  std::array<bool, 256> marks{};
  for (const char c : {' ', '\t', '-', '.', '(', ')', '/', ',', '\0'}) marks[static_cast<unsigned char>(c)] = true;
  return marks;
}();

// The bytes of a blank or mark that may stand between two groups of a number at `at`; 0 when there is none.
// Precondition: at < text.size().
std::size_t LengthOfMark(std::string_view text, std::size_t at) {
  std::size_t length = 0;
  const char c = PlainAt(text, at, length);
  return (c != 0 || length == 1) && kMarks[static_cast<unsigned char>(c)] ? length : 0;
}

// Whether no further group of a number can follow: no figure behind what may stand between two groups.
bool EndsRun(std::string_view text, std::size_t at) {
  std::size_t end = at;
  bool blank = true;  // nothing but spaces so far: the line may go on in the next
  while (end < text.size()) {
    const std::size_t length = LengthOfMark(text, end);
    if (length == 0) break;
    blank = blank && text[end] == ' ';
    end += length;
  }
  if (blank && end < text.size() && (text[end] == '\n' || text[end] == '\r')) {
    while (end < text.size() && (text[end] == ' ' || text[end] == '\n' || text[end] == '\r')) ++end;
    return end == text.size() || (!IsFigure(text[end]) && text[end] != '\xEF');
  }
  if (end == text.size()) return true;
  const auto byte = static_cast<unsigned char>(text[end]);
  if (byte == 0xE3) return !text.substr(end).starts_with("\u3000");
  std::size_t length = 0;
  return byte != 0xC2 && byte != 0xE2 && !IsFigure(PlainAt(text, end, length));
}

}  // namespace

std::size_t NextStart(std::string_view text, std::size_t at) {
  const auto begins = [&] {
    if (!kStarts[static_cast<unsigned char>(text[at])]) return false;
    if (text[at] != '\xEF') return true;
    std::size_t length = 0;
    const char plain = PlainAt(text, at, length);
    return plain == '@' || IsFigure(plain);
  };
  for (; at < text.size() && at < 2; ++at) {
    if (begins()) return at;
  }
  const std::size_t from = at;
  for (; text.size() - at >= kBlock; at += kBlock) {
    const std::size_t found = at + StartInBlock(text.data() + at);
    if (found == at + kBlock) continue;
    if (static_cast<unsigned char>(text[found]) < 0x80) return found;
    if (found >= from + 2) return found - 2;
    break;
  }
  // Behind the last block; a full-width character may reach out of it.
  if (at >= from + 2) at -= 2;
  while (at < text.size() && !begins()) ++at;
  return at;
}

std::size_t LengthOfPlain(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && IsFigure(text[end])) ++end;
  const auto is_part = [&](std::size_t from) {
    return from + 3 <= text.size() && text[from] == '-' && IsFigure(text[from + 1]) && IsFigure(text[from + 2]);
  };
  if (end - at == 4 && is_part(end) && is_part(end + 3))
    end += 6;
  else if (end - at >= kFewestDigits)
    return 0;
  return EndsRun(text, end) ? end - at : 0;
}

}  // namespace lanzhi
