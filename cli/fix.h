// lint --fix and --diff: what has one right answer is mended in the files, or shown.
#pragma once

#include <string>

#include "cli/context.h"
#include "cli/lint.h"
#include "cli/select.h"

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

[[nodiscard]] FixResult FixFiles(const Context& context, const Workspace& workspace, const Selection& selection,
                                 const RuleFilter& filter, const std::string& root, FixMode mode);

}  // namespace lanzhi
