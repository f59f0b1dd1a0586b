// The rows of `due`.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "view/due.h"
#include "view/finding.h"
#include "workspace/visit.h"

namespace lanzhi {

struct DueQuery {
  Date horizon{};                   // the last day that is looked at; no bound for duties without a day
  std::string worker, site, actor;  // ids; actor: a role or a member of staff; "" = any
  bool overdue = false;             // only what is overdue
  bool undated = true;              // duties without a day too
  bool all = false;                 // what is met, late, missed or waived too
  Words waiver_title;               // of the rows for waivers that end
  // Given the rows of a record while its text is held, to find their lines; called from several threads. May be empty.
  std::function<void(std::vector<DueRow>&)> locate;
  // Called with each record that is read (Seen::record), by its entry, from several threads. May be empty.
  std::function<void(std::size_t, Seen&)> look = {};
};

// Sorted. `unreadable`: faults that hide something, by path. Precondition: the workspace was opened for a day.
[[nodiscard]] std::vector<DueRow> DueRows(const Workspace& workspace, const DueQuery& query, int jobs,
                                          std::vector<Finding>& unreadable);

}  // namespace lanzhi
