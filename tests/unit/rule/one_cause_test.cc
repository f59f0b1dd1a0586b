// One bad date must never give five findings: what cannot be read has its finding already, and rules stay silent.
#include <doctest/doctest.h>

#include <functional>
#include <set>
#include <utility>
#include <vector>

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
      ForEachScalar(doc, [&, name = name](Doc& scalar) {
        if (!ParseDate(scalar.text)) return;
        const std::string date = std::exchange(scalar.text, "2026-13-45");
        ++broken;
        for (const std::string& rule : BreachesOf(world, doc.Print())) {
          if (clean.count(rule) == 0)
            FAIL_CHECK(std::string(handbook + " " + name + ", instead of " + date + ": " + rule));
        }
        scalar.text = date;
      });
    }
    CHECK(broken > 200);
  }
}

TEST_CASE("a broken line breaks no rule, and what is certain is still judged") {
  const std::vector<std::string> lines{"备注：张三", "note \"open", "\tnote: tab", "? odd"};
  for (const std::string handbook : {"lantian", "lvye"}) {
    World world(handbook, "");
    std::size_t number = 0;
    int broken = 0;
    int judged = 0;
    for (const auto& [name, fixture] : world.cases()) {
      const std::string text = fixture.Print();
      const Said clean = BreachesOf(world, text);
      for (std::size_t at = text.find('\n') + 1; at < text.size(); at = text.find('\n', at) + 1) {
        if (++number % 5 != 0) continue;
        const std::size_t indent = text.find_first_not_of(' ', at) - at;
        std::string mangled = text;
        mangled.insert(at, std::string(indent, ' ') + lines[number / 5 % lines.size()] + "\n");
        const auto record = world.Read(mangled, std::nullopt);
        if (!record || record->values.empty()) continue;
        ++broken;
        bool met = false;
        for (const auto& outcome : world.Judge(*record, std::nullopt)) met = met || outcome->verdict == Verdict::met;
        judged += met ? 1 : 0;
        for (const std::string& rule : BreachesOf(world, mangled)) {
          if (clean.count(rule) == 0) FAIL_CHECK(std::string(handbook + " " + name + ": " + rule + "\n" + mangled));
        }
      }
    }
    CHECK(broken > 100);
    CHECK(judged > broken / 2);
  }
}

// Every date of every fixture, sixty days too early.
TEST_CASE("two dates in the wrong order are told once") {
  for (const std::string handbook : {"lantian", "lvye"}) {
    World world(handbook, "");
    int told = 0;
    for (const auto& [name, fixture] : world.cases()) {
      Doc doc = fixture;
      ForEachScalar(doc, [&, name = name](Doc& scalar) {
        const auto day = ParseDate(scalar.text);
        if (!day) return;
        const std::string date = std::exchange(scalar.text, FormatDate(*day - std::chrono::days{60}));
        const auto record = world.Read(doc.Print(), std::nullopt);
        std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;  // where the one date stands, and the other
        for (const auto& outcome : record ? world.Judge(*record, std::nullopt) : decltype(world.Judge(*record, {}))()) {
          const bool speaks = outcome->verdict == Verdict::violated && outcome->spoken_by == nullptr;
          if (!speaks || outcome->related.size() != 1) continue;
          ++told;
          const std::pair at{outcome->primary.span.begin, outcome->related[0].place.span.begin};
          if (!pairs.insert(at).second)
            FAIL_CHECK(
                std::string(handbook + " " + name + ", instead of " + date + ": " + std::string(outcome->rule->id)));
        }
        scalar.text = date;
      });
    }
    CHECK(told > 50);
  }
}

}  // namespace lanzhi::test
