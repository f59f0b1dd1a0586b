// How a day was found, and how the days of a rule are counted.
#pragma once

#include <string>
#include <vector>

#include "base/words.h"
#include "rule/handbook.h"
#include "rule/outcome.h"

namespace lanzhi {

// "acceptance 2026-03-10 + 1 year = 2027-03-10"; "end 2026-12-31 - 3 months = 2026-09-30".
[[nodiscard]] std::string DerivationText(const Derivation& derivation, Language language);

// What the agency's calendar and its roll-over mean for a rule, a sentence each; none where it rests on neither.
[[nodiscard]] std::vector<std::string> CountingOf(const Handbook& handbook, const RuleSet& set, Language language);

}  // namespace lanzhi
