// How a day was found, in one line.
#pragma once

#include <string>

#include "base/words.h"
#include "rule/outcome.h"

namespace lanzhi {

// "acceptance 2026-03-10 + 1 year = 2027-03-10"; "end 2026-12-31 - 3 months = 2026-09-30".
[[nodiscard]] std::string DerivationText(const Derivation& derivation, Date due, Language language);

}  // namespace lanzhi
