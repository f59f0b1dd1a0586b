// Rows of the tables of records (view/tables.h), and of their duties, as CSV for programs: days as 2026-03-05, numbers
// plain, `true` and `false`, choices by their English names; an empty cell is not given.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "render/csv.h"
#include "view/due.h"
#include "view/tables.h"

namespace lanzhi {

// Of the agency's texts.
struct TextCells {
  bool words = false;                                    // free text too, and texts as typed
  std::function<std::string(std::string_view)> conceal;  // puts stars in place of personal data; not asked for `words`
};

void PutHeads(Csv& csv, const RecordTable& table);
// `id`: what stands for the record.
void PutRow(Csv& csv, const RecordTable& table, const Record& record, const RecordRow& row, const std::string& id,
            const TextCells& cells);

inline constexpr std::string_view kDutyTable = "duties";

struct DutyColumn {
  std::string_view name;
  std::string_view type;   // as the Table Schema of Frictionless calls it
  std::string_view title;  // ids of its words
  std::string_view about;
  void (*put)(Csv& csv, const DueRow& row, Date today);  // nullptr: the id of the record
  Meaning to = Meaning::none;                            // by which meaning the records are known that it leads to
};
[[nodiscard]] std::span<const DutyColumn> DutyColumns();

void PutDutyHeads(Csv& csv);
void PutDuty(Csv& csv, const DueRow& row, const std::string& id, Date today);

}  // namespace lanzhi
