#include "laws/mutants.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "base/period.h"
#include "rule/embedded.h"
#include "source/part.h"

namespace lanzhi::test {
namespace {

// They judge nothing: names, words, what is cited.
constexpr std::array<std::string_view, 11> kPassedOver{
    "id", "kind", "formerly", "applies_to", "title", "message", "missing", "help", "reading", "actor", "off_reason"};

struct Place {
  bool common = false;
  std::size_t tree = 0;
  Part rule;
};

std::map<std::string, Place, std::less<>> RulesIn(const std::vector<Tree>& trees, bool common) {
  std::map<std::string, Place, std::less<>> rules;
  for (std::size_t i = 0; i < trees.size(); ++i) {
    const Part list = Part{&trees[i], &trees[i].nodes[0]}.Find("rules");
    if (!list) continue;
    for (const Part rule : list) rules.emplace(rule.Find("id").text(), Place{common, i, rule});
  }
  return rules;
}

// A number or period one less and one more; a severity and a comparison of days by one step.
std::vector<std::string> Neighbours(const std::string& text) {
  static const std::map<std::string, std::string, std::less<>> kSteps{
      {"error", "warning"},    {"warning", "info"},     {"info", "warning"},    {"before", "not_after"},
      {"not_after", "before"}, {"after", "not_before"}, {"not_before", "after"}};
  if (const auto step = kSteps.find(text); step != kSteps.end()) return {step->second};
  int number = 0;
  const char* end = text.data() + text.size();
  if (const auto read = std::from_chars(text.data(), end, number); read.ec == std::errc{} && read.ptr == end)
    return {std::to_string(number - 1), std::to_string(number + 1)};
  const std::optional<Period> period = ParsePeriod(text);
  if (!period || period->n == 0) return {};
  std::string_view form;
  switch (period->unit) {
    case Period::Unit::days:
      form = "{} days";
      break;
    case Period::Unit::weeks:
      form = "{} weeks";
      break;
    case Period::Unit::months:
      form = "{} months";
      break;
    case Period::Unit::years:
      form = "{} years";
      break;
    case Period::Unit::working_days:
      form = "{} working days";
      break;
    case Period::Unit::day_of_next_month:
      form = "day {} of next month";
      break;
    default:
      return {};
  }
  std::vector<std::string> texts;
  for (const int n : {period->n - 1, period->n + 1}) {
    if (n > 0) texts.push_back(fmt::format(fmt::runtime(form), n));
  }
  return texts;
}

// An element by its text or its `field`; else by its number.
std::string NameOf(Part element, int number) {
  const Part field = element.is_map() ? element.Find("field") : element;
  return field && field.is_scalar() ? std::string(field.text()) : std::to_string(number);
}

class Walk {
 public:
  Walk(std::string rule, const Place& place, std::vector<Mutant>& out)
      : rule_(std::move(rule)), place_(place), out_(out) {}

  // `own`: what the handbook says of the rule itself, where `place_` is the common one; else nothing.
  void Rule(Part own) {
    for (const Part parameter : place_.rule) {
      const std::string key(parameter.key());
      if (PassedOver(key) || key == "clauses") continue;
      const Part ours = own ? own.Find(key) : Part{};
      if (key == "by_site") {
        for (const Part site : parameter) {
          if (!ours || !ours.Find(site.key())) Entry(site, "by_site/" + std::string(site.key()), true);
        }
      } else if (!ours) {
        Entry(parameter, key, true);
      }
    }
  }

 private:
  static bool PassedOver(std::string_view key) {
    return std::find(kPassedOver.begin(), kPassedOver.end(), key) != kPassedOver.end();
  }

  Mutant& Add(Part part, const std::string& name) {
    Mutant& mutant = out_.emplace_back();
    mutant.rule = rule_;
    mutant.name = name;
    mutant.common = place_.common;
    mutant.tree = place_.tree;
    mutant.node = IndexOf(*part.tree, *part.node);
    return mutant;
  }

  void Replace(Part part, const std::string& path, Replaced what, const std::string& text) {
    Mutant& mutant = Add(part, path + (what == Replaced::key ? " as " : " = ") + text);
    mutant.what = what;
    mutant.text = text;
  }

  // Not `droppable`: nothing else is beside it, so that to drop it is to drop what holds it.
  void Entry(Part part, const std::string& path, bool droppable) {
    if (droppable) Add(part, path + " dropped").dropped = true;
    const std::string key(part.key());
    if (part.is_scalar()) {
      for (const std::string& text : Neighbours(std::string(part.text()))) Replace(part, path, Replaced::value, text);
      for (const std::string& text : Neighbours(key)) Replace(part, path, Replaced::key, text);
      return;
    }
    if (key == "clauses") return;
    int number = 0;
    for (const Part inner : part) {
      if (part.is_map() && PassedOver(inner.key())) continue;
      const std::string step = part.is_map() ? std::string(inner.key()) : NameOf(inner, number);
      ++number;
      Entry(inner, path + "/" + step, part.node->count > 1);
    }
  }

  std::string rule_;
  const Place& place_;
  std::vector<Mutant>& out_;
};

}  // namespace

MutantMaker::MutantMaker(std::string_view handbook)
    : common_(EmbeddedTrees("handbooks/common/", EmbeddedPart::start)),
      handbook_(EmbeddedTrees("handbooks/" + std::string(handbook) + "/", EmbeddedPart::start)),
      clauses_(EmbeddedTrees("handbooks/" + std::string(handbook) + "/", EmbeddedPart::later)) {}

std::vector<Mutant> MutantMaker::All() const {
  const auto common = RulesIn(common_, true);
  std::vector<Mutant> mutants;
  for (const auto& [id, place] : RulesIn(handbook_, false)) {
    Walk(id, place, mutants).Rule({});
    if (const auto shared = common.find(id); shared != common.end()) Walk(id, shared->second, mutants).Rule(place.rule);
  }
  return mutants;
}

HandbookFiles MutantMaker::Files(const Mutant& mutant) const {
  HandbookFiles files;
  files.common = common_;
  files.handbook = handbook_;
  files.handbook.insert(files.handbook.end(), clauses_.begin(), clauses_.end());
  Tree& tree = (mutant.common ? files.common : files.handbook)[mutant.tree];
  tree = mutant.dropped ? Without(std::move(tree), mutant.node)
                        : WithText(std::move(tree), mutant.node, mutant.what, mutant.text);
  return files;
}

}  // namespace lanzhi::test
