// What becomes of each clause of a handbook, and the readings: read when a command asks for it, whole and const then.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/words.h"
#include "source/diagnostic.h"
#include "source/tree.h"

namespace lanzhi {

class Faults;
class Handbook;

enum class Fate : std::uint8_t { checked, settles, human, pending };

struct Clause {
  std::string_view id;
  bool agency = false;                   // of the agency's own folder, not of the handbook
  std::string_view place;                // in the source, e.g. "附件1 第一步(一)1"
  std::vector<std::string_view> source;  // sentence or line anchors, e.g. "S73"
  std::string_view actor;
  std::string_view record;  // record kinds it speaks of
  Words summary;
  Fate fate = Fate::checked;
  Words why;                            // of settles and human
  Words ask;                            // of human: what to ask the supervisor; answered with yes or no
  std::string_view stage;               // from which it is asked; "" = throughout
  std::vector<std::string_view> sites;  // kinds of site at which it is asked; empty: all

  // Whether it speaks of records of this kind; `record` lists them, with commas.
  [[nodiscard]] bool SpeaksOf(std::string_view kind) const;
  std::string_view pending;             // record kind that comes later
  std::vector<std::string_view> rules;  // of checked: every rule that cites it, in rule order
};

struct ClauseReading {
  std::string_view id;  // "X-01"
  Words text;
};

// How the clauses of a handbook are accounted for; the four numbers add up to `total`. The agency's own are not
// counted.
struct Coverage {
  int total = 0, checked = 0, settles = 0, human = 0, pending = 0;
};

// Made by Handbook::LoadClauses(), whose handbook owns all words.
class ClauseIndex {
 public:
  ClauseIndex() = default;
  // Of clauses from elsewhere, each with an id of its own.
  explicit ClauseIndex(std::vector<Clause> clauses);

  // The agency's own come last.
  [[nodiscard]] const std::vector<Clause>& clauses() const { return clauses_; }
  [[nodiscard]] const std::vector<ClauseReading>& readings() const { return readings_; }
  // nullptr when there is none.
  [[nodiscard]] const Clause* Find(std::string_view id) const;
  // Those with this anchor in their source ("S282"), in order; empty when there is none.
  [[nodiscard]] std::vector<const Clause*> At(std::string_view anchor) const;
  // What is wrong in the files of the clauses, ids that rules cite but nobody defines among it; and the same of
  // readings.
  [[nodiscard]] const Diagnostics& faults() const { return faults_; }
  [[nodiscard]] const Diagnostics& reading_faults() const { return reading_faults_; }

 private:
  friend class Handbook;
  using Trees = std::vector<std::unique_ptr<Tree>>;

  void ReadClauses(const Handbook& handbook, const Trees& trees, bool agency, Faults& faults);
  void ReadReadings(const Trees& trees, Faults& faults);
  void AddCiting(const Handbook& handbook, Faults& faults);
  void CheckReadings(const Handbook& handbook, Faults& faults) const;

  std::vector<Clause> clauses_;
  std::unordered_map<std::string_view, std::size_t> at_;
  std::vector<ClauseReading> readings_;
  Diagnostics faults_, reading_faults_;
};

// Counts the clauses. Errors: handbook-clause-unaccounted for one with neither rule nor fate, handbook-clause-fate for
// one with both. A rule that waits for a setting, or that the agency has switched off, still accounts for its clauses.
[[nodiscard]] Coverage CoverageOf(const Handbook& handbook, const ClauseIndex& index, Diagnostics& diagnostics);

}  // namespace lanzhi
