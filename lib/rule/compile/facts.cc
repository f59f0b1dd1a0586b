#include "rule/compile/facts.h"

#include <algorithm>

#include "rule/compile/params.h"
#include "rule/compile/test.h"

namespace lanzhi {
namespace {

void ReadPaths(Params& params, Fact& fact, Part part) {
  struct PickKey {
    std::string_view key;
    Fact::Pick pick;
  };
  static constexpr PickKey kPicks[] = {
      {"first", Fact::Pick::first}, {"earliest", Fact::Pick::earliest}, {"latest", Fact::Pick::latest}};
  int ways = 0;
  for (const PickKey& pick : kPicks) {
    if (!part.Find(pick.key)) continue;
    ++ways;
    fact.pick = pick.pick;
    fact.paths = params.Paths(pick.key, kDates);
  }
  if (ways == 0) params.Missing("first, earliest, latest");
  if (ways > 1) params.faults().Add(part.place(), "handbook-both", {Typed("names", "first, earliest, latest")});
}

// A fact names no other but $known-to.
bool AsksKnownTo(const Fact& fact) {
  const auto asks = [](const Path& path) { return path.fact >= 0; };
  const auto one = [&](const Test& test) { return asks(test.path) || (test.other && asks(*test.other)); };
  const auto any = [&](const std::vector<Test>& tests) { return std::any_of(tests.begin(), tests.end(), one); };
  return any(fact.when.all) || std::any_of(fact.when.any.begin(), fact.when.any.end(), any) ||
         std::any_of(fact.paths.begin(), fact.paths.end(), asks);
}

// Where the fact belongs in the table: its namesake's place, or the end.
Fact& SlotFor(FactTable& table, const Fact& fact) {
  const int at = table.Find(fact.name, *fact.shape);
  return at < 0 ? table.facts.emplace_back() : table.facts[static_cast<std::size_t>(at)];
}

void ReadLayer(Scope& scope, const std::vector<Part>& lists, FactTable& table, bool agency) {
  FactTable own;
  for (const Part list : lists) {
    for (const Part part : list) {
      const std::size_t before = scope.faults->raised();
      Params params(scope, part);
      Fact fact;
      fact.name = params.NeedId("name");
      fact.names = {params.NeedWord("zh"), params.NeedWord("en")};
      scope.shape = fact.shape = params.NeedShape("applies_to");
      if (fact.shape == nullptr) continue;
      fact.when = params.GetTests("when");
      ReadPaths(params, fact, part);
      fact.asks_known_to = AsksKnownTo(fact);
      params.Finish();
      if (scope.faults->raised() != before) continue;
      if (own.Find(fact.name, *fact.shape) >= 0) {
        scope.faults->Add(part.Find("name").place(), "handbook-duplicate", {Typed("name", fact.name)});
      } else if (agency && table.Find(fact.name, *fact.shape) >= 0) {
        scope.faults->Add(part.Find("name").place(), "handbook-agency.fact", {Typed("name", fact.name)});
      } else {
        own.facts.push_back(std::move(fact));
      }
    }
  }
  for (Fact& fact : own.facts) SlotFor(table, fact) = std::move(fact);
}

}  // namespace

int FactTable::Find(std::string_view name, const Shape& shape) const {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const bool of_every_kind = facts[i].pick == Fact::Pick::known_to;
    if ((of_every_kind || facts[i].shape == &shape) && facts[i].name == name) return static_cast<int>(i);
  }
  return -1;
}

FactTable CompileFacts(Scope& scope, const std::vector<std::vector<Part>>& layers, const std::vector<Part>& agency) {
  FactTable table;
  if (const Field* field = scope.shapes->Meant(Meaning::complete_to)) {
    table.facts.push_back({"known-to", nullptr, {}, Fact::Pick::known_to, {}, field->names, true});
  }
  // A fact names no other, except this one.
  const FactTable known = table;
  scope.facts = &known;
  for (const auto& lists : layers) ReadLayer(scope, lists, table, false);
  ReadLayer(scope, agency, table, true);
  scope.facts = nullptr;
  return table;
}

std::vector<Tests> CompileStages(Scope& scope, const Shape& shape) {
  std::vector<Tests> marks;
  scope.shape = &shape;
  for (const Stage& stage : shape.stages) {
    marks.push_back(stage.mark == nullptr ? Tests{} : CompileTests(scope, {&shape.tree, stage.mark}));
  }
  return marks;
}

}  // namespace lanzhi
