// What somebody, or a site, has to do today.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "view/agenda.h"
#include "workspace/workspace.h"

namespace lanzhi {

struct AgendaQuery {
  Date horizon{};            // the last day that is looked at; no bound for duties without a day
  std::string worker, site;  // ids; "" = any
  Words waiver_title;        // of the rows for waivers that end
  std::function<void(std::vector<DueRow>&)> locate;  // as in DueQuery
};

// Purpose: of `worker` the duties that they must do, as the person named or as one in the role that is named for their
// site; the findings of their records and of their own; what they may sign; the returns that they have not filed. A
// duty without a day to sign is told among the papers alone. Findings are those of the day: a duty that still runs is
// none. `unreadable`: faults that hide something, by path. Precondition: the workspace was opened for a day.
[[nodiscard]] Agenda AgendaOf(const Workspace& workspace, const AgendaQuery& query, int jobs,
                              std::vector<Finding>& unreadable);

}  // namespace lanzhi
