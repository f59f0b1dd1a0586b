#include "render/position.h"

#include <doctest/doctest.h>

#include <memory>

namespace lanzhi {
namespace {

void Expect(const FilePtr& file, std::uint32_t offset, int line, int column) {
  Locator locator;
  const Position here = PositionOf(*file, offset);
  CHECK(here.line == line);
  CHECK(here.column == column);
  CHECK(locator.Of(file, offset).line == line);
  CHECK(locator.Of(file, offset).column == column);
}

TEST_CASE("lines and columns count from one, in code points") {
  const FilePtr file = std::make_shared<File>(File{"a", "ab\n接案: 1\r\ne\xCC\x81x"});
  Expect(file, 0, 1, 1);
  Expect(file, 2, 1, 3);  // the end of line belongs to its line
  Expect(file, 3, 2, 1);
  Expect(file, 9, 2, 3);  // after two characters of three bytes
  Expect(file, 14, 3, 1);
  Expect(file, 17, 3, 3);  // a combining mark is a code point of its own
  Expect(file, 18, 3, 4);
  Expect(file, 9999, 3, 4);
}

TEST_CASE("ill-formed bytes count one each") {
  const FilePtr file = std::make_shared<File>(File{"a", "\xB0\xB8\xFF:"});
  Expect(file, 3, 1, 4);
}

TEST_CASE("an empty file, a file that is not there") {
  const FilePtr file = std::make_shared<File>(File{"a", ""});
  Expect(file, 0, 1, 1);
  Locator locator;
  CHECK(locator.Of(nullptr, 7).line == 1);
}

TEST_CASE("a locator follows from file to file") {
  const FilePtr one = std::make_shared<File>(File{"a", "x\ny\nz"});
  const FilePtr two = std::make_shared<File>(File{"b", "xyz\n"});
  Locator locator;
  CHECK(locator.Of(one, 4).line == 3);
  CHECK(locator.Of(two, 2).column == 3);
  CHECK(locator.Of(one, 2).line == 2);
  CHECK(locator.LineAt(one, 2) == Span{2, 3});
}

TEST_CASE("places in a long line, in any order") {
  std::string text = "first\n";
  for (int i = 0; i < 900; ++i) text += i % 7 == 0 ? "\xFF" : i % 3 == 0 ? "案" : "a";
  text += "\n" + text;
  const FilePtr file = std::make_shared<File>(File{"a", text});
  Locator locator;
  for (std::uint32_t i = 0; i < 5000; ++i) {
    const std::uint32_t offset = i * 7919 % static_cast<std::uint32_t>(text.size() + 2);
    const Position here = PositionOf(*file, offset), there = locator.Of(file, offset);
    REQUIRE(there.line == here.line);
    REQUIRE(there.column == here.column);
  }
}

TEST_CASE("bytes of a line without its end") {
  const FilePtr file = std::make_shared<File>(File{"a", "ab\r\n\ncd"});
  Locator locator;
  CHECK(locator.LineAt(file, 1) == Span{0, 2});
  CHECK(locator.LineAt(file, 3) == Span{0, 2});
  CHECK(locator.LineAt(file, 4) == Span{4, 4});
  CHECK(locator.LineAt(file, 7) == Span{5, 7});
}

}  // namespace
}  // namespace lanzhi
