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

// Sorted.
[[nodiscard]] std::vector<ListRow> ListRows(const Workspace& workspace, const ListQuery& query, int jobs);

}  // namespace lanzhi
