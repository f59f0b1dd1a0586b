// What has one right answer, mended: `lint --fix` and `--diff`.
#pragma once

#include <vector>

#include "record/fix.h"
#include "workspace/lint.h"

namespace lanzhi {

struct MendedFile {
  FilePtr file;   // as it was read
  Mended mended;  // with at least one fault less
};

// By path. lanzhi.yaml is left alone: it sets the language that the others are mended to. Nothing is written.
[[nodiscard]] std::vector<MendedFile> MendFiles(const Workspace& workspace, const Selection& selection,
                                                const RuleFilter& filter, int jobs);

}  // namespace lanzhi
