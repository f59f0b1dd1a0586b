#include "record/personal/starts.h"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>

#include "record/personal/digits.h"

namespace lanzhi {
namespace {

std::size_t NextStartSlowly(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    std::size_t length = 0;
    const char c = PlainAt(text, at, length);
    if (IsFigure(c) || c == '@') break;
  }
  return at;
}

// As its comment has it: reads on behind the figures of a date or of a small number, and takes what is not certain for
// a further group.
std::size_t LengthOfPlainSlowly(std::string_view text, std::size_t at) {
  const auto figures = [&](std::size_t from) {
    std::size_t end = from;
    while (end < text.size() && IsFigure(text[end])) ++end;
    return end - from;
  };
  const auto holds = [&](std::size_t i, std::string_view chars) {
    return i < text.size() && chars.find(text[i]) != std::string_view::npos;
  };
  std::size_t end = at + figures(at);
  const bool date =
      end == at + 4 && holds(end, "-") && figures(end + 1) >= 2 && holds(end + 3, "-") && figures(end + 4) >= 2;
  if (date) end += 6;
  if (!date && end - at >= kFewestDigits) return 0;
  const std::size_t length = end - at;
  const std::size_t behind_spaces = std::min(text.find_first_not_of(' ', end), text.size());
  if (holds(behind_spaces, "\r\n")) {
    end = std::min(text.find_first_not_of(" \r\n", end), text.size());
    return holds(end, "0123456789\xEF") ? 0 : length;
  }
  const auto mark_at = [&](std::size_t i) -> std::size_t {
    if (holds(i, std::string_view(" \t-.()/,\0", 9))) return 1;
    for (const std::string_view wide : {"－", "．", "（", "）", "／", "，"}) {
      if (text.substr(i).starts_with(wide)) return wide.size();
    }
    return 0;
  };
  while (mark_at(end) > 0) end += mark_at(end);
  if (end == text.size()) return length;
  std::size_t bytes = 0;
  const bool may_go_on =
      text.substr(end).starts_with("\u3000") || holds(end, "\xC2\xE2") || IsFigure(PlainAt(text, end, bytes));
  return may_go_on ? 0 : length;
}

const std::array<std::string, 36> kPieces = {"2026-03-05", "2026-03-0",
                                             "2026-3-05",  "202a-03-05",
                                             "2026/03-05", "2026-03-05",
                                             "12345",      "6789012",
                                             "8",          "@",
                                             "３",         "＠",
                                             "９",         "，",
                                             "：",         "．",
                                             "－",         "Ａ",
                                             " ",          "\n",
                                             "\r\n",       "   ",
                                             "-",          ".",
                                             "/",          "(",
                                             ",",          "\t",
                                             "·",          "\u3000",
                                             "\xEF",       "\xBC",
                                             "\x90",       std::string(1, '\0'),
                                             "\u2003",     "与母亲同住，视力逐年下降。"};

TEST_CASE("where a number may begin, and where none can, is what a plain search finds") {
  std::mt19937 random(11);
  int plain = 0;
  for (int round = 0; round < 40000; ++round) {
    std::string text;
    for (std::size_t left = random() % 12; left-- > 0;) {
      text += kPieces[random() % 3 == 0 ? kPieces.size() - 1 : random() % kPieces.size()];
    }
    CAPTURE(text);
    for (std::size_t at = random() % 3; at < text.size(); ++at) {
      const std::size_t start = NextStart(text, at);
      REQUIRE(start == NextStartSlowly(text, at));
      at = start;
      if (at == text.size() || !IsFigure(text[at])) continue;
      const std::size_t length = LengthOfPlain(text, at);
      REQUIRE(length == LengthOfPlainSlowly(text, at));
      if (length > 0) ++plain;
    }
  }
  CHECK(plain > 10000);
}

}  // namespace
}  // namespace lanzhi
