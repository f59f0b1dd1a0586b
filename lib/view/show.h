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
#include "view/show_content.h"

namespace lanzhi {

// A date of the record. Key dates bear the name of their section, others their own path.
struct ShownEvent {
  Date date{};
  Text name;
  std::string pointer;
  std::string by;  // who, where the section says so; id
  bool planned = false;
  std::vector<Words> choices;  // choices of the section that are not what is meant when none is given
};

// A line of `list KIND`.
struct ListRow {
  std::string id, path, site, worker;
  std::string_view stage_id;  // "" when none is reached
  Words stage;
  std::optional<Date> began, last;  // first and last date that is not planned
  bool ended = false;               // the fact `ended-on` holds
  std::optional<Date> ended_on;     // its date
  // Of a waiver; "" of other kinds.
  std::string rule, about, approved_by;
  std::optional<Date> until;
};

// A record that holds a person's code, and as what: "client", "members".
struct PersonRow {
  ListRow row;
  std::string_view kind;
  Words kind_name, as;
};

struct ShownRecord {
  Words kind;
  std::string kind_id, id, path;
  FilePtr file;                      // for the lines of `content`
  Text stage;                        // empty: none reached, or the kind has none
  Text next_stage;                   // empty: the kind has none, the last is reached, or the record has ended
  const Tests* next_mark = nullptr;  // what marks it, held by the handbook
  std::vector<ShownField> fields;    // of the top level and of undated sections, in the shape's order
  std::vector<ShownLine> content;    // all that is given
  std::vector<ShownEvent> timeline;  // by date, then in the order of the record
  std::vector<Finding> findings;     // breaches, waived ones included
  std::vector<DueRow> next;          // running duties, by due
  bool waives = false;               // it is a waiver:
  std::vector<Finding> covers;       // the findings of its record that it covers,
  std::vector<DueRow> covers_due;    // and duties that are none yet
  std::vector<ListRow> open;         // of a member of staff: the records in their hands that have not ended
};

// `outcomes` are those of the record on the day that is asked about. `words`: texts as typed, for whoever may read the
// record; otherwise only what may be told (record/shown.h).
[[nodiscard]] ShownRecord ShowRecord(const Record& record, const Handbook& handbook,
                                     const std::vector<std::unique_ptr<Outcome>>& outcomes, bool words);

[[nodiscard]] ListRow ListRowOf(const Record& record, const Handbook& handbook);

// By id, then path.
void SortListRows(std::vector<ListRow>& rows);

}  // namespace lanzhi
