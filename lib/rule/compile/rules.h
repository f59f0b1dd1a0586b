// From merged parameters to compiled rules.
#pragma once

#include <memory>
#include <vector>

#include "rule/compile/layers.h"

namespace lanzhi {

// Purpose: decodes a rule in its versions; `site_kinds`: the kinds for which rules differ (Handbook::site_kinds()).
// Errors: handbook-*; nullptr when any version has a fault.
[[nodiscard]] std::unique_ptr<RuleSet> CompileRule(const MergedRule& merged,
                                                   const std::vector<std::string_view>& site_kinds, Scope& scope);

}  // namespace lanzhi
