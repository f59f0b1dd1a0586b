// The numbers of `report month`.
#pragma once

#include "view/month.h"
#include "workspace/workspace.h"

namespace lanzhi {

// Everything but the commit. What could not be counted is in `left_out`, by path, with why.
// Precondition: the workspace was opened for `to`; `from` and `to` are the month's first and last day.
[[nodiscard]] MonthReport CountMonth(const Workspace& workspace, const MonthDefinition& definition, Date from, Date to,
                                     int jobs);

}  // namespace lanzhi
