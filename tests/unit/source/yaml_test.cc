#include "source/yaml.h"

#include <doctest/doctest.h>

#include "dump.h"

using namespace lanzhi;
using namespace lanzhi::testing;

namespace {

std::string Tree_(const std::string& text) {
  const Parsed parsed = Parse(text);
  CHECK(FaultsIn(parsed) == "");
  return Dump(parsed.tree);
}

}  // namespace

TEST_CASE("maps, lists and scalars") {
  CHECK(Tree_("a: 1\n") == "{a: 1}");
  CHECK(Tree_("a: 1") == "{a: 1}");
  CHECK(Tree_("个案: C2026-0012\n服务对象: {编号: K0471, 性别: 女}\n") ==
        "{个案: C2026-0012, 服务对象: {编号: K0471, 性别: 女}}");
  CHECK(Tree_("a:\n- x\n- y: 1\n  z: 2\nb: [1, 2]\n") == "{a: [x, {y: 1, z: 2}], b: [1, 2]}");
  CHECK(Tree_("a:\n  - - x\n    - y\n") == "{a: [[x, y]]}");
  CHECK(Tree_("---\na: 1\n") == "{a: 1}");
  CHECK(Tree_("a: 1\n...\n# the end\n") == "{a: 1}");
  CHECK(Tree_("a: 1\n... # the end\n") == "{a: 1}");
  CHECK(Tree_("{a: 1}\n") == "{a: 1}");
  CHECK(Tree_("a: {}\nb: []\n") == "{a: {}, b: []}");
  CHECK(Tree_("a:\r\n  b: 1\r\n") == "{a: {b: 1}}");
  CHECK(Tree_("a: {b: 1,\n    c: 2}\n") == "{a: {b: 1, c: 2}}");
  CHECK(Tree_("a:\n  value\nb: 2\n") == "{a: value, b: 2}");
}

TEST_CASE("quoted and block text is decoded") {
  CHECK(Tree_("a: \"x: y\"\n'b b': 'it''s'\n") == "{a: 'x: y', b b: 'it's'}");
  CHECK(Tree_("a: \"x\\ty\\u5f20\"\n") == "{a: 'x\ty张'}");
  CHECK(Tree_("a: |\n  one\n  two\nb: 1\n") == "{a: 'one\ntwo\n', b: 1}");
  CHECK(Tree_("a: >-\n  one\n  two\nb: 1\n") == "{a: 'one two', b: 1}");
  CHECK(Tree_("a: |\n  　　首行缩进\n\n    deeper\n") == "{a: '　　首行缩进\n\n  deeper\n'}");
}

TEST_CASE("null is not text, and only plain text is null") {
  const Parsed parsed = Parse("a:\nb: ~\nc: null\nd: \"\"\ne: {f: null, g: ~}\nnull: 1\nh: nullable\n");
  CHECK(FaultsIn(parsed) == "");
  const Tree& tree = parsed.tree;
  REQUIRE_FALSE(tree.nodes.empty());
  const Node& root = tree.nodes[0];
  for (const char* key : {"a", "b", "c"}) {
    const Node* node = tree.Find(root, key);
    REQUIRE(node != nullptr);
    CHECK(tree.IsBlank(*node));
  }
  CHECK(tree.Find(root, "a")->span == tree.Find(root, "a")->key);
  CHECK(tree.TextOf(*tree.Find(root, "c")) == "null");
  CHECK_FALSE(tree.IsBlank(*tree.Find(root, "d")));
  CHECK(tree.IsBlank(*tree.Find(*tree.Find(root, "e"), "f")));
  CHECK(tree.IsBlank(*tree.Find(*tree.Find(root, "e"), "g")));
  CHECK(tree.Find(root, "null") != nullptr);
  CHECK(tree.TextOf(*tree.Find(root, "h")) == "nullable");
}

TEST_CASE("every node knows its bytes") {
  const std::string text =
      "个案: C1\nb: {c: \"x\\n\", d: [1, 2]}\ne: |\n  line\n\nf:\n  - g: 1\n    h: 2\n  - i: 3\nj: 'q'\n";
  const Parsed parsed = Parse(text);
  CHECK(FaultsIn(parsed) == "");
  const Tree& tree = parsed.tree;
  REQUIRE_FALSE(tree.nodes.empty());
  const Node& root = tree.nodes[0];
  const auto bytes = [&](Span span) { return text.substr(span.begin, span.end - span.begin); };
  CHECK(bytes(tree.Find(root, "个案")->key) == "个案");
  CHECK(bytes(tree.Find(root, "个案")->span) == "C1");
  CHECK(bytes(tree.Find(root, "b")->span) == "{c: \"x\\n\", d: [1, 2]}");
  CHECK(bytes(tree.Find(*tree.Find(root, "b"), "c")->span) == "\"x\\n\"");
  CHECK(bytes(tree.Find(*tree.Find(root, "b"), "d")->span) == "[1, 2]");
  CHECK(bytes(tree.Find(root, "e")->span) == "|\n  line");
  CHECK(bytes(tree.Find(root, "f")->span) == "- g: 1\n    h: 2\n  - i: 3");
  CHECK(bytes(tree.nodes[tree.Find(root, "f")->first].span) == "g: 1\n    h: 2");
  CHECK(bytes(tree.Find(root, "j")->span) == "'q'");
  CHECK(bytes(root.span) == text.substr(0, text.size() - 1));
  CHECK(tree.Find(root, "b")->flow);
  CHECK(tree.Find(*tree.Find(root, "b"), "c")->flow);
  CHECK_FALSE(tree.Find(root, "f")->flow);
}
