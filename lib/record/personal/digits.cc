#include "record/personal/digits.h"

#include <array>
#include <iterator>

namespace lanzhi {
namespace {

struct Filler {
  std::string_view text;
  char kind;
};

// What people put between the groups of a number. Zero bytes stand between the digits of UTF-16.
constexpr Filler kFillers[] = {{" ", ' '},      {"\t", ' '},     {"\u00A0", ' '}, {"\u3000", ' '},
                               {"\u2002", ' '}, {"\u2003", ' '}, {"\u2009", ' '}, {std::string_view("\0", 1), ' '},
                               {"-", '-'},      {"\uFF0D", '-'}, {"\u2010", '-'}, {"\u2011", '-'},
                               {"\u2012", '-'}, {"\u2013", '-'}, {"\u2014", '-'}, {"\u2212", '-'},
                               {".", '.'},      {"\uFF0E", '.'}, {"\u00B7", '.'}, {"(", '('},
                               {"\uFF08", '('}, {")", ')'},      {"\uFF09", ')'}, {"/", '/'},
                               {"\uFF0F", '/'}, {",", ','},      {"\uFF0C", ','}};

// The first of them with this first byte; most characters are let go here.
constexpr auto kFirstFiller = [] {
  std::array<std::size_t, 256> first = {};
  first.fill(std::size(kFillers));
  for (std::size_t i = std::size(kFillers); i-- > 0;) first[static_cast<unsigned char>(kFillers[i].text.front())] = i;
  return first;
}();

const Filler* FillerAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return nullptr;
  for (std::size_t i = kFirstFiller[static_cast<unsigned char>(text[at])]; i < std::size(kFillers); ++i) {
    if (text.substr(at, kFillers[i].text.size()) == kFillers[i].text) return &kFillers[i];
  }
  return nullptr;
}

// Where the text of the next line begins, at whatever depth, if the line ends at `at` but for blanks; else `at`.
std::size_t NextLine(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && (text[end] == ' ' || text[end] == '\r')) ++end;
  if (end >= text.size() || text[end] != '\n') return at;
  ++end;
  while (end < text.size() && text[end] == ' ') ++end;
  return end;
}

// What stands between two groups: the end of a line, or some blanks and at most one other mark. Returns where the next
// group begins.
std::size_t ReadGap(std::string_view text, std::size_t at, char& kind) {
  constexpr int kMostFillers = 4;
  kind = 0;
  if (const std::size_t next = NextLine(text, at); next != at) {
    kind = '\n';
    return next;
  }
  for (int n = 0; n < kMostFillers && at < text.size(); ++n) {
    const Filler* mark = FillerAt(text, at);
    if (mark == nullptr) break;
    if (mark->kind != ' ') {
      if (kind != 0 && kind != ' ' && !(kind == ')' && mark->kind == '-')) return at;
      kind = mark->kind;
    } else if (kind == 0) {
      kind = ' ';
    }
    at += mark->text.size();
  }
  return at;
}

}  // namespace

char PlainOfWide(std::string_view text, std::size_t at, std::size_t& length) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  length = 3;  // U+FF01 to U+FF5E
  if (byte(0) != 0xEF || at + 3 > text.size()) return 0;
  if (byte(1) == 0xBC && byte(2) >= 0x81) return static_cast<char>(byte(2) - 0x81 + '!');
  if (byte(1) == 0xBD && byte(2) <= 0x9E) return static_cast<char>(byte(2) - 0x80 + '`');
  return 0;
}

char PlainBefore(std::string_view text, std::size_t at, std::size_t& length) {
  length = 1;
  if (at == 0) return 0;
  if (static_cast<unsigned char>(text[at - 1]) < 0x80) return text[at - 1];
  if (at < 3) return 0;
  const char c = PlainAt(text, at - 3, length);
  return length == 3 ? c : 0;
}

std::size_t ReadDigits(std::string_view text, std::size_t at, DigitRun& run) {
  run.digits.clear();
  run.groups.clear();
  std::size_t end = at;
  char gap = 0;
  while (true) {
    DigitGroup group;
    group.gap = gap;
    group.first = static_cast<std::uint32_t>(run.digits.size());
    const std::size_t begin = at;
    std::size_t length = 0;
    for (char c = PlainAt(text, at, length); IsFigure(c); c = PlainAt(text, at, length)) {
      run.digits += c;
      at += length;
    }
    if (at == begin) return end;
    group.count = static_cast<std::uint32_t>(run.digits.size()) - group.first;
    group.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    run.groups.push_back(group);
    end = at;
    at = ReadGap(text, at, gap);
    if (at == end) return end;
  }
}

std::size_t EndOfCheckX(std::string_view text, std::size_t at) {
  char gap = 0;
  at = ReadGap(text, at, gap);
  std::size_t length = 0;
  const char c = PlainAt(text, at, length);
  return c == 'X' || c == 'x' ? at + length : 0;
}

}  // namespace lanzhi
