// What people type by hand: every mistake is named once, at its own place, and the rest of the record is still read.
#include <doctest/doctest.h>

#include "dump.h"

using namespace lanzhi;
using namespace lanzhi::testing;

namespace {

struct Case {
  std::string text;
  std::string faults;
  std::string tree;
};

void Check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    CAPTURE(one.text);
    const Parsed parsed = Parse(one.text);
    CHECK(FaultsIn(parsed) == one.faults);
    CHECK(Dump(parsed.tree) == one.tree);
  }
}

}  // namespace

TEST_CASE("a full-width colon is repaired where its key is certain") {
  Check({
      {"个案: C1\n姓名：张三\n日期: 2026-01-01\n", "2:3 yaml-no-colon.wide",
       "{个案: C1, 姓名: 张三, 日期: 2026-01-01}"},
      {"个案：C1\n站点: x\n", "1:3 yaml-no-colon.wide", "{个案: C1, 站点: x}"},
      {"个案: C1\n面谈：\n  日期: 2026-03-04\n", "2:3 yaml-no-colon.wide", "{个案: C1, 面谈: {日期: 2026-03-04}}"},
      {"面谈:\n  日期：2026-03-04\n  对象: 案主\n", "2:5 yaml-no-colon.wide", "{面谈: {日期: 2026-03-04, 对象: 案主}}"},
      {"面谈:\n  日期：2026-03-04\n站点: x\n", "2:5 yaml-no-colon.wide", "{面谈: {日期: 2026-03-04}, 站点: x}"},
      {"a:\n  - 日期：2026-01-01\n    对象: x\n", "2:7 yaml-no-colon.wide", "{a: [{日期: 2026-01-01, 对象: x}]}"},
      {"k：\"v\"\nl：{a: 1}\n", "1:2 yaml-no-colon.wide\n2:2 yaml-no-colon.wide", "{k: 'v', l: {a: 1}}"},
      {"姓名: 张三\n  电话：138\n编号: 3\n", "2:3 yaml-continued-line.colon", "{姓名: 张三, 编号: 3}~"},
      {"a: 1\n姓名：张三 电话: 138\nb: 2\n", "2:3 yaml-no-colon.wide", "{a: 1, b: 2}~"},
      // Text may hold it.
      {"a:\n  - 家属：女儿\n  - 时间：3点\nb: 他说：好\n", "", "{a: [家属：女儿, 时间：3点], b: 他说：好}"},
  });
}

TEST_CASE("colons without a space, and lines without a colon") {
  Check({
      {"a: 1\n站点:x\nb: 2\n", "2:3 yaml-no-colon.space", "{a: 1, b: 2}~"},
      {"面谈:\n  日期:2026-03-04\n  对象: 案主\n站点: x\n", "2:5 yaml-no-colon.space",
       "{面谈: {对象: 案主}~, 站点: x}"},
      {"a: 1\n\"b\":2\nc: 3\n", "2:1 yaml-no-colon.space", "{a: 1, c: 3}~"},
      {"a: {b:1, c: 1}\n", "1:5 yaml-no-colon.space", "{a: {c: 1}~}"},
      {"a: 1\nsome text\nand more\nb: 2\n", "2:1 yaml-no-colon", "{a: 1, b: 2}~"},
      {"个案 C1\n站点: x\n", "1:1 yaml-no-colon", "{站点: x}~"},
      {"a:\n  K0471\n  sex: f\nb: 1\n", "2:3 yaml-no-colon", "{a: {sex: f}~, b: 1}"},
      {"a: |\n  one\ntwo\nthree\nb: 1\n", "3:1 yaml-no-colon", "{a: 'one\n', b: 1}~"},
      {"a: http://x.y/z\nb: 10:30\nc:\n  http://x\n", "", "{a: http://x.y/z, b: 10:30, c: http://x}"},
      {"a: b: c\nd: 1\ne: 如下:\n  - x\nf: 2\n", "1:5 yaml-syntax.second-colon\n3:6 yaml-syntax.second-colon",
       "{a: !, d: 1, e: !, f: 2}"},
      {": a\nb: 1\n", "1:1 yaml-quote.reserved", ""},
  });
}

TEST_CASE("dashes") {
  Check({
      {"a:\n  -日期: 1\n    对象: 2\n  -日期: 3\nb: 1\n", "2:3 yaml-syntax.dash-space", "{a: !, b: 1}"},
      {"a:\n  - x\n  -y\n  - z\nb: 1\n", "3:3 yaml-syntax.dash-space", "{a: [x, z]~, b: 1}"},
      {"a:\n  － 日期: 1\n    对象: 2\nb: 1\n", "2:3 yaml-syntax.wide-dash", "{a: !, b: 1}"},
      {"a: - b\n   - c\nd: 1\n", "1:4 yaml-syntax.dash-inside", "{a: !, d: 1}"},
      {"a: 1\n- b\nc: 2\n", "2:1 yaml-indent.item", "{a: 1, c: 2}~"},
      {"a:\n  - b\n  c\nd: 1\n", "3:3 yaml-syntax.no-dash", "{a: [b]~, d: 1}"},
      {"a:\n  - b: 1\n  c: 2\nd: 1\n", "3:3 yaml-syntax.no-dash", "{a: [{b: 1}]~, d: 1}"},
      {"a:\n  - \n  - b\nc: 1\n", "2:3 yaml-empty.item", "{a: [b]~, c: 1}"},
      {"a: -5\nb: [-1, x-y]\n", "", "{a: -5, b: [-1, x-y]}"},
  });
}

TEST_CASE("indentation") {
  Check({
      {"a: 1\nb:\n\tc: 1\n\td: 2\ne: 1\n", "3:1 yaml-tab", "{a: 1, b: !, e: 1}~"},
      {"a: 1\n\nb:\n  c: 1\n\td: 2\ne: 1\n", "5:1 yaml-tab", "{a: 1, b: {c: 1}~, e: 1}~"},
      {"a: |\n\t\nb: 1\n", "2:1 yaml-tab", "{a: '', b: 1}"},
      {"a: |\n  x\n \t\n  y\nb: 1\n", "3:2 yaml-tab", "{a: 'x\n\ny\n', b: 1}"},
      {"a: |\n  x\n  \t\n  y\nb: 1\n", "", "{a: 'x\n\t\ny\n', b: 1}"},
      {"a: 1\n \t\nb: 1\n", "", "{a: 1, b: 1}"},
      {"a:\n  b: 1\n　　c: 2\nd: 3\n", "3:1 yaml-indent.blank", "{a: {b: 1}~, d: 3}~"},
      {"a: 1\n  b: 2\n  c: 3\nd: 4\n", "2:3 yaml-indent.deeper", "{a: 1, d: 4}~"},
      {"a:\n    b: 1\n  c: 2\n  d: 3\ne: 4\n", "3:3 yaml-indent", "{a: {b: 1}~, e: 4}"},
      {"a:\n  b: 1\n c: 2\nd: 3\n", "3:2 yaml-indent", "{a: {b: 1}~, d: 3}"},
      {"  a: 1\nb: 2\n", "2:1 yaml-indent", "{a: 1}~"},
      {"  a: 1\n  b: 2\n", "", "{a: 1, b: 2}"},
      {"a:\n\"x\"\nb: 1\n", "2:1 yaml-indent.value", "{a: !, b: 1}"},
      {"a: |\n  one\n two\nb: 1\n", "3:2 yaml-indent.block", "{a: !, b: 1}"},
      {"a: 　x　\nb: 1\n", "1:4 yaml-indent.blank\n1:6 yaml-indent.blank", "{a: x, b: 1}"},
      {"a: 1\n\t\nb: 2\n　\nc: |\n  x\n\t\n  y\nd: 1\n", "7:1 yaml-tab", "{a: 1, b: 2, c: 'x\n\ny\n', d: 1}"},
  });
}

TEST_CASE("text over several lines, and quotes") {
  Check({
      {"a: text\n  goes on\n  and on\nb: 1\n", "2:3 yaml-continued-line", "{a: !, b: 1}~"},
      {"a:\n  text\n  goes on\nb: 1\n", "3:3 yaml-continued-line", "{a: !, b: 1}~"},
      {"a: \"text\n  goes on\nb: 1\n", "1:4 yaml-quote", "{a: !, b: 1}"},
      {"a: \"text\ngoes on\"\nb: 1\n", "1:4 yaml-quote", "{a: !, b: 1}"},
      {"a:\n  b: 'text\n  c: 1\nd: 2\n", "2:6 yaml-quote", "{a: {b: !, c: 1}, d: 2}"},
      {"a: [\"x, y]\nb: 1\n", "1:5 yaml-quote", "{a: !, b: 1}"},
      {"a: \"x\" y\nb: [x] y\nc: 1\n", "1:8 yaml-quote.after\n2:8 yaml-flow-text.after", "{a: !, b: !, c: 1}"},
      {"a: \"C:\\dir\"\nb: 1\n", "1:7 yaml-quote.escape", "{a: !, b: 1}"},
      {"a: 'C:\\dir'\nb: \"\\\\ \\\" \\/\"\n", "", "{a: 'C:\\dir', b: '\\ \" /'}"},
      {"a: %5\nb: `x`\nc: }\nd: @x\n",
       "1:4 yaml-quote.reserved\n2:4 yaml-quote.reserved\n3:4 yaml-quote.reserved\n4:4 yaml-quote.reserved",
       "{a: !, b: !, c: !, d: !}"},
      {"a: 1 # note\nb: 2 #2楼\nc: #3\n#none\n", "2:6 yaml-comment (warning)\n3:4 yaml-comment (warning)",
       "{a: 1, b: 2, c: }"},
  });
}

TEST_CASE("braces and brackets") {
  Check({
      {"a: {日期: 2026-03-10，签署人：张}\n", "1:19 yaml-flow-text.comma", "{a: {日期: !}~}"},
      {"a: {日期: 2026-03-10，签署人: 张, b: 1}\n", "1:19 yaml-flow-text.comma", "{a: {日期: !, b: 1}~}"},
      {"a: {b: 1: 2, c: 3}\n", "1:9 yaml-syntax.second-colon", "{a: {b: !, c: 3}~}"},
      {"a: [案主,家属，社工]\n", "1:10 yaml-flow-text.comma", "{a: [案主, !]~}"},
      {"a: {日期：2026-03-10, b: 1}\n", "1:7 yaml-flow-text.colon", "{a: {b: 1}~}"},
      {"a: {p: 独居,术后}\nb: 1\n", "1:11 yaml-flow-text.empty", "{a: {p: 独居}~, b: 1}"},
      {"a: {b: , c: 1}\nd: {e: ~}\n", "1:5 yaml-flow-text.empty", "{a: {c: 1}~, d: {e: ~}}"},
      {"a: {b: \"，：\"}\n", "", "{a: {b: '，：'}}"},
      {"a: {b: 1, c: 2\nd: 3\n", "1:4 yaml-flow-text.bracket", "{a: !, d: 3}"},
      {"a: {b: 1, c: 2\n  d: 3\ne: 4\n", "1:4 yaml-flow-text.bracket", "{a: !, e: 4}"},
      {"a: [b, c}\nd: 3\n", "1:4 yaml-flow-text.bracket", "{a: !, d: 3}"},
      {"a: [b: 1, c]\nd: 3\n", "1:6 yaml-flow-text.pair", "{a: [!, c], d: 3}"},
      {"a: [\n  b,\n  c\n]\nd: {e: 1,\n    f: 2}\n", "", "{a: [b, c], d: {e: 1, f: 2}}"},
      {"a: {\"b\":1, \"c\": [1,2]}\n", "", "{a: {b: 1, c: [1, 2]}}"},
      {"a: {b: *x, c: !y z, d: 1}\n", "1:8 yaml-anchor.alias\n1:15 yaml-tag", "{a: {b: !, c: !, d: 1}}"},
  });
}

TEST_CASE("conflicts, duplicates, several documents") {
  Check({
      {"a: C1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> topic\nc: 3\n", "2:1 yaml-conflict-marker", "{a: C1, c: 3}~"},
      {"a: C1\nb:\n<<<<<<< HEAD\n  c: 1\n=======\n  c: 2\n>>>>>>> topic\n  d: 3\ne: 4\n", "3:1 yaml-conflict-marker",
       "{a: C1, b: {d: 3}~, e: 4}"},
      {"a: C1\n<<<<<<< HEAD\nb:\n  c: 1\n=======\nb:\n  c: 2\n>>>>>>> topic\n  d: 3\ne: 4\n",
       "2:1 yaml-conflict-marker", "{a: C1, e: 4}~"},
      {"<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> topic\nb: 3\n", "1:1 yaml-conflict-marker", "{b: 3}~"},
      {"a: 1\nb: {x: 1}\na: 2\na: 3\nc: 4\n", "3:1 yaml-duplicate-key\n4:1 yaml-duplicate-key",
       "{a: !, b: {x: 1}, c: 4}"},
      {"a: 1\n---\nb: 2\n---\nc: 3\n", "2:1 yaml-documents", "{a: 1}~"},
      {"--- a: 1\n", "1:1 yaml-documents.start", ""},
  });
}

TEST_CASE("independent mistakes are all named") {
  Check({
      {"个案: C1\n站点: s\n姓名：张三\n面谈:\n  日期: 2026-03-04\n\t对象: 案主\n结束: x\n",
       "3:3 yaml-no-colon.wide\n6:1 yaml-tab", "{个案: C1, 站点: s, 姓名: 张三, 面谈: {日期: 2026-03-04}~, 结束: x}~"},
      {"a: 1\nb：2\nc: \"x\nd: 1\ne:5\nf: 1\nf: 2\n",
       "2:2 yaml-no-colon.wide\n3:4 yaml-quote\n5:2 yaml-no-colon.space\n7:1 yaml-duplicate-key",
       "{a: 1, b: 2, c: !, d: 1, f: !}~"},
  });
}

TEST_CASE("warnings do not use up the patience of the reader") {
  std::string text;
  for (int i = 0; i < 80; ++i) text += "k" + std::to_string(i) + ": 1 #x\n";
  const Parsed parsed = Parse(text);
  CHECK(parsed.diagnostics.size() == 80);
  CHECK(parsed.tree.nodes[0].count == 80);
}

TEST_CASE("CRLF is as good as LF, and places are the same") {
  const std::string text = "a: 1\nb:\n  - x\n  - \"y\"\nc: |\n  t1\n  t2\nd: {e: 1,\n  f: 2}\n";
  const std::string wrong = text + "g：1\nh:1\n";
  const auto crlf = [](std::string of) {
    for (std::size_t at = of.find('\n'); at != std::string::npos; at = of.find('\n', at + 2)) of.insert(at, "\r");
    return of;
  };
  CHECK(FaultsIn(Parse(crlf(text))) == "");
  CHECK(Dump(Parse(crlf(text)).tree) == Dump(Parse(text).tree));
  CHECK(FaultsIn(Parse(wrong)) == "10:2 yaml-no-colon.wide\n11:2 yaml-no-colon.space");
  CHECK(FaultsIn(Parse(crlf(wrong))) == FaultsIn(Parse(wrong)));
}

TEST_CASE("what follows the end of a document is told, on its own line too") {
  Check({
      {"a: 1\n... 以下略\n", "2:5 yaml-documents.after", "{a: 1}~"},
      {"a: 1\n...\n以下略\n", "3:1 yaml-documents.after", "{a: 1}~"},
  });
}

TEST_CASE("a GBK file is told apart from broken UTF-8") {
  CHECK(FaultsIn(Parse("\xB8\xF6\xB0\xB8: C1\n")) == "1:1 yaml-encoding.gbk");
  CHECK(FaultsIn(Parse("个案: C1\nb: \xFF\xFF\n")) == "2:4 yaml-encoding");
  CHECK(FaultsIn(Parse("个案: C1\n姓名: \xE5\xBC")) == "2:5 yaml-encoding.cut-off");
  CHECK(FaultsIn(Parse(std::string("\0GITCRYPT\0\1\2\3", 13))) == "1:1 yaml-encoding.locked");
}
