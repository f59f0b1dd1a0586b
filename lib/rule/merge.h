// One hole, one finding (SEMANTICS 12).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "rule/outcome.h"

namespace lanzhi {

// Two dates in the wrong order are one finding too: of what says the same of them, or more, the gravest.
// Somebody on a roll who is no member on any day is told at the first roll alone.
// Of the breaches that rest on the same absent or unreadable places, the most severe speaks, then the first in the
// order given; it cites the others' clauses, and they get Outcome::spoken_by. A breach that rests on a further place
// speaks for itself. Undetermined outcomes get the breach, if any, that stands for their cause. Precondition: all
// outcomes are of one record, in rule order.
void MergeHoles(std::vector<std::unique_ptr<Outcome>>& outcomes);

// Whether a breach that speaks stands at the very place of a fault of the record: a member that is listed twice is told
// once, by the rule that has the clause.
class Told {
 public:
  using Spot = std::tuple<const File*, std::uint32_t, std::uint32_t>;

  // Keeps a reference to the outcomes, which are those of the record.
  explicit Told(const std::vector<std::unique_ptr<Outcome>>& outcomes) : outcomes_(outcomes) {}
  [[nodiscard]] bool operator()(const Diagnostic& fault);

 private:
  const std::vector<std::unique_ptr<Outcome>>& outcomes_;
  std::optional<std::set<Spot>> places_;  // of the breaches; only a few faults ask
};

}  // namespace lanzhi
