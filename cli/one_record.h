// The commands that speak of one record, named by its id.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "cli/context.h"
#include "cli/workspace.h"
#include "workspace/one_record.h"

namespace lanzhi {

// Reads and assesses the record as known today and hands it over; returns what `use` does. A record that cannot be
// read is answered with what is wrong with it. `id`: or the path of its file; `-` is a record on standard input, which
// lies in the records folder around the working directory.
// Errors: an exit code, with a message: no id, no such record (with the nearest), nothing known of it yet.
// `otherwise`: asked first where there is no such record; nullopt: it knows nothing of it either.
using UseRecord = std::function<int(const Workspace&, const Today&, const Seen&)>;
using Otherwise = std::function<std::optional<int>(const Workspace&, const Today&)>;
int WithRecord(Context& context, const std::string& id, const UseRecord& use, const Otherwise& otherwise = {});

}  // namespace lanzhi
