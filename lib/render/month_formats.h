// The formats of the month's report, one file each.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "view/month.h"

namespace lanzhi {

[[nodiscard]] std::string MonthMarkdown(const MonthReport& report, Language language);
// All parts below each other, a blank row between them; every part begins with a row that names it.
[[nodiscard]] std::string MonthCsv(const MonthReport& report, Language language);
[[nodiscard]] std::string MonthJson(const MonthReport& report, Language language);

// The first part of every report: name and value.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> MonthFacts(const MonthReport& report, Language language);
// "其中：目标达成" for the part of a column.
[[nodiscard]] std::string MonthColumnName(const MonthColumn& column, Language language);
// The worker, or the word for a total.
[[nodiscard]] std::string MonthRowName(const MonthRow& row, Language language);
// Of sorted numbers; halves are kept: "3.5". "" for none.
[[nodiscard]] std::string MedianText(const std::vector<int>& sorted);

}  // namespace lanzhi
