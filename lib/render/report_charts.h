// What of a report is drawn.
#pragma once

#include <vector>

#include "render/document.h"
#include "view/report.h"

namespace lanzhi {

// What was done by site, how far the plans are, the tables that are to be drawn, the timeliness: each that has figures.
[[nodiscard]] std::vector<ChartSeries> ReportCharts(const CountedReport& report, Language language);

}  // namespace lanzhi
