#include "rule/merge.h"

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_map>

#include "record/read.h"
#include "rule/eval/docket.h"

namespace lanzhi {
namespace {

Told::Spot SpotOf(const Place& place) { return {place.file.get(), place.span.begin, place.span.end}; }

struct HashOfHole {
  std::size_t operator()(const Hole& hole) const {
    const auto hash = [](const void* of) { return std::hash<const void*>{}(of); };
    return (hash(hole.record) * 31 + hash(hole.field)) * 31 + hole.parent;
  }
};
using Claims = std::unordered_map<Hole, Outcome*, HashOfHole>;

Outcome* ClaimantOf(const Claims& claims, const Hole& hole) {
  const auto found = claims.find(hole);
  return found == claims.end() ? nullptr : found->second;
}

// Of running duties that rest on one hole the one with a day speaks; several with days are several days.
void MergeRunning(std::vector<std::unique_ptr<Outcome>>& outcomes) {
  Claims claims;
  for (const bool dated : {true, false}) {
    for (const auto& outcome : outcomes) {
      if (!IsRunning(outcome->verdict) || outcome->waiver != nullptr || outcome->due.has_value() != dated) continue;
      for (const Hole& hole : outcome->holes) {
        Outcome* speaker = ClaimantOf(claims, hole);
        if (speaker == nullptr) claims.emplace(hole, outcome.get());
        if (speaker != nullptr && !dated) outcome->spoken_by = speaker;
      }
    }
  }
}

bool SamePlace(const Place& a, const Place& b) { return a.file == b.file && a.span == b.span; }

// Whether all that `one` rests on is told by `other`, which stands at the same value.
bool Covers(const Outcome& other, const Outcome& one) {
  return !one.related.empty() && SamePlace(other.primary, one.primary) &&
         std::all_of(one.related.begin(), one.related.end(), [&](const Related& date) {
           return std::any_of(other.related.begin(), other.related.end(),
                              [&](const Related& each) { return SamePlace(each.place, date.place); });
         });
}

// Of one value, the gravest first.
void MergeInversionsAt(const std::vector<Outcome*>& inversions) {
  for (std::size_t i = 0; i < inversions.size(); ++i) {
    Outcome& one = *inversions[i];
    for (std::size_t j = 0; j < inversions.size() && one.spoken_by == nullptr; ++j) {
      Outcome& other = *inversions[j];
      if (i == j || other.spoken_by != nullptr || other.severity < one.severity || !Covers(other, one)) continue;
      if (i < j && Covers(one, other)) continue;  // both say the same: the first of the gravest speaks
      one.spoken_by = &other;
      AddClauses(other.clauses, one.clauses);
    }
  }
}

// Two dates in the wrong order are told once: a duty that was done before what it counts from, and the order of steps
// that says the same, or two orders.
void MergeInversions(std::vector<std::unique_ptr<Outcome>>& outcomes) {
  std::vector<Outcome*> inversions;
  for (const auto& outcome : outcomes) {
    const bool speaks = outcome->waiver == nullptr && outcome->spoken_by == nullptr;
    if (outcome->verdict == Verdict::violated && speaks && outcome->holes.empty()) inversions.push_back(outcome.get());
  }
  std::stable_sort(inversions.begin(), inversions.end(),
                   [](const Outcome* a, const Outcome* b) { return a->severity > b->severity; });
  // Only what stands at the same value can say the same.
  std::map<Told::Spot, std::vector<Outcome*>> by_place;
  for (Outcome* inversion : inversions) by_place[SpotOf(inversion->primary)].push_back(inversion);
  for (const auto& [place, those] : by_place) MergeInversionsAt(those);
}

// Who is no member on any day is told at the first roll that names them: a slip in a code is made on many.
void MergeStrangers(std::vector<std::unique_ptr<Outcome>>& outcomes) {
  std::map<std::pair<const Rule*, FreeText>, Outcome*> first;
  for (const auto& outcome : outcomes) {
    if (outcome->strangers.empty() || outcome->waiver != nullptr || outcome->spoken_by != nullptr) continue;
    Outcome* speaker = nullptr;
    bool more = false;
    for (const FreeText name : outcome->strangers) {
      const auto [at, added] = first.try_emplace({outcome->rule, name}, outcome.get());
      if (!added) speaker = at->second;
      more = more || added || at->second->severity < outcome->severity;
    }
    if (more) continue;
    outcome->spoken_by = speaker;
    AddClauses(speaker->clauses, outcome->clauses);
    speaker->related.push_back({outcome->primary, outcome->pointer, {"related.also", {}, {}}});
  }
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
      claims.emplace(hole, breach);
      speaks = true;
    }
    if (speaks) continue;
    Outcome* speaker = ClaimantOf(claims, breach->holes.front());
    breach->spoken_by = speaker;
    AddClauses(speaker->clauses, breach->clauses);
  }
  MergeInversions(outcomes);
  MergeStrangers(outcomes);
  MergeRunning(outcomes);
  for (const auto& outcome : outcomes) {
    if (outcome->verdict != Verdict::undetermined || outcome->spoken_by != nullptr) continue;
    for (const Hole& hole : outcome->holes) {
      if (const Outcome* speaker = ClaimantOf(claims, hole)) outcome->spoken_by = speaker;
    }
  }
}

bool Told::operator()(const Diagnostic& fault) {
  if (fault.rule != kSameKey) return false;
  if (!places_) {
    places_.emplace();
    for (const auto& outcome : outcomes_) {
      if (IsBreach(outcome->verdict) && outcome->spoken_by == nullptr) places_->insert(SpotOf(outcome->primary));
    }
  }
  return places_->contains(SpotOf(fault.place));
}

}  // namespace lanzhi
