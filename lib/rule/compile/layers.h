// common <- handbook <- agency, by rule id, whole parameters (SEMANTICS 11).
#pragma once

#include <string_view>
#include <vector>

#include "rule/compile/params.h"

namespace lanzhi {

// The lists `rules` of each layer, in order.
struct RuleLayers {
  std::vector<Part> common, handbook, agency;
};

// A rule's parameters before they are read.
struct MergedRule {
  std::string_view id;
  bool agency = false;          // added by the agency's own folder
  Part home;                    // the entry that puts it in force
  std::vector<Parameter> base;  // `by_site` and `id` are not among them
  struct Overlay {
    std::string_view kind;  // of site
    std::vector<Parameter> parameters;
  };
  std::vector<Overlay> by_site;

  // Of `base`; nothing where it is not given.
  [[nodiscard]] Part Find(std::string_view key) const;
  // Whether the agency's own folder added it or says anything of it.
  [[nodiscard]] bool IsOfAgency() const;
};

// Purpose: the rules in force, in handbook order, those that the agency added last. A common rule is in force only if
// the handbook names its id.
// Errors: handbook-duplicate, handbook-site-kind, handbook-agency (an agency may set periods, numbers and severities,
// switch a rule off with a reason, and add rules; nothing else). What is at fault is left out.
[[nodiscard]] std::vector<MergedRule> MergeRules(const RuleLayers& layers,
                                                 const std::vector<std::string_view>& site_kinds, Faults& faults);

}  // namespace lanzhi
