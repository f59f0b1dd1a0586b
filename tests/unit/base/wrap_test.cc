#include "base/wrap.h"

#include <doctest/doctest.h>

#include "base/utf8.h"

namespace lanzhi {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("a text is broken at blanks, beside Chinese characters, and in words only when they are too long") {
  CHECK(Wrap("", 10) == Lines{""});
  CHECK(Wrap("one two three", 0) == Lines{"one two three"});
  CHECK(Wrap("one two three", 13) == Lines{"one two three"});
  CHECK(Wrap("one two three", 12) == Lines{"one two", "three"});
  CHECK(Wrap("one two  three", 7) == Lines{"one two", "three"});
  CHECK(Wrap("C2026-0012", 4) == Lines{"C202", "6-", "0012"});
  CHECK(Wrap("lantian.case.formset", 15) == Lines{"lantian.case.", "formset"});
  CHECK(Wrap("收案前一个月", 6) == Lines{"收案前", "一个月"});
  CHECK(Wrap("收案前一个月", 7) == Lines{"收案前", "一个月"});
  CHECK(Wrap("见C2026-0012记录", 11) == Lines{"见", "C2026-0012", "记录"});
}

TEST_CASE("a colour takes no room and is never cut") {
  CHECK(Wrap("\x1b[1mone\x1b[0m two", 7) == Lines{"\x1b[1mone\x1b[0m two"});
  CHECK(Wrap("\x1b[1mone\x1b[0m two", 6) == Lines{"\x1b[1mone\x1b[0m", "two"});
}

TEST_CASE("what follows a line that is too wide hangs below it") {
  CHECK(Hang("one two three four five\n", 0) == "one two three four five\n");
  CHECK(Hang("one two three four five\nsix", 20) == "one two three four\n  five\nsix");
  CHECK(Hang("  one two three four five six seven\n\n", 24) == "  one two three four\n    five six seven\n\n");
  CHECK(Hang("", 20).empty());
}

TEST_CASE("the longest word is the least width that cuts none") {
  CHECK(LongestWord("") == 0);
  CHECK(LongestWord("one three two") == 5);
  CHECK(LongestWord("见C2026-0012记录") == 10);
  CHECK(LongestWord("收案前，一") == 4);
}

TEST_CASE("no sign begins a line, no bracket ends one") {
  CHECK(Wrap("收案前，一个月", 6) == Lines{"收案", "前，一", "个月"});
  CHECK(Wrap("收案《预估》", 6) == Lines{"收案", "《预", "估》"});
}

TEST_CASE("no line is too wide, and nothing but blanks is lost") {
  const std::string text = "没有 C2026-0012 这份记录；see the notes（第 3 行），then go on。";
  for (int width = 2; width < 70; ++width) {
    std::string joined;
    for (const std::string& line : Wrap(text, width)) {
      CHECK(DisplayWidth(line) <= width);
      for (const char c : line) {
        if (c != ' ') joined += c;
      }
    }
    std::string whole;
    for (const char c : text) {
      if (c != ' ') whole += c;
    }
    CHECK(joined == whole);
  }
}

}  // namespace
}  // namespace lanzhi
