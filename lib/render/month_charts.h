// What is drawn of the month's report.
#pragma once

#include <vector>

#include "render/document.h"
#include "view/month.h"

namespace lanzhi {

// Services by kind and site, and how duties were met; their figures stand in the report's tables, so that only a
// workbook, which draws from cells, has them once more.
[[nodiscard]] std::vector<ChartSeries> MonthCharts(const MonthReport& report, Language language);

}  // namespace lanzhi
