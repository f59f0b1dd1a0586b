// What only a person can judge of a record, as questions to its supervisor.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rule/handbook.h"

namespace lanzhi {

struct ChecklistItem {
  const Clause* clause = nullptr;
  const Stage* stage = nullptr;  // from which it is asked; nullptr: throughout
  Text answer;                   // as the record holds it; empty: not answered
  std::string note;              // where the note to the answer stands (JSON pointer); its words stay in the record
};

struct Checklist {
  Words kind;
  std::string kind_id, id, path;
  Text stage;  // that the record has reached; empty: none
  std::vector<ChecklistItem> items;
};

// The questions of the stages that `record` has reached, by stage, then in the order of the handbook. Answers are
// looked for in a list `checklist` (`clause`, `answer`, `note`), wherever in the record it is. `clauses` must outlive
// the result.
[[nodiscard]] Checklist ChecklistOf(const Record& record, const Handbook& handbook, const ClauseIndex& clauses);

}  // namespace lanzhi
