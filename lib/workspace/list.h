// The rows of `list KIND`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "view/show.h"
#include "workspace/workspace.h"

namespace lanzhi {

struct ListQuery {
  const Shape* shape = nullptr;     // the kind
  const Stage* stage = nullptr;     // nullptr: any
  std::string site, worker;         // ids; "" = any
  std::optional<Date> from, until;  // of the first date of a record, both ends in
};

// Sorted. Only records of the kind are read, and what may be one; nothing is judged. `unreadable`: faults that hide
// something, by path.
[[nodiscard]] std::vector<ListRow> ListRows(const Workspace& workspace, const ListQuery& query, int jobs,
                                            std::vector<Finding>& unreadable);

}  // namespace lanzhi
