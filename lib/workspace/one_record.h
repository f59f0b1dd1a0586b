// One record, named by its id or its path in the folder: what `show` and `checklist` speak of.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/message.h"
#include "workspace/visit.h"

namespace lanzhi {

// `named`: an id, or else a path in the folder.
// Reads and assesses the record as known on Workspace::day and hands it over, once; it need not be readable
// (Seen::record). Of two files of one name the first is taken; the other is for lint to tell.
// Errors: no such record (with the nearest): nothing is handed over; or nothing was known of it yet.
[[nodiscard]] std::optional<Problem> VisitRecord(const Workspace& workspace, const std::string& named, int jobs,
                                                 const std::function<void(Seen&)>& visitor);

}  // namespace lanzhi
