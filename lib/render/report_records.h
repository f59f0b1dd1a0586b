// The records behind the figures of a report.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/document.h"
#include "view/report.h"

namespace lanzhi {

// A figure: the table, its row (RowKey, report_cells.h) and its column.
struct FigurePlace {
  std::string table, row, column;
};

// `report` must outlive the documents. Of rows that are no totals, whose records are those of their parts.

// For people: a line for each figure, with the ids of its records; `anchor`s are RecordsAnchor().
[[nodiscard]] Document RecordsPage(const CountedReport& report, Language language);
// For programs: a line for each record behind each figure.
[[nodiscard]] Document RecordsList(const CountedReport& report, Language language);
// The records behind one figure, of a total too. `place`: of a table, row and column that there are.
[[nodiscard]] Document TraceDocument(const CountedReport& report, const FigurePlace& place, Language language);

// What the table of clauses is called there, whose rows are clauses and whose columns are ClauseCount::NameOf().
inline constexpr std::string_view kClausesTable = "clauses";

// Where RecordsPage() has a figure.
[[nodiscard]] std::string RecordsAnchor(std::string_view table, std::string_view row, std::string_view column);

// What does not exist of a place, and what there is in its stead.
struct UnknownPlace {
  enum class What : std::uint8_t { table, row, column } what = What::table;
  std::vector<std::string> known;
};
[[nodiscard]] std::optional<UnknownPlace> Check(const CountedReport& report, const FigurePlace& place);

}  // namespace lanzhi
