#include "record/personal/starts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/blocks.h"
#include "record/personal/digits.h"

namespace lanzhi {
namespace {

// Bytes of a block with which something may begin: a figure, an @, and what leads the full-width ones.
Truths StartsIn(const char* block) {
  // Bytes with a sign take half as long to compare: the figures are moved to the top of these.
  constexpr unsigned char kTop = 0x7F, kMove = kTop - '9';
  const Bytes here = LoadBytes(block);
  const auto moved = reinterpret_cast<Truths>(here + kMove);
  return (moved >= kTop - 9) | (here == '@') | (here == 0xEF);
}

bool IsStart(std::string_view text, std::size_t at) {
  std::size_t length = 0;
  const char c = text[at] == '\xEF' ? PlainOfWide(text, at, length) : text[at];
  return c == '@' || IsFigure(c);
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

std::size_t SkipSpaces(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

// Whether no further group of a number can follow: no figure behind what may stand between two groups.
bool EndsRun(std::string_view text, std::size_t at) {
  const auto ends_line = [&](std::size_t i) { return i < text.size() && (text[i] == '\n' || text[i] == '\r'); };
  std::size_t end = SkipSpaces(text, at);
  if (ends_line(end)) {  // the number may go on in the next
    do {
      end = SkipSpaces(text, end + 1);
    } while (ends_line(end));
    return end == text.size() || (!IsFigure(text[end]) && text[end] != '\xEF');
  }
  while (end < text.size()) {
    const std::size_t length = LengthOfMark(text, end);
    if (length == 0) break;
    end += length;
  }
  if (end == text.size()) return true;
  const auto byte = static_cast<unsigned char>(text[end]);
  if (byte == 0xE3) return !text.substr(end).starts_with("\u3000");
  std::size_t length = 0;
  return byte != 0xC2 && byte != 0xE2 && !IsFigure(PlainAt(text, end, length));
}

constexpr std::size_t kDate = 10;

// Whether four figures, a hyphen, two, a hyphen and two stand at `at`.
bool IsDateAt(std::string_view text, std::size_t at) {
  if (text.size() - at < kDate) return false;
  std::uint64_t word = 0, form = 0, room = 0;  // of the eight bytes before the last two
  std::memcpy(&word, text.data() + at, sizeof(word));
  std::memcpy(&form, "0000-00-", sizeof(form));
  std::memcpy(&room, "\x76\x76\x76\x76\x7F\x76\x76\x7F", sizeof(room));  // from a 9 or nothing up to the highest bit
  word ^= form;
  return (((word + room) | word) & 0x8080808080808080) == 0 && IsFigure(text[at + 8]) && IsFigure(text[at + 9]);
}

}  // namespace

std::size_t NextStart(std::string_view text, std::size_t at) {
  while (text.size() - at >= 2 * kBlock) {
    const Truths first = StartsIn(text.data() + at), second = StartsIn(text.data() + at + kBlock);
    if (!Any(first | second)) {
      at += 2 * kBlock;
      continue;
    }
    at += Any(first) ? FirstThatHolds(first) : kBlock + FirstThatHolds(second);
    if (IsStart(text, at)) return at;
    ++at;
  }
  while (at < text.size() && !IsStart(text, at)) ++at;
  return at;
}

std::size_t LengthOfPlain(std::string_view text, std::size_t at) {
  std::size_t end = at;
  if (IsDateAt(text, at)) {
    end += kDate;
  } else {
    while (end < text.size() && IsFigure(text[end])) ++end;
    if (end - at >= kFewestDigits) return 0;
  }
  return EndsRun(text, end) ? end - at : 0;
}

}  // namespace lanzhi
