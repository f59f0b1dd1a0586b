// Whether the tests of a rule notice when one of its parameters is gone, or weaker by the least step.
// usage: mutate ROOT [RULE...]. Of a seeded sample, or of all (laws/draw.h), or of all of the rules named. Fails for
// every mutant that its rule's tests do not notice and that mutate.yaml does not call equivalent.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <set>
#include <string>

#include "base/threads.h"
#include "laws/draw.h"
#include "laws/exemptions.h"
#include "laws/mutants.h"
#include "support/rule_tests.h"

namespace lanzhi::test {
namespace {

constexpr int kPart = 10;

enum class Fate : std::uint8_t { refused, noticed, survived };

Fate FateOf(const Mutant& mutant, const MutantMaker& maker, const RuleTests& tests) {
  RuleBench bench(tests, maker.Files(mutant));
  if (!bench.faults().empty()) return Fate::refused;
  for (const RuleCase& each : tests.rules().at(mutant.rule)) {
    if (!bench.Run(each).empty()) return Fate::noticed;
  }
  return Fate::survived;
}

struct Count {
  int refused = 0, noticed = 0, survived = 0, failures = 0;
};

// `rules`: none, or those asked for.
Count Run(const std::string& root, const std::string& handbook, const std::set<std::string>& rules, Draw& draw,
          Exemptions& exemptions) {
  const RuleTests tests(root + "/tests/handbooks", handbook);
  const MutantMaker maker(handbook);
  std::vector<Mutant> mutants = maker.All();
  std::erase_if(mutants, [&](const Mutant& each) { return rules.empty() ? !draw.Take() : !rules.contains(each.rule); });
  std::vector<Fate> fates(mutants.size());
  ForEach(mutants.size(), 0, [&](std::size_t i) { fates[i] = FateOf(mutants[i], maker, tests); });
  Count count;
  for (std::size_t i = 0; i < mutants.size(); ++i) {
    const Keys keys{{"handbook", handbook}, {"rule", mutants[i].rule}, {"mutant", mutants[i].name}};
    if (fates[i] == Fate::refused) {
      ++count.refused;
    } else if (fates[i] == Fate::survived) {
      ++count.survived;
      if (exemptions.Cover(keys)) continue;
      ++count.failures;
      std::cerr << "no test notices: " << Show(keys) << "\n";
    } else {
      ++count.noticed;
      if (!exemptions.Names(keys)) continue;
      ++count.failures;
      std::cerr << "called equivalent, but a test notices it: " << Show(keys) << "\n";
    }
  }
  // Then the handbook itself is at fault, and nothing was tried.
  if (!mutants.empty() && rules.empty() && count.refused == std::ssize(mutants)) {
    ++count.failures;
    std::cerr << handbook << ": every mutant was refused by the loader\n";
  }
  std::cout << fmt::format("{}: {} mutants of {} rules, {} survived; {} more were refused by the loader\n", handbook,
                           count.noticed + count.survived, tests.rules().size(), count.survived, count.refused);
  return count;
}

int Main(const std::string& root, const std::set<std::string>& rules) {
  Draw draw(kPart);
  Exemptions exemptions(root + "/tests/laws/mutate.yaml");
  int failures = 0;
  for (const std::string_view handbook : EmbeddedHandbooks()) {
    failures += Run(root, std::string(handbook), rules, draw, exemptions).failures;
  }
  if (rules.empty() && draw.whole()) {
    for (const std::string& stale : exemptions.Stale()) {
      ++failures;
      std::cerr << stale << "\n";
    }
  }
  std::cout << fmt::format("equivalent: {}, not yet: {}\n", exemptions.exempt(), exemptions.not_yet());
  return failures == 0 ? 0 : 1;
}

}  // namespace
}  // namespace lanzhi::test

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  return lanzhi::test::Main(argv[1], std::set<std::string>(argv + 2, argv + argc));
}
