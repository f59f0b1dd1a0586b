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
  IdAt at;
  std::size_t other = 0;  // of one that has the same, in Workspace::entries
};

// By index. `ids`: by index; without the agency's, which may be that of a site.
[[nodiscard]] std::vector<SharedId> FindSharedIds(std::vector<IdAt> ids);

// record-duplicate-id. Its file is read again; nullopt where it cannot be any more.
[[nodiscard]] std::optional<Finding> FaultOf(const Workspace& workspace, const SharedId& shared);

}  // namespace lanzhi
