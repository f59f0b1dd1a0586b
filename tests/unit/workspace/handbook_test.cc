// A folder may bring a whole handbook of its own, and rules that lie over it.
#include <doctest/doctest.h>

#include "support/fixtures.h"
#include "support/memory_folder.h"
#include "workspace/open.h"

namespace lanzhi::test {
namespace {

Files OwnHandbook() {
  return {
      {"lanzhi.yaml", "agency: ours\nhandbook: handbook/book\nkeys: en\n"},
      {"handbook/book/handbook.yaml",
       "handbook: book\nversion: \"2\"\ntitle: {zh: 自编手册, en: our own book}\n"
       "vocabularies:\n  client-category: [{value: youth, zh: 青少年}]\n"},
      {"handbook/book/clauses.yaml", "clauses:\n  - {id: book.one, place: 一, zh: 告知, en: telling}\n"},
      {"handbook/book/rules.yaml",
       "rules:\n  - id: told\n    kind: deadline\n    applies_to: case\n    trigger: decision.date\n    done: "
       "decision.told_on\n"
       "    within: {after: 3 days}\n    severity: error\n    clauses: [book.one]\n    title: {zh: 告知, en: "
       "telling}\n"},
      {"handbook/ours.yaml", "rules:\n  - {id: told, within: {after: 5 days}}\n"},
  };
}

}  // namespace

TEST_CASE("a handbook in the folder itself") {
  const Workspace workspace = OpenWorkspace(std::make_unique<MemoryFolder>(OwnHandbook()), std::nullopt, 1);
  REQUIRE(workspace.setup.empty());
  CHECK(workspace.handbook->name() == "book");
  REQUIRE(workspace.handbook->rules().size() == 1);
  const Rule& rule = workspace.handbook->rules()[0]->base();
  CHECK(std::get<Deadline>(*rule.kind).within->limit.period == Period{Period::Unit::days, 5});
}

TEST_CASE("a handbook that is not there is told at its name") {
  Files files = OwnHandbook();
  files["lanzhi.yaml"] = "agency: ours\nhandbook: handbook/bok\nkeys: en\n";
  const Workspace workspace = OpenWorkspace(std::make_unique<MemoryFolder>(files), std::nullopt, 1);
  REQUIRE(workspace.setup.size() == 1);
  CHECK(workspace.setup[0].message.id == "handbook-unknown");
  CHECK(workspace.setup[0].place.file->path == "lanzhi.yaml");
  CHECK(workspace.setup[0].place.span == Span{23, 35});
}

}  // namespace lanzhi::test
