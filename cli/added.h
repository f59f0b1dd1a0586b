// What was put into a record, written or printed: for add and sign.
#pragma once

#include <string>

#include "cli/context.h"
#include "workspace/add.h"

namespace lanzhi {

struct AddedTo {
  bool print = false;  // the part alone, and nothing is written
  bool input = false;  // the record came from standard input, and goes to standard output
};

// "cases/2026/C2026-0001.yaml:12", where names are not to be told "cases/…/….yaml:12".
[[nodiscard]] std::string PlaceIn(const Context& context, const Workspace& workspace, const File& file,
                                  std::uint32_t at);

// Says why it cannot be put in; returns kUsage.
int FailRefused(const Context& context, const Workspace& workspace, const Seen& seen, Spliced& spliced);

// Writes the record and prints where the part stands. Returns kClean; kUsage, having said why, when it was refused or
// has a fault; kIncomplete when it could not be written.
[[nodiscard]] int DeliverAdded(const Context& context, const AddedTo& to, const Workspace& workspace, const Seen& seen,
                               Spliced& spliced);

}  // namespace lanzhi
