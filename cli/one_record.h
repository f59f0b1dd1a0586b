// The commands that speak of one record, named by its id.
#pragma once

#include <functional>
#include <string>

#include "cli/context.h"
#include "cli/workspace.h"
#include "workspace/one_record.h"

namespace lanzhi {

// Reads and assesses the record as known today and hands it over; returns what `use` does. A record that cannot be
// read is answered with what is wrong with it. `id`: or the path of its file; `-` is a record on standard input, which
// lies in the records folder around the working directory.
// Errors: an exit code, with a message: no id, no such record (with the nearest), nothing known of it yet.
int WithRecord(Context& context, const std::string& id,
               const std::function<int(const Workspace&, const Today&, const Seen&)>& use);

}  // namespace lanzhi
