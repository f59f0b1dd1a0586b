// `add --from`: a list from a table, with a preview and what is wrong with each line.
#pragma once

#include <string>

#include "cli/added.h"

namespace lanzhi {

struct TableOptions {
  std::string file;
  bool dry_run = false;  // the preview alone
};

// Puts the rows of the table into the list that `addition` is about, all of them or none. On a terminal what would be
// added is shown first, and it is asked for. Returns an exit code, having said what is wrong.
[[nodiscard]] int AddTable(Context& context, const TableOptions& options, const AddedTo& to, const Workspace& workspace,
                           const Seen& seen, Addition addition);

}  // namespace lanzhi
