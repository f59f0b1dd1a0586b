// The numbers of `report month`.
#pragma once

#include "view/month.h"
#include "workspace/workspace.h"

namespace lanzhi {

// Everything but the commit. What could not be counted is in `left_out`, by path, with why: records that share an id
// too, all of them.
// Precondition: the workspace was opened for days.as_of.
[[nodiscard]] MonthReport CountMonth(const Workspace& workspace, const MonthDefinition& definition,
                                     const ReportDays& days, int jobs);

}  // namespace lanzhi
