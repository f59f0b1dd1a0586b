// The kinds of record as tables for programs: one for the records of a kind, and one for each list in it, down to lists
// in lists. Everything comes from the shapes.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/record.h"
#include "record/shape.h"

namespace lanzhi {

// A place below what a row is of: from section to section, by Field::index.
using Steps = std::vector<std::uint32_t>;

// A column that holds values of a field.
struct TableColumn {
  const Field* field = nullptr;
  std::string name;  // dotted English keys from the row on, "plan.date"; "value" of a list of single values
  Text title;        // the same in words
  Steps steps;       // to the value; none: the row itself
};

struct RecordTable {
  std::string name;  // "cases", "cases_sessions", "groups_plan_meetings_segments"
  Text title;        // "case", "case.sessions"
  const Shape* shape = nullptr;
  const Field* list = nullptr;  // whose elements the rows are; nullptr: the rows are the records
  std::size_t within = 0;       // of a list: the index of the table whose rows hold it
  Steps steps;                  // of a list: from such a row to the list
  // What identifies a row: the record's id under the name of the kind, "case"; then of each list on the way the place
  // of the element in the file, from 1, "plan.meetings.n", "segments.n".
  std::vector<std::string> keys;
  std::string key_name;  // of a list of sections: the column of ElementKey(), "sessions.key"; "": there is none
  std::vector<TableColumn> columns;  // behind the keys
};

// Whether the words of a field are free text, which only those who may read the records are given.
[[nodiscard]] bool IsFreeText(const Field& field);

// The tables of these kinds, each followed by those of its lists, in the order of the shapes. `words`: with columns for
// free text. The shapes must outlive them.
[[nodiscard]] std::vector<RecordTable> TablesOf(const std::vector<const Shape*>& kinds, bool words);

struct RecordRow {
  std::size_t table = 0;                     // index among the tables
  const Value* value = nullptr;              // the record's root, or the element
  std::span<const std::uint32_t> positions;  // one for each key behind the first; valid during the call
};

// Calls `visit` for each row that the record gives: its own, then those of its lists, which stand in the order of the
// file. Nothing for a record of none of the kinds.
void ForEachRow(const Record& record, const std::vector<RecordTable>& tables,
                const std::function<void(const RecordRow&)>& visit);

// The value in a cell of a row; nullptr where it is not given. What stands in for something that is not given (the
// worker of the case as who held a session) is given.
[[nodiscard]] const Value* CellOf(const Record& record, const Value& row, const TableColumn& column);

// What a text, prose or a reference says; "…" for what may not be told (record/shown.h), unless `words`: as typed, for
// whoever may read the records. Precondition: the value is given.
[[nodiscard]] std::string_view WordsOf(const Value& value, bool words);

}  // namespace lanzhi
