#include "source/text.h"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>

#include "base/utf8.h"

namespace lanzhi {
namespace {

// FindUnsafe() as its comment has it, a character at a time.
std::size_t FindUnsafeSlowly(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = DecodeUtf8(text, at);
    if (next.length == 0) return at;
    const char32_t c = next.code_point;
    const bool line_end = c == U'\r' && at + 1 < text.size() && text[at + 1] == '\n';
    const bool noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    const bool blank = line_end || c == U'\n' || c == U'\t';
    if (!blank && (IsUnsafe(c) || noncharacter)) return at;
    at += next.length;
  }
  return std::string_view::npos;
}

// Texts of a record, and what may not stand in one: whole, cut off, and where one block of bytes meets the next.
const std::array<std::string, 28> kPieces = {
    "a",
    "日期: 2026-03-05, ",
    "与母亲同住，视力逐年下降。",
    "（附件）：",
    "\n",
    "\r\n",
    "\t",
    "é",
    "😀",
    "\xEF\xBB\xBF",
    "￿",
    "﷐",
    "​",
    "\xE4\xBD",
    "\xE4",
    "\xEF\xBC",
    "\xEF",
    "\x80",
    "\xBF\xBF",
    "\xC3",
    "\xC0\xAF",
    "\xED\xA0\x80",
    "\xF4\x90\x80\x80",
    "\x7F",
    "\x01",
    "\r",
    "０Ａ",
    "ｱ",
};

TEST_CASE("what may not stand in a record is found wherever it stands") {
  std::mt19937 random(7);
  int bad = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::size_t first = random() % 3 == 0 ? kPieces.size() : 9;  // mostly ordinary pieces
    std::string text;
    for (std::size_t left = random() % 12; left-- > 0;) text += kPieces[random() % first];
    const std::size_t found = FindUnsafe(text);
    CAPTURE(text);
    REQUIRE(found == FindUnsafeSlowly(text));
    bad += found == std::string_view::npos ? 0 : 1;
  }
  CHECK(bad > 2000);
}

// Checks `bytes` in the middle of Chinese, at each place in a step of the search in turn, and at the end of the text.
class Everywhere {
 public:
  void Check(std::string_view bytes) {
    offset_ = (offset_ + 7) % 64;
    const std::string before = kPieces[2].substr(0, offset_ / 3 * 3) + std::string(offset_ % 3, ' ');
    for (const std::string& text : {before + std::string(bytes), before + std::string(bytes) + kPieces[2] + "\n"}) {
      if (FindUnsafe(text) == FindUnsafeSlowly(text)) continue;
      CAPTURE(text);
      REQUIRE(FindUnsafe(text) == FindUnsafeSlowly(text));
    }
  }

 private:
  std::size_t offset_ = 0;
};

TEST_CASE("every character is judged as it is by itself") {
  Everywhere everywhere;
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x10000 || (c & 0xFFFE) == 0xFFFE ? 1 : 0x3F) {
    std::string bytes;
    AppendUtf8(bytes, c);  // surrogates too, which are ill-formed
    everywhere.Check(bytes);
  }
}

TEST_CASE("every first and second byte are judged as they are by themselves") {
  Everywhere everywhere;
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string bytes{static_cast<char>(first), static_cast<char>(second)};
      for (const std::string_view third : {"", "\x7F", "\x80", "\x9A", "\xBF", "\xC0", "\xE4\xB8\x80"}) {
        everywhere.Check(bytes + std::string(third));
      }
    }
  }
}

TEST_CASE("the search goes on behind what it has found") {
  const std::string text = "正常的文字正常的文字\x01正常的文字正常的文字\x02正常";
  const std::size_t first = FindUnsafe(text);
  CHECK(text[first] == '\x01');
  CHECK(text[FindUnsafe(text, first + 1)] == '\x02');
}

}  // namespace
}  // namespace lanzhi
