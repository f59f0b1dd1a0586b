// No way around: leaving out a field never turns what was met, or a breach, into silence; it turns it into a finding or
// a running duty. usage: drop ROOT
// (a) of each field of each example record, (b) of each further field of the breached records of tests/handbooks.
// Fails for every silence that drop.yaml does not name.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "laws/draw.h"
#include "laws/example_folder.h"
#include "laws/exemptions.h"
#include "laws/tree_edit.h"
#include "rule/places.h"
#include "rule/rule.h"
#include "support/rule_tests.h"

namespace lanzhi::test {
namespace {

constexpr int kPart = 10;

using Outcomes = std::vector<std::unique_ptr<Outcome>>;

class Dropper {
 public:
  explicit Dropper(const std::string& root) : root_(root), exemptions_(root + "/tests/laws/drop.yaml"), draw_(kPart) {}

  int Run() {
    for (const std::string_view handbook : EmbeddedHandbooks()) DropFromExamples(std::string(handbook));
    Report("(a) fields of example records");
    for (const std::string_view handbook : EmbeddedHandbooks()) DropFromTests(std::string(handbook));
    Report("(b) further fields of breached records");
    std::cout << fmt::format("exempt: {}, not yet: {}\n", exemptions_.exempt(), exemptions_.not_yet());
    if (draw_.whole()) {
      for (const std::string& stale : exemptions_.Stale()) {
        ++failures_;
        std::cerr << stale << "\n";
      }
    }
    return failures_ == 0 ? 0 : 1;
  }

 private:
  void Silent(const std::string& law, const std::string& handbook, const std::string& rule, const std::string& field,
              const std::string& where) {
    ++silences_;
    if (counted_ != dropped_) ++silent_;
    counted_ = dropped_;
    ++by_rule_[handbook + " " + rule][field];
    const Keys keys{{"law", law}, {"handbook", handbook}, {"rule", rule}, {"field", field}};
    if (exemptions_.Cover(keys)) return;
    ++failures_;
    std::cerr << "silent: " << Show(keys) << " (" << where << ")\n";
  }

  void Report(const std::string& what) {
    std::cout << fmt::format("{}: {} left out, {} of them unseen; {} outcomes fell silent\n", what, dropped_, silent_,
                             silences_);
    std::vector<std::pair<int, std::string>> rules;
    for (const auto& [rule, fields] : by_rule_) {
      std::string line;
      int sum = 0;
      for (const auto& [field, times] : fields) {
        sum += times;
        line += fmt::format(" {}:{}", field, times);
      }
      rules.emplace_back(-sum, fmt::format("  {} {}:{}", rule, sum, line));
    }
    std::sort(rules.begin(), rules.end());
    for (const auto& [sum, line] : rules) std::cout << line << "\n";
    dropped_ = counted_ = silent_ = silences_ = 0;
    by_rule_.clear();
  }

  // How many outcomes of each rule (which may be in force in another version) there are that say something, of those
  // that pass `wanted`.
  template <typename Wanted>
  static std::map<std::string_view, int> Counted(const Outcomes& outcomes, Wanted wanted) {
    std::map<std::string_view, int> count;
    for (const auto& outcome : outcomes) {
      if (outcome->verdict != Verdict::undetermined && wanted(*outcome)) ++count[outcome->rule->id];
    }
    return count;
  }

  // Whether the rule has a breach or a running duty at an element, or with a due day, at which it had none before.
  static bool SpeaksAnew(std::string_view rule, const Outcomes& now, const Outcomes& before) {
    const auto speaks = [&](const auto& outcome) {
      return outcome->rule->id == rule && (IsBreach(outcome->verdict) || IsRunning(outcome->verdict));
    };
    return std::any_of(now.begin(), now.end(), [&](const auto& each) {
      return speaks(each) && std::none_of(before.begin(), before.end(), [&](const auto& other) {
               return speaks(other) && other->element == each->element && other->due == each->due;
             });
    });
  }

  static const Rule& RuleOf(std::string_view id, const Outcomes& outcomes) {
    const auto of = [&](const auto& outcome) { return outcome->rule->id == id; };
    return *(*std::find_if(outcomes.begin(), outcomes.end(), of))->rule;
  }

  void DropFromExamples(const std::string& handbook) {
    const ExampleFolder folder(root_ + "/examples/" + handbook);
    for (const ExampleRecord& each : folder.records()) {
      const Judged whole = folder.Judge(each.tree, Want::all);
      const auto all = Counted(whole.outcomes, [](const Outcome&) { return true; });
      const auto met = Counted(whole.outcomes, [](const Outcome& o) { return o.verdict == Verdict::met; });
      std::map<Severity, std::map<std::string, int>> told;
      for (const Severity least : {Severity::info, Severity::warning})
        told[least] = ToldOf(whole.faults, whole.outcomes, least);
      ForEachField(each.tree, *each.record->shape, [&](std::uint32_t node, const Field&, const std::string& field) {
        if (!draw_.Take()) return;
        ++dropped_;
        const Judged less = folder.Judge(Without(each.tree, node), Want::all);
        const auto left = Counted(less.outcomes, [](const Outcome&) { return true; });
        for (const auto& [rule, count] : met) {
          const auto now = left.find(rule);
          if ((now == left.end() ? 0 : now->second) >= all.at(rule)) continue;
          const Severity least = std::min(RuleOf(rule, whole.outcomes).severity, Severity::warning);
          if (SpeaksAnew(rule, less.outcomes, whole.outcomes)) continue;
          if (TellsMore(ToldOf(less.faults, less.outcomes, least), told[least])) continue;
          Silent("a", handbook, std::string(rule), field, std::string(each.record->id));
        }
      });
    }
  }

  static bool Speaks(const Outcomes& outcomes, const std::string& rule) {
    return std::any_of(outcomes.begin(), outcomes.end(), [&](const auto& outcome) {
      return outcome->rule->id == rule && (IsBreach(outcome->verdict) || IsRunning(outcome->verdict));
    });
  }

  static const Rule* BreachedRule(const Outcomes& outcomes, const std::string& rule) {
    for (const auto& outcome : outcomes) {
      if (outcome->rule->id == rule && IsBreach(outcome->verdict)) return outcome->rule;
    }
    return nullptr;
  }

  // Whether the rule may look at the field, at something in it, or at what it stands in.
  static bool LooksAt(const Places& places, const Field& field) {
    for (const Field* at = &field; at != nullptr && at->parent != nullptr; at = at->parent) {
      if (places.count(at) != 0) return true;
    }
    const auto& inner = field.Inner();
    return std::any_of(inner.begin(), inner.end(), [&](const auto& each) { return LooksInto(places, *each); });
  }
  static bool LooksInto(const Places& places, const Field& field) {
    const auto& inner = field.Inner();
    return places.count(&field) != 0 ||
           std::any_of(inner.begin(), inner.end(), [&](const auto& each) { return LooksInto(places, *each); });
  }

  void DropFromTests(const std::string& handbook) {
    const RuleTests tests(root_ + "/tests/handbooks", handbook);
    RuleBench bench(tests);
    for (const auto& [rule, cases] : tests.rules()) {
      for (const RuleCase& each : cases) {
        const Judged broken = bench.Judge(each, each.record);
        const Rule* breached = broken.record ? BreachedRule(broken.outcomes, rule) : nullptr;
        if (breached == nullptr) continue;
        const Severity least = std::min(breached->severity, Severity::warning);
        const Judged clean = bench.Judge(each, each.fixture);
        const auto before = ToldOf(clean.faults, clean.outcomes, least);
        const auto beside = ToldOf(broken.faults, broken.outcomes, least);
        const Places places = PlacesOf(*breached, bench.handbook(each));
        ForEachField(each.record, *broken.record->shape,
                     [&](std::uint32_t node, const Field& field, const std::string& path) {
                       if (!LooksAt(places, field) || !draw_.Take()) return;
                       ++dropped_;
                       const Judged less = bench.Judge(each, Without(each.record, node));
                       if (Speaks(less.outcomes, rule)) return;
                       const auto told = ToldOf(less.faults, less.outcomes, least);
                       if (TellsMore(told, before) || TellsMore(told, beside)) return;
                       Silent("b", handbook, rule, path, each.name);
                     });
      }
    }
  }

  std::string root_;
  Exemptions exemptions_;
  Draw draw_;
  int failures_ = 0;
  int dropped_ = 0;
  int counted_ = 0;   // `dropped_` when something fell silent last
  int silent_ = 0;    // of `dropped_`: something fell silent
  int silences_ = 0;  // outcomes
  std::map<std::string, std::map<std::string, int>> by_rule_;
};

}  // namespace
}  // namespace lanzhi::test

int main(int argc, char** argv) { return argc == 2 ? lanzhi::test::Dropper(argv[1]).Run() : 2; }
