#include "source/packed.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>

#include "dump.h"

using namespace lanzhi;
using namespace lanzhi::testing;

TEST_CASE("a tree is the same after packing") {
  const Parsed parsed = Parse("a: {b: \"x\\ty\", c: [1, ~]}\nd: |\n  text\ne:\n");
  const std::string packed = Pack(parsed.tree);
  const Tree tree = Unpack(packed);
  CHECK(Dump(tree) == Dump(parsed.tree));
  CHECK(tree.file->path == "test.yaml");
  CHECK(tree.file->bytes == parsed.tree.file->bytes);
  CHECK(tree.decoded == parsed.tree.decoded);
  REQUIRE(tree.nodes.size() == parsed.tree.nodes.size());
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    CHECK(tree.nodes[i].span == parsed.tree.nodes[i].span);
    CHECK(tree.nodes[i].key == parsed.tree.nodes[i].key);
    CHECK(tree.nodes[i].flow == parsed.tree.nodes[i].flow);
  }
  CHECK(Pack(tree) == packed);
  CHECK(Unpack(Pack(Parse("").tree)).nodes.empty());
}

TEST_CASE("embedded files are ordered, found and whole") {
  REQUIRE(EmbeddedBegin() != EmbeddedEnd());
  std::string_view before;
  for (const EmbeddedFile* file = EmbeddedBegin(); file != EmbeddedEnd(); ++file) {
    CAPTURE(file->path);
    CHECK(before < file->path);
    before = file->path;
    CHECK(FindEmbedded(file->path) == file);
    const Tree tree = Unpack(file->packed);
    CHECK(tree.file->path == file->path);
    CHECK_FALSE(tree.nodes.empty());
    CHECK(Dump(tree) == Dump(ParseYaml(tree.file).tree));
  }
  CHECK(FindEmbedded("record/none.yaml") == nullptr);
  CHECK(FindEmbedded("") == nullptr);
  CHECK(FindEmbedded("zzz") == nullptr);
}

TEST_CASE("every fault that the reader can name has words in both languages") {
  const EmbeddedFile* words = FindEmbedded("messages/yaml.yaml");
  REQUIRE(words != nullptr);
  const Tree tree = Unpack(words->packed);
  const Node* list = tree.Find(tree.nodes[0], "messages");
  REQUIRE(list != nullptr);
  std::vector<std::string> ids;
  for (const Node& entry : Children(tree, *list)) {
    const Node* id = tree.Find(entry, "id");
    const Node* zh = tree.Find(entry, "zh");
    const Node* en = tree.Find(entry, "en");
    REQUIRE((id != nullptr && zh != nullptr && en != nullptr));
    CHECK_FALSE(tree.TextOf(*zh).empty());
    CHECK_FALSE(tree.TextOf(*en).empty());
    ids.emplace_back(tree.TextOf(*id));
  }
  for (const std::string& id : ids) {
    if (id.ends_with(".help") || id.ends_with(".first")) continue;
    CAPTURE(id);
    CHECK(std::find(ids.begin(), ids.end(), id + ".help") != ids.end());
  }
}
