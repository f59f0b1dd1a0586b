// The other sides of comparisons. While one is absent a rule cannot be judged, so something has to ask for it: else
// leaving it out would silence the rule (SEMANTICS 4).
#pragma once

#include <vector>

#include "rule/rule.h"
#include "source/faults.h"

namespace lanzhi {

// Purpose: finds comparisons of these rules with a place that no rule and no shape asks for. A shape asks for what is
// `needed`, for key dates and for what has a default; a rule for what it misses or waits for (ParameterTraits::asks).
// `all`: those of the agency's rules alone, or of all. Errors: `handbook-side` at the rule.
void CheckSides(const std::vector<const RuleSet*>& rules, const FactTable& facts, bool all, Faults& faults);

}  // namespace lanzhi
