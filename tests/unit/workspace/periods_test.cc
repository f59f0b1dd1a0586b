// Duties that are done in records of another kind: what holds for any surveys, on any day.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>
#include <random>

#include "support/memory_folder.h"
#include "support/sample.h"
#include "workspace/open.h"
#include "workspace/visit.h"

namespace lanzhi::test {
namespace {

using Verdicts = std::map<std::string, Verdict>;  // by rule, record and period

// An agency of lvye's whose records begin in 2024, with some surveys from 2023 to 2026.
std::map<std::string, std::string> RandomFolder(std::mt19937& random) {
  std::map<std::string, std::string> files{
      {"lanzhi.yaml", "agency: demo\nhandbook: lvye\nkeys: en\nrecords_from: 2024-01-01\n"},
      {"staff/meng.yaml", "staff: meng\n"}};
  const auto one_of = [&](std::initializer_list<std::string_view> words) {
    return words.begin()[random() % words.size()];
  };
  const auto count = static_cast<unsigned>(random() % 9);
  for (unsigned i = 1; i <= count; ++i) {
    const Date date = MakeDate(2023, 1, 1) + std::chrono::days{random() % 1460};
    const std::string id = fmt::format("S{}-{:04}", YearOf(date), i);
    files["surveys/" + id + ".yaml"] =
        fmt::format("survey: {}\nworker: meng\nkind: {}\ndate: {}\nmethods: [{}]\nfrom: [{}]\n", id,
                    one_of({"satisfaction", "feedback"}), FormatDate(date), one_of({"questionnaire", "phone"}),
                    one_of({"client", "family", "client, school"}));
  }
  return files;
}

Verdicts VerdictsOf(const std::map<std::string, std::string>& files, std::optional<Date> day) {
  const Workspace workspace = OpenWorkspace(std::make_unique<MemoryFolder>(files), day, 1);
  Verdicts verdicts;
  VisitOptions options;
  options.jobs = 1;
  options.want = Want::all;
  (void)Visit(workspace, options, [&](std::size_t, Seen& seen) {
    if (seen.kind != "agency") return;
    for (const auto& outcome : seen.outcomes) {
      if (outcome->rule->kind_name != "recurring") continue;
      const auto [place, added] =
          verdicts.emplace(fmt::format("{} {}", outcome->rule->id, outcome->element), outcome->verdict);
      CHECK(added);
    }
  });
  return verdicts;
}

}  // namespace

TEST_CASE("what due calls done in a period stays done, and nothing is missed that was not overdue") {
  const Sample sample = SampleOf(60, 20261126, 6);
  std::mt19937 random(sample.seed);
  int met = 0, missed = 0, overdue = 0;
  for (int round = 0; round < sample.rounds; ++round) {
    const auto files = RandomFolder(random);
    const Verdicts lint = VerdictsOf(files, std::nullopt);
    const Date last = MakeDate(2027, 6, 30);
    Verdicts before;
    for (Date day = MakeDate(2024, 1, 15); day <= last; day += std::chrono::days{73}) {
      const Verdicts now = VerdictsOf(files, day);
      for (const auto& [key, verdict] : now) {
        const std::string at(key);  // clang 14 captures no structured binding
        CAPTURE(at);
        CAPTURE(FormatDate(day));
        const auto later = lint.find(key);
        if (verdict == Verdict::met) {
          ++met;
          REQUIRE(later != lint.end());
          CHECK(later->second == Verdict::met);
        }
        if (verdict == Verdict::missed) {
          ++missed;
          REQUIRE(later != lint.end());
          CHECK(later->second == Verdict::missed);
        }
        if (verdict == Verdict::overdue) ++overdue;
        if (verdict == Verdict::overdue && later != lint.end()) CHECK(later->second != Verdict::met);
        CHECK(verdict != Verdict::late);
      }
      // Nothing that was said of a period is taken back, but for what is asked only once something was filed.
      for (const auto& [key, verdict] : before) CHECK(now.count(key) == 1);
      before = now;
    }
  }
  CHECK(met > 100 * sample.rounds / 60);
  CHECK(missed > 100 * sample.rounds / 60);
  CHECK(overdue > 100 * sample.rounds / 60);
}

TEST_CASE("a survey that cannot be read leaves its periods undetermined, a broken case does not") {
  std::map<std::string, std::string> files{
      {"lanzhi.yaml", "agency: demo\nhandbook: lvye\nkeys: en\nrecords_from: 2025-01-01\n"},
      {"staff/meng.yaml", "staff: meng\n"},
      {"surveys/S2026-0001.yaml", "survey: S2026-0001\nworker: meng\nkind: satisfaction\ndate: 2026-01-12\n"}};
  const std::string key = "survey-periodic 2025-06-30";
  CHECK(VerdictsOf(files, std::nullopt)[key] == Verdict::missed);
  files["cases/C2026-0001.yaml"] = "\xD6\xB8";
  CHECK(VerdictsOf(files, std::nullopt)[key] == Verdict::missed);
  SUBCASE("not a text") { files["surveys/S2025-0001.yaml"] = "\xD6\xB8"; }
  SUBCASE("lying elsewhere") { files["old/S2025-0001.yaml"] = "\xD6\xB8"; }
  SUBCASE("without a date") {
    files["surveys/S2025-0001.yaml"] = "survey: S2025-0001\nworker: meng\nkind: satisfaction\n";
  }
  SUBCASE("of an id that is taken") {
    files["surveys/again/S2026-0001.yaml"] = "survey: S2026-0001\nworker: meng\nkind: satisfaction\ndate: 2025-03-03\n";
  }
  const Verdicts verdicts = VerdictsOf(files, std::nullopt);
  CHECK(verdicts.count(key) == 0);
  CHECK(verdicts.at("survey-periodic ") == Verdict::undetermined);
}

}  // namespace lanzhi::test
