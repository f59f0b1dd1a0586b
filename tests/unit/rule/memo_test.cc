// What a Scene remembers of a record (eval/memo.h).
#include <doctest/doctest.h>

#include "rule/eval/resolve.h"
#include "world.h"

namespace lanzhi::test {
namespace {

constexpr const char* kAgency = "agency: test\nname: Test\nhandbook: lantian\nkeys: en\ncomplete_to: 2027-01-31\n";
constexpr const char* kGroup =
    "group: G2026-0001\nplan: {times: 8, ends_on: 2026-06-30}\nmeetings:\n  - {date: 2026-05-05}\n"
    "  - {date: 2026-05-12}\n";

TEST_CASE("what rests on $known-to is asked anew once the agency is known") {
  World world("lantian", "");
  const Handbook& handbook = world.handbook();
  Casebook agency;
  agency.Add(ReadText("lanzhi.yaml", kAgency, handbook.shapes(), nullptr));
  const auto group = ReadText("G2026-0001.yaml", kGroup, handbook.shapes(), nullptr);
  REQUIRE(group);
  Path over;
  over.fact = handbook.facts().Find("meetings-over", *group->shape);
  REQUIRE(over.fact >= 0);
  Scene scene(*group, handbook, std::nullopt);
  const Origin origin{&scene, nullptr, std::nullopt};
  CHECK(Resolve(over, origin).empty());
  scene.Know(agency);
  const Found known = Resolve(over, origin);
  REQUIRE(known.values.size() == 1);
  CHECK(known.values.front()->date() == MakeDate(2026, 5, 12));
}

TEST_CASE("a place that rules share is looked for once, and what was found stays where it is") {
  World world("lantian", "");
  const auto group = ReadText("G2026-0001.yaml", kGroup, world.handbook().shapes(), nullptr);
  Path first;
  first.fact = world.handbook().facts().Find("first-meeting", *group->shape);
  REQUIRE(first.fact >= 0);
  const Scene scene(*group, world.handbook(), std::nullopt);
  const Origin latest{&scene, nullptr, std::nullopt};
  Found room, other;
  const Found& once = Resolve(first, latest, room);
  CHECK(&once != &room);
  CHECK(&Resolve(first, latest, other) == &once);
  // On a day of its own nothing is remembered.
  const Origin dated{&scene, nullptr, MakeDate(2026, 5, 6)};
  CHECK(&Resolve(first, dated, other) == &other);
}

}  // namespace
}  // namespace lanzhi::test
