// Records that are not held, read when a rule looks into them.
#pragma once

#include <memory>
#include <vector>

#include "workspace/workspace.h"

namespace lanzhi {

// Reads the records of other kinds that `record` links to and that rules look into, and sets the links. They are not
// held: the caller keeps what is returned for as long as the record and its outcomes. A link that leads nowhere stays
// as it is.
[[nodiscard]] std::vector<std::unique_ptr<Record>> ReadLinkTargets(const Workspace& workspace, Record& record);

}  // namespace lanzhi
