#include "render/frame.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>

namespace lanzhi {
namespace {

FilePtr Make(std::string bytes) { return std::make_shared<File>(File{"a.yaml", std::move(bytes)}); }

Span Find(const FilePtr& file, std::string_view text, std::size_t from = 0) {
  const std::size_t at = file->bytes.find(text, from);
  REQUIRE(at != std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())};
}

std::string Frame(const FilePtr& file, std::vector<Mark> marks, int columns = 100) {
  Locator locator;
  FrameOptions options;
  options.columns = columns;
  return "\n" + CodeFrame(file, std::move(marks), locator, options);
}

TEST_CASE("the frame of the contract") {
  const FilePtr file = Make(
      "case: C2026-0012\nsite: a\nworker: b\n\n"
      "decision: {date: 2026-03-14, accepted: true, told_on: 2026-03-14}\n\n"
      "assessment: {date: 2026-03-05, by: chen-jia}\n");
  CHECK(Frame(file, {{Find(file, "2026-03-05"), true, "earliest allowed: 2026-03-07"},
                     {Find(file, "2026-03-14"), false, "accepted here"}}) == R"(
   |
 5 | decision: {date: 2026-03-14, accepted: true, told_on: 2026-03-14}
   |                  ---------- accepted here
   :
 7 | assessment: {date: 2026-03-05, by: chen-jia}
   |                    ^^^^^^^^^^ earliest allowed: 2026-03-07
)");
}

TEST_CASE("marks on one line and on the next") {
  const FilePtr file = Make("a: 1, b: 2\nc: 3\n");
  CHECK(Frame(file, {{Find(file, "2"), true, "here"}, {Find(file, "1"), false, ""}, {Find(file, "3"), false, "too"}}) ==
        R"(
   |
 1 | a: 1, b: 2
   |    -
   |          ^ here
 2 | c: 3
   |    - too
)");
}

TEST_CASE("carets under wide characters") {
  const FilePtr file = Make("接案决定: {日期: 2026-03-14, 理由: 本社区居民}\n");
  CHECK(Frame(file, {{Find(file, "2026-03-14"), true, ""}, {Find(file, "社区"), false, "两字"}}) == R"(
   |
 1 | 接案决定: {日期: 2026-03-14, 理由: 本社区居民}
   |                  ^^^^^^^^^^
   |                                      ---- 两字
)");
}

TEST_CASE("full-width signs are two columns, combining ones none") {
  // 姓名：e + U+0301
  const FilePtr file = Make("姓名：e\xCC\x81x\n");
  CHECK(Frame(file, {{Find(file, "："), true, ""}}) == "\n   |\n 1 | 姓名：e\xCC\x81x\n   |     ^^\n");
  CHECK(Frame(file, {{Find(file, "x"), true, ""}}) == "\n   |\n 1 | 姓名：e\xCC\x81x\n   |        ^\n");
  CHECK(Frame(file, {{Find(file, "\xCC\x81"), true, ""}}) == "\n   |\n 1 | 姓名：e\xCC\x81x\n   |        ^\n");
}

TEST_CASE("tabs are expanded alike on both lines") {
  const FilePtr file = Make("\tab\tcd: 1\n");
  CHECK(Frame(file, {{Find(file, "cd"), true, "key"}}) == R"(
   |
 1 |     ab  cd: 1
   |         ^^ key
)");
  CHECK(Frame(file, {{{0, 1}, true, "tab"}}) == R"(
   |
 1 |     ab  cd: 1
   | ^^^^ tab
)");
}

TEST_CASE("control characters and ill-formed bytes cannot steer the terminal") {
  const FilePtr file = Make(
      "a: \x1b[2Jx\xFF"
      "y\n");
  CHECK(Frame(file, {{Find(file, "y"), true, ""}}) ==
        "\n   |\n 1 | a: \\u{001B}[2Jx\xEF\xBF\xBDy\n   |                 ^\n");
}

TEST_CASE("line ends of Windows are no part of the line") {
  const FilePtr file = Make("a: 1\r\nb: 2\r\n");
  CHECK(Frame(file, {{Find(file, "2\r\n"), true, "value"}}) == R"(
   |
 2 | b: 2
   |    ^ value
)");
}

TEST_CASE("an empty span has one caret") {
  const FilePtr file = Make("a:\nb: 1\n");
  CHECK(Frame(file, {{{2, 2}, true, "nothing here"}}) == R"(
   |
 1 | a:
   |   ^ nothing here
)");
}

TEST_CASE("the end of the file") {
  const FilePtr whole = Make("a: 1\n");
  CHECK(Frame(whole, {{{5, 5}, true, ""}}) == "\n   |\n 2 |\n   | ^\n");
  const FilePtr cut = Make("a: 1");
  CHECK(Frame(cut, {{{4, 4}, true, ""}}) == "\n   |\n 1 | a: 1\n   |     ^\n");
  CHECK(Frame(cut, {{{400, 500}, true, ""}}).find("1 | a: 1") != std::string::npos);
}

TEST_CASE("a mark that spans lines ends with its first") {
  const FilePtr file = Make("a: |\n  one\n  two\nb: 1\n");
  CHECK(Frame(file, {{{3, 16}, true, "block"}}) == R"(
   |
 1 | a: |
   |    ^ block
)");
}

TEST_CASE("the gutter grows with the number of the line") {
  const FilePtr file = Make(std::string(98, '\n') + "a: 1\nb: 2\n");
  CHECK(Frame(file, {{Find(file, "1"), false, ""}, {Find(file, "2"), true, ""}}) == R"(
     |
  99 | a: 1
     |    -
 100 | b: 2
     |    ^
)");
}

TEST_CASE("long lines are cut around the mark") {
  const FilePtr file = Make("a: " + std::string(60, 'x') + "MARK" + std::string(60, 'y') + "\n");
  CHECK(Frame(file, {{Find(file, "MARK"), true, "here"}}, 50) == "\n   |\n 1 | …" + std::string(30, 'x') + "MARK" +
                                                                     std::string(16, 'y') + "…\n   | " +
                                                                     std::string(31, ' ') + "^^^^ here\n");
  // Near the begin nothing is cut on the left.
  CHECK(Frame(file, {{{0, 1}, true, ""}}, 50) == "\n   |\n 1 | a: " + std::string(47, 'x') + "…\n   | ^\n");
  // A second mark that is out of sight has an excerpt of its own.
  const std::string two = Frame(file, {{{0, 1}, false, ""}, {Find(file, "MARK"), true, ""}}, 50);
  CHECK(two.find(" 1 | a: ") != std::string::npos);
  CHECK(two.find(" 1 | …xxx") != std::string::npos);
}

TEST_CASE("wide characters are never cut in half") {
  std::string line;
  for (int i = 0; i < 80; ++i) line += "字";
  const FilePtr file = Make(line + "好" + line + "\n");
  const std::string out = Frame(file, {{Find(file, "好"), true, ""}}, 41);
  CHECK(out.find("…字") != std::string::npos);
  CHECK(out.find("好字字字字…\n") != std::string::npos);
  CHECK(out.find("   | " + std::string(31, ' ') + "^^\n") != std::string::npos);
}

TEST_CASE("a line of 64 KiB takes no longer than its excerpt") {
  const FilePtr file = Make("a: " + std::string(64 * 1024, 'x') + "\n");
  const std::string out = Frame(file, {{{40000, 40001}, true, ""}});
  CHECK(out.size() < 400);
}

TEST_CASE("colours surround signs, not the text of the record") {
  const FilePtr file = Make("a: 1\n");
  Locator locator;
  FrameOptions options;
  options.style.color = true;
  const std::string out = CodeFrame(file, {{{3, 4}, true, "x"}}, locator, options);
  CHECK(out == "\x1b[1;34m   |\x1b[0m\n\x1b[1;34m 1 |\x1b[0m a: 1\n\x1b[1;34m   |\x1b[0m    \x1b[1;31m^ x\x1b[0m\n");
}

}  // namespace
}  // namespace lanzhi
