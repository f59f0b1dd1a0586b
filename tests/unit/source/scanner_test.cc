// What the scanner reads by itself, and what it leaves to the arbiter. tests/scan holds it to its law at large.
#include "source/scanner.h"

#include <doctest/doctest.h>

#include <string>

#include "dump.h"
#include "scan/law.h"

using namespace lanzhi;

namespace {

bool Accepts(const std::string& text) {
  const test::Ruling ruling = test::Rule(MakeFile("test.yaml", text));
  CHECK(ruling.difference == "");
  return ruling.accepted;
}

// A text of `depth` maps within each other.
std::string Nested(std::size_t depth) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += std::string(i, ' ') + "a:" + (i + 1 < depth ? "\n" : " 1\n");
  return text;
}

}  // namespace

TEST_CASE("the scanner reads what people and programs write") {
  for (const char* text : {
           "个案: C2026-0001\n服务点: baihe # 中心\n\n# 一行说明\n申请: {日期: 2026-03-02, 困难: [物质, '精神']}\n",
           "\xEF\xBB\xBF"
           "a: 1\r\nb:\r\n  - x\r\n  - y: |\r\n      z\r\n",
           "---\na: 1\n...\n# the end\n",
           "a:\nb: ~\nc: ''\nd: \"\"\ne:   # nothing yet\n",
           "a:\n- x\n- - y\n  - z\n-\n  b: 1\n- c: 2\n  d:\n  - 3\n",
           "a: |\n  one\n\n    two  \n  \nb: >-\n  three\n  four\n\n  five\nc: |+\n  six\n\nd: |2-\n    seven",
           "a: | # text\n  # no comment\n # a comment\nb: >\n\n  x\nc: |\nd: 1\n",
           "\"a b\": \"x: \\\"y\\\" \\u5f20\\n\"\n'it''s': 'it''s'\n",
           "a: {b: 1,\n    # inside\n    c: [2, -3,],\n}\n",
           "{\n  \"a\": {\"b\": [1, \"c\"]}\n}\n",
           "a: x:y # z\nb: http://example.org/#top\nc: 10:30\nd: -5\ne: :x\nf: ?x\n",
           "a:\n  on its own line\nb:\n  [x]\nc:\n  |\n  text\n",
           "a:\tx\t# tab\nb: x\ty\nc: \"\ty\"\n",
           "《规定》: 「全文」\n（甲）: ——\n",
           "null: null\nnull and void: 1\n",
       }) {
    INFO(text);
    CHECK(Accepts(text));
  }
}

TEST_CASE("the scanner declines what has a finding, and what it is not sure of") {
  for (const char* text : {
           "",
           "# nothing\n",
           "- a\n",
           "a\n",
           "a: 1\na: 2\n",
           "{a: 1, \"\\u0061\": 2}\n",
           "a: &x 1\n",
           "a: *x\n",
           "a: !t 1\n",
           "? a\n: 1\n",
           "<<: {a: 1}\n",
           "a: 1\n---\nb: 2\n",
           "%YAML 1.2\n---\na: 1\n",
           "a: 1\n...\nb: 2\n",
           "a: x: y\n",
           "a: x\n  y\n",
           "a: \"x\n  y\"\n",
           "a: 'x' y\n",
           "a: x #y\n",
           "a：b: 1\n",
           "a:b: 1\n",
           "a: {b: 1，c: 2}\n",
           "a: {b}\n",
           "a: {b: }\n",
           "a: [b: 1]\n",
           "a: [,]\n",
           "a: [x\n# y\n]\n",
           "a: [x\ny]\n",
           "a: [x]: 1\n",
           "a: [\n",
           "a:\n [x\n]\nb\n",
           "a:\n  b: 1\n c: 2\n",
           "a: 1\n  b: 2\n",
           " a: 1\n",
           "a:\n\tb: 1\n",
           "-a: 1\n",
           "a:\n- x\n - y\n",
           "a:\n-\nb: 1\n",
           "—— a: 1\n",
           "a: |\n   x\n  y\n",
           "a: |\n    \n  x\n",
           "a: |x\n  y\n",
           "a:\n- 2\n- |\t#:-\n : x\n",
           "a: |\n\t\nb: 1\n",
           "a: \"\\x1b\"\n",
           "a: \"\\ud83d\\ude00\"\n",
           "a: \"\\q\"\n",
           "a: 1\r\nb: 2\n",
           "a: \xE3\x80\x80x\n",
           "a: x\xC2\xA0\n",
           "\xE3\x80\x80: 1\n",
           "a: \xFF\n",
           "a: \xE2\x80\x8Bx\n",
           "a: \xC2\x85\n",
           "<<<<<<< a: 1\n",
           "a: @x\n",
           "a: x\rb\n",
           "'': 1\n",
           "a: 1\n.. : ...\n... x\n",
       }) {
    INFO(text);
    CHECK_FALSE(Accepts(text));
  }
  CHECK_FALSE(Accepts(std::string("a: \0\n", 5)));
}

TEST_CASE("the scanner keeps the limits") {
  CHECK(Accepts(Nested(32)));
  CHECK_FALSE(Accepts(Nested(33)));
  CHECK(Accepts("a: " + std::string(31, '[') + std::string(31, ']') + "\n"));
  CHECK_FALSE(Accepts("a: " + std::string(32, '[') + std::string(32, ']') + "\n"));
  CHECK(Accepts(std::string(200, 'k') + ": 1\n"));
  CHECK_FALSE(Accepts(std::string(201, 'k') + ": 1\n"));
  std::string key;
  for (int i = 0; i < 200; ++i) key += "键";
  CHECK(Accepts(key + ": 1\n"));
  CHECK(Accepts("a: {" + key + ": 1}\n"));
  CHECK_FALSE(Accepts("a: {" + key + "k: 1}\n"));
  CHECK_FALSE(Accepts("a" + std::string(2000, ' ') + ": 1\n"));
  CHECK(Accepts("a: " + std::string(65000, 'x') + "\n"));
  CHECK_FALSE(Accepts("a: " + std::string(66000, 'x') + "\n"));
  std::string block = "a: |\n";
  while (block.size() < 60000) block += "  some text of this line\n";
  CHECK(Accepts(block));
  block += block.substr(5);
  CHECK_FALSE(Accepts(block));
  std::string many = "a:\n";
  for (int i = 0; i < 19997; ++i) many += "- 1\n";
  CHECK(Accepts(many));
  CHECK_FALSE(Accepts(many + "- 1\n- 1\n- 1\n"));
  CHECK_FALSE(Accepts(std::string(300 * 1024, '#') + "\na: 1\n"));
}
