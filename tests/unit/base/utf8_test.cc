#include "base/utf8.h"

#include <doctest/doctest.h>

using namespace lanzhi;

TEST_CASE("only well-formed UTF-8 is decoded") {
  CHECK(DecodeUtf8("a", 0).code_point == U'a');
  CHECK(DecodeUtf8("x张", 1).code_point == U'张');
  CHECK(DecodeUtf8("x张", 1).length == 3);
  CHECK(DecodeUtf8("𠮷", 0).code_point == 0x20BB7);
  for (const char* bad : {"\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE5\xBC", "\xE5", "\xE5\x20\x20", "\xFF"}) {
    CHECK(DecodeUtf8(bad, 0).length == 0);
  }
}

TEST_CASE("the first ill-formed byte is found wherever it stands") {
  const std::string good = "0123456789 姓名：张三 abcdefghijklm 𠮷 end of the text";
  CHECK(FindIllFormed(good) == std::string_view::npos);
  CHECK(FindIllFormed("") == std::string_view::npos);
  for (std::size_t at = 0; at < good.size(); ++at) {
    if ((static_cast<unsigned char>(good[at]) & 0xC0) == 0x80) continue;
    std::string bad = good;
    bad.insert(at, "\xFF");
    CHECK(FindIllFormed(bad) == at);
  }
  CHECK(FindIllFormed("abcdefgh\xE5\xBC") == 8);
}

TEST_CASE("code points are counted and written") {
  CHECK(CountCodePoints("a张𠮷") == 3);
  std::string out;
  for (const char32_t c : {U'a', U'é', U'张', char32_t{0x20BB7}}) AppendUtf8(out, c);
  CHECK(out == "aé张𠮷");
}

TEST_CASE("display width follows East Asian width") {
  CHECK(DisplayWidth("abc") == 3);
  CHECK(DisplayWidth("张三") == 4);
  CHECK(DisplayWidth("：，（") == 6);
  CHECK(DisplayWidth("ｱ") == 1);        // half-width katakana
  CHECK(DisplayWidth("e\u0301") == 1);  // combining acute
  CHECK(DisplayWidth("葛\U000E0100") == 2);
  CHECK(DisplayWidth("𠮷") == 2);
  CHECK(DisplayWidth("한") == 2);
  CHECK(DisplayWidth(U'\u200D') == 0);
  CHECK(DisplayWidth("·—“”") == 4);  // ambiguous is narrow
  CHECK(DisplayWidth(char32_t{0x1F600}) == 2);
  CHECK(DisplayWidth("") == 0);
}

TEST_CASE("nothing from a record can steer a terminal") {
  CHECK(EscapeControls("姓名\t张三") == "姓名 张三");
  CHECK(EscapeControls("a\x1B[2J") == "a\\u{001B}[2J");
  CHECK(EscapeControls("\u202Eabc") == "\\u{202E}abc");
  CHECK(EscapeControls("\u009B31m") == "\\u{009B}31m");
  CHECK(EscapeControls("a\nb") == "a\\u{000A}b");
  CHECK(EscapeControls("\U000E0041") == "\\u{E0041}");
  CHECK(EscapeControls("\xFF") == "\\x{FF}");
  CHECK(EscapeControls("👨‍👩‍👧葛\U000E0100") == "👨‍👩‍👧葛\U000E0100");
  CHECK(IsUnsafe(U'\u200B'));
  CHECK_FALSE(IsUnsafe(U'\u200D'));
  CHECK_FALSE(IsUnsafe(U'\u00A0'));
}
