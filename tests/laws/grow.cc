// No false alarm: no record of the examples has an error or a warning on any day of its life, as it stood at the end of
// that day. usage: grow ROOT
// Fails for every other finding than those that grow.yaml names.
#include <fmt/format.h>

#include <iostream>

#include "laws/example_folder.h"
#include "laws/exemptions.h"
#include "render/catalogue.h"
#include "rule/rule.h"

namespace lanzhi::test {
namespace {

struct Count {
  int states = 0, alarmed = 0, failures = 0;
  std::map<std::string, int> by_rule;
};

void Grow(const std::string& root, const std::string& example, Exemptions& exemptions, Count& count) {
  ExampleFolder folder(root + "/examples/" + example);
  folder.ForEachState(Want::breaches, [&](Date day, std::size_t, const Judged& judged) {
    if (!judged.record) return;
    ++count.states;
    bool alarmed = false;
    for (const auto& outcome : judged.outcomes) {
      const bool shown = IsBreach(outcome->verdict) && outcome->spoken_by == nullptr && outcome->waiver == nullptr;
      if (!shown || outcome->severity == Severity::info) continue;
      alarmed = true;
      const std::string rule(outcome->rule->id);
      ++count.by_rule[example + " " + rule];
      if (exemptions.Cover({{"example", example}, {"rule", rule}, {"record", std::string(judged.record->id)}})) {
        continue;
      }
      ++count.failures;
      std::cerr << fmt::format("{} {} as of {}: {}: {}\n", example, judged.record->id, FormatDate(day), rule,
                               Fill(outcome->message, Language::en));
    }
    count.alarmed += alarmed ? 1 : 0;
  });
}

int Main(const std::string& root) {
  Exemptions exemptions(root + "/tests/laws/grow.yaml");
  Count count;
  for (const std::string_view example : EmbeddedHandbooks()) Grow(root, std::string(example), exemptions, count);
  std::cout << fmt::format("{} states of the example records, {} with an error or a warning\n", count.states,
                           count.alarmed);
  for (const auto& [rule, findings] : count.by_rule) std::cout << fmt::format("  {}: {}\n", rule, findings);
  std::cout << fmt::format("exempt: {}, not yet: {}\n", exemptions.exempt(), exemptions.not_yet());
  for (const std::string& stale : exemptions.Stale()) {
    ++count.failures;
    std::cerr << stale << "\n";
  }
  return count.failures == 0 ? 0 : 1;
}

}  // namespace
}  // namespace lanzhi::test

int main(int argc, char** argv) { return argc == 2 ? lanzhi::test::Main(argv[1]) : 2; }
