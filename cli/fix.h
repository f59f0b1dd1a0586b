// lint --fix and --diff: what was mended is written into the files, or shown.
#pragma once

#include <string>
#include <vector>

#include "cli/context.h"
#include "workspace/fix.h"

namespace lanzhi {

struct FixResult {
  int faults = 0, files = 0;
  bool broken = false;  // a file could not be written, or had changed meanwhile; it has been said
};

enum class FixMode {
  write,  // into the files
  diff,   // print the changes
  name,   // print the paths only: what records hold must not be shown
};

// `root`: the records folder, absolute.
[[nodiscard]] FixResult DeliverMended(const Context& context, const std::vector<MendedFile>& files,
                                      const std::string& root, FixMode mode);

}  // namespace lanzhi
