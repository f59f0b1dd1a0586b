// What is told of rules as they are written, so that none is compiled for it.
#include <algorithm>

#include "rule/compile/layers.h"
#include "rule/handbook.h"

namespace lanzhi {

std::size_t Handbook::PlaceOfRule(std::string_view id) const {
  const auto is_called = [&](const MergedRule& rule) {
    const Part former = rule.Find("formerly");
    if (rule.id == id || !former) return rule.id == id;
    for (const Part name : former) {
      if (name.text() == id) return true;
    }
    return former.text() == id;
  };
  return static_cast<std::size_t>(std::find_if(merged_.begin(), merged_.end(), is_called) - merged_.begin());
}

bool Handbook::NamesRule(std::string_view id) const { return PlaceOfRule(id) < merged_.size(); }

bool Handbook::Recurs(std::string_view id) const {
  const std::size_t at = PlaceOfRule(id);
  const Part kind = at == merged_.size() ? Part{} : merged_[at].Find("kind");
  return kind && kind.text() == Recurring::kName;
}

// Only these have `in`, and a fault in them is told.
std::set<std::pair<std::string_view, std::string_view>> Handbook::LookedFor() const {
  std::set<std::pair<std::string_view, std::string_view>> pairs;
  for (const MergedRule& rule : merged_) {
    const Part kind = rule.Find("kind"), asker = rule.Find("applies_to");
    if (!kind || !asker || kind.text() != Recurring::kName) continue;
    const auto add = [&](Part in) {
      const Part other = in && !in.Find("list") ? in.Find("kind") : Part{};
      if (other) pairs.emplace(asker.text(), other.text());
    };
    add(rule.Find("in"));
    for (const auto& overlay : rule.by_site) {
      for (const Parameter& parameter : overlay.parameters) {
        if (parameter.key == "in") add(parameter.value);
      }
    }
  }
  return pairs;
}

}  // namespace lanzhi
