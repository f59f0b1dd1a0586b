// Records that have an id in common: nobody can tell which of them is meant, so that none of them counts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "view/finding.h"
#include "workspace/workspace.h"

namespace lanzhi {

struct IdAt {
  std::size_t index = 0;  // in Workspace::entries
  std::string kind, id;
  Span id_span;  // empty: nobody knows where it stands
};

struct SharedId {
  std::size_t index = 0, other = 0;  // itself, and one that has the same
  std::optional<Finding> fault;      // record-duplicate-id; none where its file cannot be read any more
};

// By index. `ids`: by index; without the agency's, which may be that of a site.
[[nodiscard]] std::vector<SharedId> FindSharedIds(const Workspace& workspace, std::vector<IdAt> ids);

}  // namespace lanzhi
