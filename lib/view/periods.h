// A duty that recurs and that nobody does would be told for every day since the beginning (SEMANTICS 8).
#pragma once

#include <cstdint>
#include <vector>

#include "rule/outcome.h"

namespace lanzhi {

// One outcome, or several periods of one duty that is not done, the oldest of which stands for all.
struct ToldOutcome {
  const Outcome* outcome = nullptr;
  const Outcome* last = nullptr;  // the newest of them; the same where there is one
  std::int64_t periods = 1;
};

// Of the periods of one duty that are missed, so many of the newest as the handbook says (Rule::periods_singly) are
// told one by one, those before them as one; those that are overdue are all told as one: of one instance, severity and
// waiver. All else as it comes. Precondition: in rule order, then element order, as Assess() gives them.
[[nodiscard]] std::vector<ToldOutcome> TellPeriods(const std::vector<const Outcome*>& outcomes);

}  // namespace lanzhi
