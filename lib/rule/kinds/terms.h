// The days over which a thing recurs (Recurring::terms).
#pragma once

#include <optional>
#include <vector>

#include "rule/eval/docket.h"
#include "rule/kinds/recurring.h"

namespace lanzhi {

// From the key date of a section, or the date that does as well, to its `until`: both days in.
struct Term {
  Ref begun;
  Ref until;  // of a section without one there is no end

  [[nodiscard]] Date from() const { return begun->date(); }
};

// In order; sections whose days meet or overlap are one. One without any day has its finding and one that ends before
// it begins a rule of its own: neither counts. Errors: `unknown` is set where something could not be read.
[[nodiscard]] std::vector<Term> TermsOf(const Recurring& kind, const Instance& instance, Found& unknown);

}  // namespace lanzhi
