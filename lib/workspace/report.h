// The numbers of a report.
#pragma once

#include "view/report.h"
#include "workspace/workspace.h"

namespace lanzhi {

// Everything but the commit. What could not be counted is in `left_out`, by path, with why: records that share an id
// too, all of them. `definition` must outlive the report.
// Precondition: the workspace was opened for days.as_of.
[[nodiscard]] CountedReport CountReport(const Workspace& workspace, const ReportDefinition& definition,
                                        const ReportDays& days, const ReportScope& scope, int jobs);

}  // namespace lanzhi
