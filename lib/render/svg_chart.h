// A chart as SVG within a page: no script, no style sheet, nothing told by colour alone.
#pragma once

#include <string>

#include "render/document.h"

namespace lanzhi {

// Bars have patterns and their figures at their ends, lines dashes, marks and their names; a figure that is not there
// is a gap. Labels are broken or left out, so that none stands on another. `number` tells its patterns from those of
// other charts of the page. Precondition: HasFigures(series); no figure is below zero.
[[nodiscard]] std::string SvgChart(const ChartSeries& series, std::size_t number);

}  // namespace lanzhi
