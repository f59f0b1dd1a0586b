// A meeting that did not come about is no service and no contact: written down, it changes no verdict, whenever it was
// to be (every fixture of both handbooks, every outcome but `held`, on and around each day of the record).
#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "world.h"

namespace lanzhi::test {
namespace {

std::vector<std::string> VerdictsOf(World& world, const std::string& text) {
  const auto record = world.Read(text, std::nullopt);
  REQUIRE(record);
  std::vector<std::string> verdicts;
  for (const auto& outcome : world.Judge(*record, std::nullopt)) {
    std::string line(outcome->rule->id);
    // Of two meetings of one day more of the key is told; that is no other verdict.
    line += " " + outcome->element.substr(0, outcome->element.find('/')) + " ";
    line += VerdictName(outcome->verdict);
    if (outcome->actual) line += " done " + FormatDate(*outcome->actual);
    verdicts.push_back(std::move(line));
  }
  std::sort(verdicts.begin(), verdicts.end());
  return verdicts;
}

std::string Difference(const std::vector<std::string>& before, const std::vector<std::string>& now) {
  std::vector<std::string> lines;
  std::set_symmetric_difference(before.begin(), before.end(), now.begin(), now.end(), std::back_inserter(lines));
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

std::set<Date> DaysOf(const Doc& doc) {
  std::set<Date> days;
  for (const auto& [key, child] : doc.entries) {
    if (child.kind != NodeKind::scalar) {
      days.merge(DaysOf(child));
    } else if (const auto day = ParseDate(child.text)) {
      for (const int near : {-1, 0, 1}) days.insert(*day + std::chrono::days{near});
    }
  }
  return days;
}

std::size_t SessionsOf(const Doc& doc) {
  const Doc* sessions = doc.Find("sessions");
  return sessions == nullptr ? 0 : sessions->entries.size();
}

}  // namespace

TEST_CASE("a meeting that was missed or cancelled changes no verdict") {
  int tried = 0;
  for (const std::string handbook : {"lantian", "lvye"}) {
    World world(handbook,
                "settings:\n  - {name: timely_days, value: 10 days}\n  - {name: periodic_months, value: 3 months}\n");
    for (const auto& [name, fixture] : world.cases()) {
      const std::vector<std::string> before = VerdictsOf(world, fixture.Print());
      for (const Date day : DaysOf(fixture)) {
        for (const std::string outcome : {"missed", "cancelled"}) {
          Doc doc = fixture;
          const std::string element = "sessions." + std::to_string(SessionsOf(fixture));
          doc.Set(element + ".date", Doc{NodeKind::scalar, true, FormatDate(day), {}});
          doc.Set(element + ".outcome", Doc{NodeKind::scalar, true, outcome, {}});
          const std::string tried_on = handbook + " " + name + " " + FormatDate(day) + " " + outcome;
          CAPTURE(tried_on);
          CHECK(Difference(before, VerdictsOf(world, doc.Print())) == "");
          ++tried;
        }
      }
    }
  }
  CHECK(tried > 1000);
}

}  // namespace lanzhi::test
