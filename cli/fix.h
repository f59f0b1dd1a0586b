// Records that the program has edited, written into their files or shown: lint --fix and --diff, add, sign.
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

// Replaces a file by what was made of it, where it still holds what was read. `root`: the records folder, absolute;
// `told`: the path of the file as it is said. Returns kClean, or kIncomplete, having said why.
[[nodiscard]] int WriteEdited(const Context& context, const std::string& root, const File& before,
                              const std::string& after, const std::string& told);

// `root`: the records folder, absolute; `workspace`: what was opened there.
[[nodiscard]] FixResult DeliverMended(const Context& context, const Workspace& workspace,
                                      const std::vector<MendedFile>& files, const std::string& root, FixMode mode);

}  // namespace lanzhi
