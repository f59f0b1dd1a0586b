#include <doctest/doctest.h>

#include <set>

#include "source/packed.h"
#include "support.h"

using namespace lanzhi;
using namespace lanzhi::test;

namespace {

Lines ShapeFaults(std::string_view fields, const Vocabularies& vocabularies = {}) {
  std::vector<Tree> trees;
  trees.push_back(ParseTree("shape: case\nzh: 个案\nfields:\n" + std::string(fields), "case.yaml"));
  Diagnostics diagnostics;
  const Shapes shapes = Shapes::Load(std::move(trees), vocabularies, diagnostics);
  REQUIRE(shapes.All().size() == 1);
  return Faults(diagnostics);
}

void CheckField(const Field& field) {
  const Text name = PathName(field);
  CAPTURE(name.en);
  if (!field.key.empty()) {
    CHECK_FALSE(field.names.zh.empty());
    CHECK_FALSE(field.help.zh.empty());
    CHECK_FALSE(field.help.en.empty());
  }
  const bool number = field.type == Type::count || field.type == Type::decimal;
  CHECK(field.min.has_value() == (number && !field.birth_year));
  for (const Choice& choice : field.choices) {
    CAPTURE(choice.value);
    CHECK_FALSE(choice.names.zh.empty());
  }
  if (field.item) CheckField(*field.item);
  for (const auto& child : field.fields) CheckField(*child);
}

}  // namespace

TEST_CASE("a shape's fields are found by their names in both languages") {
  const Shape* shape = SmallShapes().Find("case");
  REQUIRE(shape != nullptr);
  const Field* decision = shape->root.Find("decision");
  REQUIRE(decision != nullptr);
  CHECK(shape->root.Find("接案决定", Language::zh) == decision);
  CHECK(shape->root.Find("接案决定", Language::en) == nullptr);
  CHECK(decision->key_date == decision->Find("date"));
  CHECK(decision->Find("by")->fallback == shape->root.Find("worker"));
  CHECK(shape->root.Find("worker")->changes == shape->root.Find("handovers"));
  CHECK(shape->root.Find("worker")->linked);
  CHECK(shape->root.fields[0]->key == "case");
  CHECK(shape->root.fields[0]->names.zh == "个案");
  CHECK(shape->root.Find("sessions")->Find("goal")->index == 1);
  Language language{};
  CHECK(SmallShapes().FindByName("个案", language) == shape);
  CHECK(language == Language::zh);
  CHECK(SmallShapes().FindByName("group", language) == nullptr);
}

TEST_CASE("a field is named by its path without the items of lists") {
  const Shape* shape = SmallShapes().Find("case");
  const Text name = PathName(*shape->root.Find("sessions")->Find("next")->Find("place"));
  CHECK(name.en == "sessions.next.place");
  CHECK(name.zh == "面谈记录.下次约定.地点");
  CHECK(PathName(shape->root).zh == "个案");
  CHECK(PathName(*shape->root.fields[0]).en == "case");
}

TEST_CASE("an open choice admits other, once") {
  const Field* source = SmallShapes().Find("case")->root.Find("source");
  REQUIRE(source->choices.size() == 3);
  CHECK(source->choices[2].value == "other");
  CHECK(source->choices[2].names.zh == "其他");
}

TEST_CASE("each fault of a shape is told at its place and the field left out") {
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: txt}\n") == Lines{"handbook-shape.type @ txt"});
  CHECK(ShapeFaults("  - {key: a, type: text}\n") == Lines{"handbook-shape.missing @ {key: a, type: text}"});
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: text, colour: red}\n") == Lines{"handbook-shape.unknown-key @ colour"});
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: text, needed: soon}\n") == Lines{"handbook-shape.not-boolean @ soon"});
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: count, min: 0, max: few}\n") ==
        Lines{"handbook-shape.not-number @ few"});
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: count, min: 0}\n").size() == 1);
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: count, min: 2, max: 1}\n") == Lines{"handbook-shape.unfit @ max"});
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: date, min: 0, max: 1}\n") == Lines{"handbook-shape.unfit @ min"});
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: date, none: false}\n") == Lines{"handbook-shape.unfit @ none"});
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: text, public: yes}\n") == Lines{"handbook-shape.public @ yes"});
  for (const char* type : {"prose", "date", "count", "reference, to: staff"}) {
    CAPTURE(type);
    CHECK(ShapeFaults(std::string("  - {key: a, zh: 甲, type: ") + type + ", public: true}\n") ==
          Lines{"handbook-shape.unfit @ public"});
  }
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: text, help: x}\n") == Lines{"handbook-shape.not-map @ x"});
  CHECK(ShapeFaults("  - {key: [a], zh: 甲, type: text}\n").front() == "handbook-shape.not-text @ [a]");
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: choice}\n").size() == 1);
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: list}\n").size() == 1);
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: text, item: {type: text}}\n") == Lines{"handbook-shape.unfit @ item"});
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: choice, vocabulary: words}\n") ==
        Lines{"handbook-shape.vocabulary @ words"});
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: reference, to: group}\n").front().rfind("handbook-shape.kind @ ", 0) ==
        0);
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: section, date: day, fields: [{key: b, zh: 乙, type: text}]}\n") ==
        Lines{"handbook-shape.field @ day"});
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: section, date: b, fields: [{key: b, zh: 乙, type: text}]}\n") ==
        Lines{"handbook-shape.wrong-field @ b"});
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: text}\n  - {key: a, zh: 乙, type: text}\n") ==
        Lines{"handbook-shape.twice @ {key: a, zh: 乙, type: text}"});
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: choice, choices: [{value: x, zh: 子}, {value: x, zh: 丑}]}\n") ==
        Lines{"handbook-shape.twice @ {value: x, zh: 丑}"});
  for (const char* names : {"was: [子]", "also: [x]"}) {
    CAPTURE(names);
    const std::string second = std::string("{value: y, zh: 丑, ") + names + "}";
    CHECK(ShapeFaults("  - {key: a, zh: 甲, type: choice, choices: [{value: x, zh: 子}, " + second + "]}\n") ==
          Lines{"handbook-shape.twice @ " + second});
  }
}

TEST_CASE("what tells elements apart is a field of theirs that has words of its own") {
  const std::string list =
      "  - key: talks\n    zh: 谈话\n    type: list\n    date: on\n    fields:\n"
      "      - {key: on, zh: 日期, type: date}\n      - {key: note, zh: 记, type: prose}\n";
  CHECK(ShapeFaults(list + "    apart: [note]\n") == Lines{"handbook-shape.wrong-field @ note"});
  CHECK(ShapeFaults(list + "    apart: [place]\n") == Lines{"handbook-shape.field @ place"});
  CHECK(ShapeFaults(list + "    apart: [on]\n    repeats: true\n") == Lines{});
  CHECK(ShapeFaults(list + "    alone: true\n") == Lines{});
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: text, alone: true}\n") == Lines{"handbook-shape.unfit @ alone"});
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: list, alone: true, item: {type: date}}\n") ==
        Lines{"handbook-shape.unfit @ alone"});
}

TEST_CASE("an attribute that is spelt wrong has the one that was meant as its remedy") {
  std::vector<Tree> trees;
  trees.push_back(
      ParseTree("shape: case\nzh: 个案\nfields:\n  - {key: a, zh: 甲, type: text, hlep: {zh: 甲}}\n", "c.yaml"));
  Diagnostics diagnostics;
  static_cast<void>(Shapes::Load(std::move(trees), {}, diagnostics));
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].help.id == "handbook-shape.unknown-key.help");
  CHECK(std::get<std::string>(diagnostics[0].help.args.at(0).value) == "help");
}

TEST_CASE("what the program knows of a field is said in the shape and resolved with it") {
  const Shape* shape = SmallShapes().Find("case");
  CHECK(shape->Meant(Meaning::site) == shape->root.Find("site"));
  CHECK(shape->Meant(Meaning::worker) == shape->root.Find("worker"));
  CHECK(shape->Meant(Meaning::role) == nullptr);
  CHECK(shape->root.Find("decision")->Meant(Meaning::signer) == shape->root.Find("decision")->Find("by"));
  CHECK(shape->root.Find("sessions")->Meant(Meaning::signer) == shape->root.Find("sessions")->Find("by"));
  CHECK(SmallShapes().With(Meaning::role) == SmallShapes().Find("staff"));
  CHECK(SmallShapes().With(Meaning::handbook) == nullptr);
  CHECK(SmallShapes().NamesOfRole("leader").zh == "组长");
  CHECK(SmallShapes().NamesOfRole("cook").empty());
}

TEST_CASE("a meaning that the program does not know, or that does not fit, is told at its place") {
  std::vector<Tree> trees;
  trees.push_back(
      ParseTree("shape: case\nzh: 个案\nfields:\n  - {key: a, zh: 甲, type: text, means: wroker}\n", "c.yaml"));
  Diagnostics diagnostics;
  static_cast<void>(Shapes::Load(std::move(trees), {}, diagnostics));
  CHECK(Faults(diagnostics) == Lines{"handbook-shape.means @ wroker"});
  CHECK(std::get<std::string>(diagnostics[0].help.args.at(0).value) == "worker");
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: text, means: worker}\n") == Lines{"handbook-shape.unfit @ worker"});
  CHECK(
      ShapeFaults("  - {key: a, zh: 甲, type: date, means: until}\n  - {key: b, zh: 乙, type: date, means: until}\n") ==
      Lines{"handbook-shape.twice @ until"});
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: list, means: signer, item: {type: text}}\n") ==
        Lines{"handbook-shape.unfit @ signer"});
}

TEST_CASE("of a site its own id means the site") {
  std::vector<Tree> trees;
  trees.push_back(ParseTree(
      "shape: site\nzh: 服务点\nfields:\n  - {key: kind, zh: 种类, type: choice, means: site-kind, vocabulary: kinds}\n"
      "vocabularies:\n  kinds: [{value: post, zh: 岗位}]\n",
      "site.yaml"));
  Diagnostics diagnostics;
  const Shapes shapes = Shapes::Load(std::move(trees), {}, diagnostics);
  CHECK(Faults(diagnostics) == Lines{});
  const Shape* site = shapes.Find("site");
  CHECK(site->Meant(Meaning::site) == site->root.fields[0].get());
  CHECK(site->Meant(Meaning::site_kind)->choices.at(0).value == "post");
}

TEST_CASE("a vocabulary of the handbook fills a choice") {
  const Tree tree = ParseTree("words: [{value: youth, zh: 青少年}, {value: elderly, zh: 老人}]\n", "handbook.yaml");
  Diagnostics diagnostics;
  Vocabularies vocabularies;
  vocabularies["words"] = ReadChoices(tree, *tree.Find(tree.nodes[0], "words"), diagnostics);
  CHECK(diagnostics.empty());
  CHECK(vocabularies["words"].size() == 2);
  CHECK(ShapeFaults("  - {key: a, zh: 甲, type: choice, vocabulary: words}\n", vocabularies).empty());
}

TEST_CASE("the shapes that are compiled in load without faults, explain every field and bound every number") {
  std::vector<Tree> trees;
  for (const EmbeddedFile* file = EmbeddedBegin(); file != EmbeddedEnd(); ++file) {
    if (file->path.rfind("record/", 0) == 0) trees.push_back(Unpack(file->packed));
  }
  REQUIRE(trees.size() >= 5);
  // Vocabularies are the handbooks'; here every name stands for an empty one.
  std::set<std::string> names;
  for (const Tree& tree : trees) {
    for (const Node& node : tree.nodes) {
      if (tree.KeyOf(node) == "vocabulary") names.emplace(tree.TextOf(node));
    }
  }
  Vocabularies vocabularies;
  for (const std::string& name : names) vocabularies[name];
  const std::size_t count = trees.size();
  Diagnostics diagnostics;
  const Shapes shapes = Shapes::Load(std::move(trees), vocabularies, diagnostics);
  CHECK(Faults(diagnostics) == Lines{});
  CHECK(shapes.All().size() == count);
  for (const auto& shape : shapes.All()) CheckField(shape->root);
}
