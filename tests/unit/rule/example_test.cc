// What `explain` shows: every rule has a passing and a failing record, in both languages.
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>

#include "record/read.h"
#include "rule/assess.h"
#include "rule/example.h"
#include "rule/kinds/all.h"
#include "rule/merge.h"
#include "source/yaml.h"
#include "support/sample.h"

using namespace lanzhi;
using namespace lanzhi::test;

namespace {

Tree TreeOf(const std::string& path, const std::string& text) { return ParseYaml(MakeFile(path, text)).tree; }

std::unique_ptr<Handbook> Open(std::string_view name, const std::string& agency = "") {
  Diagnostics faults;
  std::vector<Tree> own;
  if (!agency.empty()) own.push_back(TreeOf("handbook/own.yaml", agency));
  auto handbook = Handbook::Load(name, std::move(own), faults);
  handbook->Compile(nullptr, faults);
  CHECK(faults.empty());
  return handbook;
}

std::optional<Example> Failing(const Handbook& handbook, std::string_view rule, Language keys = Language::en) {
  const RuleSet* set = handbook.FindRule(rule);
  REQUIRE(set != nullptr);
  return ExamplesOf(handbook, *set, keys).failing;
}

}  // namespace

TEST_CASE("every rule of every handbook has a passing and a failing record that can be read") {
  constexpr int kAll = 1000;  // each rule is drawn or not, by itself
  const Sample sample = SampleOf(kAll, 1, 6);
  std::mt19937 random(sample.seed);
  std::uniform_int_distribution<int> draw(1, kAll);
  for (const std::string_view name : EmbeddedHandbooks()) {
    const auto handbook = Open(name);
    for (const Language keys : {Language::zh, Language::en}) {
      for (const auto& set : handbook->rules()) {
        // What rests on sums is few, and its records are read in another order: always tried.
        if (draw(random) > sample.rounds && !AsksForSums(*set->base().kind)) continue;
        CAPTURE(name);
        CAPTURE(set->id);
        const Examples examples = ExamplesOf(*handbook, *set, keys);
        const bool off = std::all_of(set->distinct.begin(), set->distinct.end(),
                                     [](const Rule& rule) { return rule.off && rule.waiting_for.empty(); });
        for (const auto& example : {examples.passing, examples.failing}) {
          CHECK(example.has_value() != off);
          if (!example) continue;
          CAPTURE(example->text);
          Parsed parsed = ParseYaml(MakeFile("example.yaml", example->text));
          CHECK(parsed.diagnostics.empty());
          const Reading reading = ReadRecord(std::move(parsed), handbook->shapes(), keys, nullptr);
          REQUIRE(reading.record != nullptr);
          for (const Diagnostic& fault : reading.diagnostics) {
            // Cut down, it may lack what every record has; its id is not its file's name.
            CAPTURE(fault.message.id);
            const bool same_key =
                fault.rule == kSameKey && Told(Assess(*reading.record, *handbook, Casebook{}, Waivers{}, {}))(fault);
            CHECK((fault.rule == "record-missing" || fault.rule == "record-id-file" || same_key));
          }
        }
      }
    }
  }
}

TEST_CASE("a record is cut down to what the rule looks at") {
  const auto handbook = Open("lantian");
  const auto example = Failing(*handbook, "assessment-window");
  REQUIRE(example);
  CHECK(example->text ==
        "case: C2026-0012\n"
        "site: site-project\n"
        "assessment:\n"
        "  date: 2026-03-02\n"
        "decision:\n"
        "  date: 2026-03-10\n"
        "  accepted: true\n");
  CHECK(example->verdict == "late");
  CHECK(example->site_kind == "project");
  CHECK(FormatDate(example->due.value()) == "2026-03-03");
  CHECK(!example->message.empty());
  CHECK(Failing(*handbook, "assessment-window", Language::zh)->text ==
        "个案: C2026-0012\n"
        "服务点: site-project\n"
        "预估:\n"
        "  日期: 2026-03-02\n"
        "接案决定:\n"
        "  日期: 2026-03-10\n"
        "  接纳: 是\n");
}

TEST_CASE("the examples are those of the handbook as the agency has changed it") {
  const auto longer =
      Open("lantian", "rules:\n  - {id: assessment-window, by_site: {project: {within: {before: 1 month}}}}\n");
  CHECK(Failing(*longer, "assessment-window")->site_kind == "centre");
  const auto off = Open(
      "lantian", "rules:\n  - {id: assessment-window, off: true, off_reason: {zh: 另有规定, en: ruled otherwise}}\n");
  const Examples none = ExamplesOf(*off, *off->FindRule("assessment-window"), Language::en);
  CHECK(!none.passing.has_value());
  CHECK(!none.failing.has_value());
}

TEST_CASE("what cannot be judged from the record alone has the verdict of its test and no message") {
  const auto handbook = Open("lvye");
  const auto waiting = Failing(*handbook, "plan-monitor");
  REQUIRE(waiting);
  CHECK(waiting->verdict == "late");
  CHECK(waiting->message.empty());
  REQUIRE(waiting->settings.size() == 1);
  CHECK(waiting->settings[0].first == "periodic_months");
}

TEST_CASE("a record that lies beside the example is read in place of its stand-in") {
  const auto handbook = Open("lvye");
  const auto staff = Failing(*handbook, "assessor-qualified");
  REQUIRE(staff);
  CHECK(staff->with.size() == 1);
  CHECK(!staff->message.empty());
}
