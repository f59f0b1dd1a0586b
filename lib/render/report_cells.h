// How what a report counts is shown, whatever the table.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "render/document.h"
#include "view/report.h"

namespace lanzhi {

// A column that everybody sees, of figures set to the right.
[[nodiscard]] Column NewColumn(std::string key, std::string heading, std::function<Cell(std::size_t row)> cell,
                               bool right = false);

// The name of a site; its id where it has none.
[[nodiscard]] std::string SiteName(const CountedReport& report, const std::string& id);

// An id, which people see behind the name.
[[nodiscard]] Cell NamedCell(const std::string& id, const std::string& name);
// By the names that the report knows.
[[nodiscard]] Cell SiteCell(const CountedReport& report, const std::string& id);
[[nodiscard]] Cell WorkerCell(const CountedReport& report, const std::string& id);
// Several persons.
[[nodiscard]] Cell WorkersCell(const CountedReport& report, const std::vector<std::string>& ids, Language language);
// A figure in hundredths, as its number has it.
[[nodiscard]] Cell FigureCell(std::int64_t hundredths, const ReportNumber& number);
// The word for a choice; of English ones, which are keys, with blanks.
[[nodiscard]] std::string Spoken(std::string_view word);
// "其中：目标达成" for the part of a column.
[[nodiscard]] std::string ColumnName(const ReportColumn& column, Language language);
// What a dimension of rows is called, and what stands there for one key.
[[nodiscard]] std::string DimensionName(Dimension dimension, Language language);
[[nodiscard]] Cell KeyCell(const CountedReport& report, const CountedTable& table, const CountedRow& row,
                           std::size_t place, Language language);
// Whether a row is a total, or the subtotal of the first of its things.
[[nodiscard]] Emphasis EmphasisOf(const CountedTable& table, const CountedRow& row);
// The keys of a row in one word, as --trace takes them: "baihe,chen-jia"; "total" for the total of all.
[[nodiscard]] std::string RowKey(const CountedRow& row);

}  // namespace lanzhi
