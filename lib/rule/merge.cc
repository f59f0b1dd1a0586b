#include "rule/merge.h"

#include <algorithm>
#include <utility>

#include "rule/eval/docket.h"

namespace lanzhi {
namespace {

using Claims = std::vector<std::pair<Hole, Outcome*>>;

Outcome* ClaimantOf(const Claims& claims, const Hole& hole) {
  for (const auto& [claimed, outcome] : claims) {
    if (claimed == hole) return outcome;
  }
  return nullptr;
}

}  // namespace

void MergeHoles(std::vector<std::unique_ptr<Outcome>>& outcomes) {
  std::vector<Outcome*> breaches;
  for (const auto& outcome : outcomes) {
    // A waived breach says nothing, so it speaks for no other.
    const bool speaks = IsBreach(outcome->verdict) && outcome->waiver == nullptr;
    if (speaks && !outcome->holes.empty()) breaches.push_back(outcome.get());
  }
  std::stable_sort(breaches.begin(), breaches.end(),
                   [](const Outcome* a, const Outcome* b) { return a->severity > b->severity; });
  Claims claims;
  for (Outcome* breach : breaches) {
    bool speaks = false;
    for (const Hole& hole : breach->holes) {
      if (ClaimantOf(claims, hole) != nullptr) continue;
      claims.emplace_back(hole, breach);
      speaks = true;
    }
    if (speaks) continue;
    Outcome* speaker = ClaimantOf(claims, breach->holes.front());
    breach->spoken_by = speaker;
    AddClauses(speaker->clauses, breach->clauses);
  }
  for (const auto& outcome : outcomes) {
    if (outcome->verdict != Verdict::undetermined || outcome->spoken_by != nullptr) continue;
    for (const Hole& hole : outcome->holes) {
      if (const Outcome* speaker = ClaimantOf(claims, hole)) outcome->spoken_by = speaker;
    }
  }
}

}  // namespace lanzhi
