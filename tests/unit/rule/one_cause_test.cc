// One bad date must never give five findings: what cannot be read has its finding already, and rules stay silent.
#include <doctest/doctest.h>

#include <functional>
#include <set>
#include <utility>

#include "world.h"

namespace lanzhi::test {
namespace {

using Said = std::set<std::string>;

Said BreachesOf(World& world, const std::string& text) {
  const auto record = world.Read(text, std::nullopt);
  REQUIRE(record);
  Said said;
  for (const auto& outcome : world.Judge(*record, std::nullopt)) {
    if (IsBreach(outcome->verdict) && outcome->spoken_by == nullptr) said.insert(std::string(outcome->rule->id));
  }
  return said;
}

void ForEachScalar(Doc& doc, const std::function<void(Doc&)>& visit) {
  if (doc.kind == NodeKind::scalar) visit(doc);
  for (auto& [key, child] : doc.entries) ForEachScalar(child, visit);
}

}  // namespace

TEST_CASE("an unreadable date breaks no rule") {
  for (const std::string handbook : {"lantian", "lvye"}) {
    World world(handbook, "");
    int broken = 0;
    for (const auto& [name, fixture] : world.cases()) {
      const Said clean = BreachesOf(world, fixture.Print());
      Doc doc = fixture;
      ForEachScalar(doc, [&](Doc& scalar) {
        if (!ParseDate(scalar.text)) return;
        const std::string date = std::exchange(scalar.text, "2026-13-45");
        ++broken;
        for (const std::string& rule : BreachesOf(world, doc.Print())) {
          if (clean.count(rule) == 0) FAIL_CHECK(std::string(handbook + " " + name + ", instead of " + date + ": " + rule));
        }
        scalar.text = date;
      });
    }
    CHECK(broken > 200);
  }
}

}  // namespace lanzhi::test
