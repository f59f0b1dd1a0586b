// One record as a person reads it: what it is, what happened when, what was late, what comes next.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rule/handbook.h"
#include "rule/outcome.h"
#include "view/due.h"
#include "view/finding.h"

namespace lanzhi {

// A value that is said in a few words; prose is left to the file.
struct ShownField {
  Text name;
  Message value;
};

// A date of the record. Key dates bear the name of their section, others their own path.
struct ShownEvent {
  Date date{};
  Text name;
  std::string pointer;
  std::string by;  // who, where the section says so; id
  bool planned = false;
  std::vector<Words> choices;  // choices of the section that are not what is meant when none is given
};

struct ShownRecord {
  Words kind;
  std::string kind_id, id, path;
  Text stage;                        // empty: none reached, or the kind has none
  std::vector<ShownField> fields;    // of the top level and of undated sections, in the shape's order
  std::vector<ShownEvent> timeline;  // by date, then in the order of the record
  std::vector<Finding> findings;     // breaches, waived ones included
  std::vector<DueRow> next;          // running duties, by due
};

// `outcomes` are those of the record on the day that is asked about. `words`: texts as typed, for whoever may read the
// record; otherwise only what may be told (record/shown.h).
[[nodiscard]] ShownRecord ShowRecord(const Record& record, const Handbook& handbook,
                                     const std::vector<std::unique_ptr<Outcome>>& outcomes, bool words);

// A line of `list KIND`.
struct ListRow {
  std::string id, path, site, worker;
  std::string_view stage_id;  // "" when none is reached
  Words stage;
  std::optional<Date> began, last;  // first and last date that is not planned
  bool ended = false;               // the fact `ended-on` holds
  std::optional<Date> ended_on;     // its date
};

[[nodiscard]] ListRow ListRowOf(const Record& record, const Handbook& handbook);

// By id, then path.
void SortListRows(std::vector<ListRow>& rows);

}  // namespace lanzhi
