// Runs tests/handbooks/<handbook>/<rule>.yaml (see README.md there) and keeps the account: every rule in force has a
// passing and a failing record, in every kind of site for which it differs.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <random>
#include <set>

#include "support/rule_tests.h"
#include "support/sample.h"

namespace lanzhi::test {
namespace {

class Runner {
 public:
  Runner(const std::filesystem::path& root, std::string handbook) : tests_(root, std::move(handbook)), bench_(tests_) {}

  int Run() {
    constexpr int kAll = 1000;  // each test is drawn or not, by itself
    const Sample sample = SampleOf(kAll, 1, 3);
    std::mt19937 random(sample.seed);
    std::uniform_int_distribution<int> draw(1, kAll);
    for (const auto& [rule, cases] : tests_.rules()) {
      for (const RuleCase& each : cases) {
        if (draw(random) > sample.rounds) continue;
        ++run_;
        for (const std::string& wrong : bench_.Run(each)) Fail(each.name + ": " + wrong);
      }
      KeepAccount(rule, cases);
    }
    for (const auto& set : bench_.handbook().rules()) {
      const bool in_force = std::any_of(set->distinct.begin(), set->distinct.end(),
                                        [](const Rule& rule) { return !rule.off || !rule.waiting_for.empty(); });
      if (in_force && !tests_.rules().contains(std::string(set->id))) Fail(fmt::format("rule {} has no test", set->id));
    }
    for (const auto* faults : {&tests_.faults(), &bench_.faults()}) {
      for (const std::string& fault : *faults) Fail(fault);
    }
    std::cout << fmt::format("{}: {} tests of {} rules, {} failures\n", tests_.handbook(), run_, tests_.rules().size(),
                             failures_);
    return failures_;
  }

 private:
  void Fail(const std::string& what) {
    ++failures_;
    std::cerr << tests_.handbook() << ": " << what << "\n";
  }

  void KeepAccount(const std::string& rule, const std::vector<RuleCase>& cases) {
    bool passing = false;
    bool failing = false;
    std::set<std::string> sites;
    for (const RuleCase& each : cases) {
      const std::string expect = each.test.TextAt("expect");
      passing |= expect == "met";
      failing |= expect != "met" && expect != "none" && expect != "open" && expect != "undetermined";
      sites.insert(each.site);
    }
    const RuleSet* set = bench_.handbook().FindRule(rule);
    if (set == nullptr) return Fail(rule + ": no such rule");
    // What only asks is never failed; that it asks is all that there is.
    if (IsQuestion(*set->base().kind)) {
      failing = std::any_of(cases.begin(), cases.end(),
                            [](const RuleCase& each) { return each.test.TextAt("expect") == "open"; });
    }
    if (!passing) Fail(rule + ": no passing test");
    if (!failing) Fail(rule + ": no failing test");
    for (std::size_t k = 0; k < bench_.handbook().site_kinds().size(); ++k) {
      const std::string kind(bench_.handbook().site_kinds()[k]);
      const bool differs = set->versions[k] != 0 && !set->distinct[set->versions[k]].off;
      if (differs && !sites.contains(kind)) Fail(fmt::format("{}: no test for site kind {}", rule, kind));
    }
  }

  RuleTests tests_;
  RuleBench bench_;
  int run_ = 0;
  int failures_ = 0;
};

}  // namespace
}  // namespace lanzhi::test

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  int failures = 0;
  for (const std::string_view handbook : lanzhi::EmbeddedHandbooks()) {
    failures += lanzhi::test::Runner(argv[1], std::string(handbook)).Run();
  }
  return failures == 0 ? 0 : 1;
}
