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

// `write`: into the files; else the changes are printed as a diff.
[[nodiscard]] FixResult FixFiles(const Context& context, const Workspace& workspace, const Selection& selection,
                                 const RuleFilter& filter, const std::string& root, bool write);

}  // namespace lanzhi
