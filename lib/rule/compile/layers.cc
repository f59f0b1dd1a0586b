#include "rule/compile/layers.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/id.h"
#include "record/spelling.h"
#include "rule/kinds/all.h"

namespace lanzhi {
namespace {

void Set(std::vector<Parameter>& parameters, Parameter parameter) {
  for (Parameter& known : parameters) {
    if (known.key == parameter.key) {
      known = parameter;
      return;
    }
  }
  parameters.push_back(parameter);
}

const Parameter* FindIn(const std::vector<Parameter>& parameters, std::string_view key) {
  const auto at = std::find_if(parameters.begin(), parameters.end(), [&](const auto& p) { return p.key == key; });
  return at == parameters.end() ? nullptr : &*at;
}

class Merger {
 public:
  Merger(const std::vector<std::string_view>& site_kinds, Faults& faults) : site_kinds_(site_kinds), faults_(faults) {}

  std::vector<MergedRule> Run(const RuleLayers& layers) {
    std::unordered_map<std::string_view, Part> common;
    EachRule(layers.common, [&](std::string_view id, Part rule) { common.emplace(id, rule); });
    EachRule(layers.handbook, [&](std::string_view id, Part rule) {
      MergedRule& merged = Append(id, rule);
      if (const auto base = common.find(id); base != common.end()) Lay(base->second, merged, false);
      Lay(rule, merged, false);
    });
    const std::size_t of_handbook = rules_.size();
    for (std::size_t i = 0; i < of_handbook; ++i) {
      const Part former = rules_[i].Find("formerly");
      if (!former) continue;
      if (former.is_scalar()) by_id_.emplace(former.text(), i);
      for (const Part id : former) by_id_.emplace(id.text(), i);
    }
    EachRule(layers.agency, [&](std::string_view id, Part rule) {
      const auto known = by_id_.find(id);
      if (known != by_id_.end() && known->second < of_handbook) {
        Override(rule, rules_[known->second]);
      } else if (!rule.Find("kind")) {
        faults_.AddNear(rule.Find("id").place(), "handbook-agency.unknown-rule", {Typed("name", id)}, id, Ids());
      } else {
        Append(id, rule).agency = true;
        Lay(rule, rules_.back(), true);
      }
    });
    return std::move(rules_);
  }

 private:
  template <typename Visit>
  void EachRule(const std::vector<Part>& lists, Visit visit) {
    std::unordered_set<std::string_view> seen;
    for (const Part list : lists) {
      for (const Part rule : list) {
        const Part id = rule.Find("id");
        if (rule.is_faulty() || (id && id.is_faulty())) {
          faults_.Silent();
        } else if (!rule.is_map()) {
          faults_.Add(rule.place(), "handbook-type.map");
        } else if (!id || id.text().empty()) {
          if (!rule.node->cut) faults_.Add(rule.place(), "handbook-missing", {Typed("name", "id")});
        } else if (!IsId(id.text())) {
          faults_.Add(id.place(), "handbook-type.id");
        } else if (!seen.insert(id.text()).second) {
          faults_.Add(id.place(), "handbook-duplicate", {Typed("name", id.text())});
        } else {
          visit(id.text(), rule);
        }
      }
    }
  }

  MergedRule& Append(std::string_view id, Part home) {
    by_id_.emplace(id, rules_.size());
    MergedRule& merged = rules_.emplace_back();
    merged.id = id;
    merged.home = home;
    return merged;
  }

  std::vector<std::string_view> Ids() const {
    std::vector<std::string_view> ids;
    for (const MergedRule& rule : rules_) ids.push_back(rule.id);
    return ids;
  }

  std::vector<Parameter>* OverlayOf(MergedRule& merged, Part site) {
    for (auto& overlay : merged.by_site) {
      if (overlay.kind == site.key()) return &overlay.parameters;
    }
    if (std::find(site_kinds_.begin(), site_kinds_.end(), site.key()) == site_kinds_.end()) {
      faults_.AddNear(site.key_place(), "handbook-site-kind", {Typed("name", site.key())}, site.key(), site_kinds_);
      return nullptr;
    }
    return &merged.by_site.emplace_back(MergedRule::Overlay{site.key(), {}}).parameters;
  }

  // Calls visit(parameters of the kind of site, its entries) for each part of `by_site`.
  template <typename Visit>
  void EachSite(Part by_site, MergedRule& merged, Visit visit) {
    if (!by_site.is_map()) {
      faults_.Add(by_site.place(), "handbook-type.map");
      return;
    }
    for (const Part site : by_site) {
      if (site.is_faulty()) {
        faults_.Silent();
      } else if (!site.is_map()) {
        faults_.Add(site.place(), "handbook-type.map");
      } else if (auto* overlay = OverlayOf(merged, site)) {
        visit(*overlay, site);
      }
    }
  }

  void Lay(Part rule, MergedRule& merged, bool agency) {
    const bool first = merged.base.empty();  // no key stands twice in one map
    if (first) merged.base.reserve(rule.node->count);
    for (const Part entry : rule) {
      if (entry.key() == "id") continue;
      if (entry.key() != "by_site") {
        const Parameter parameter{entry.key(), entry, agency};
        first ? merged.base.push_back(parameter) : Set(merged.base, parameter);
        continue;
      }
      EachSite(entry, merged, [&](std::vector<Parameter>& overlay, Part site) {
        for (const Part inner : site) Set(overlay, {inner.key(), inner, agency});
      });
    }
  }

  void Override(Part rule, MergedRule& merged) {
    OverrideIn(rule, merged.base, merged.base);
    // Who switches a rule off means it for every kind of site, though `by_site` comes last for all else.
    if (const Part off = rule.Find("off"); off && off.text() == "true") {
      for (auto& overlay : merged.by_site) {
        std::erase_if(overlay.parameters, [](const Parameter& parameter) { return parameter.key == "off"; });
      }
    }
    for (const Part entry : rule) {
      if (entry.key() != "by_site") continue;
      EachSite(entry, merged,
               [&](std::vector<Parameter>& overlay, Part site) { OverrideIn(site, overlay, merged.base); });
    }
  }

  void OverrideIn(Part entries, std::vector<Parameter>& into, const std::vector<Parameter>& base) {
    const Part off = entries.Find("off"), reason = entries.Find("off_reason");
    if (off && off.text() == "true" && !SaysWhy(reason)) {
      faults_.Add(reason ? reason.place() : off.key_place(), "handbook-agency.reason");
    }
    const Parameter* known_kind = FindIn(base, "kind");
    const std::string_view kind = known_kind == nullptr ? std::string_view() : known_kind->value.text();
    for (const Part entry : entries) {
      if (entry.key() == "id" || entry.key() == "by_site") continue;
      if (!AgencyMaySet(kind, entry.key())) {
        faults_.Add(entry.key_place(), "handbook-agency.fixed", {Typed("name", entry.key())});
        continue;
      }
      const Parameter* known = FindIn(into, entry.key());
      if (known == nullptr) known = FindIn(base, entry.key());
      if (known != nullptr && !SameForm(known->value, entry)) {
        faults_.Add(entry.place(), "handbook-agency.form", {Typed("name", entry.key())});
        continue;
      }
      Set(into, {entry.key(), entry, true});
    }
  }

  // In words, or in each of two languages.
  static bool SaysWhy(Part reason) {
    if (!reason) return false;
    const auto says = [](std::string_view words) { return !TrimBlanks(words).empty() && !SaysNone(words); };
    if (!reason.is_map()) return says(reason.text());
    bool all = true;
    for (const Part words : reason) all = all && says(words.text());
    return all;
  }

  // A window stays a window: only the number in `{before: 7 days}` may change.
  static bool SameForm(Part was, Part is) {
    if (!was.is_map() || !is.is_map()) return was.is_map() == is.is_map();
    if (was.Find("zh")) return true;  // words
    for (const Part entry : is) {
      if (!was.Find(entry.key())) return false;
    }
    return true;
  }

  const std::vector<std::string_view>& site_kinds_;
  Faults& faults_;
  std::vector<MergedRule> rules_;
  std::unordered_map<std::string_view, std::size_t> by_id_;
};

}  // namespace

Part MergedRule::Find(std::string_view key) const {
  const Parameter* found = FindIn(base, key);
  return found == nullptr ? Part{} : found->value;
}

bool MergedRule::IsOfAgency() const {
  const auto theirs = [](const std::vector<Parameter>& parameters) {
    return std::any_of(parameters.begin(), parameters.end(), [](const Parameter& each) { return each.agency; });
  };
  return agency || theirs(base) ||
         std::any_of(by_site.begin(), by_site.end(), [&](const Overlay& each) { return theirs(each.parameters); });
}

std::vector<MergedRule> MergeRules(const RuleLayers& layers, const std::vector<std::string_view>& site_kinds,
                                   Faults& faults) {
  return Merger(site_kinds, faults).Run(layers);
}

}  // namespace lanzhi
