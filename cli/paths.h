// The PATHs of a command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/context.h"

namespace lanzhi {

// The one records folder that all `paths` (absolute) lie in; from the working directory when there are none.
// Errors: nullopt, having said so: no folder, or two different ones.
[[nodiscard]] std::optional<std::string> RootOf(Context& context, const std::vector<std::string>& paths);

// `paths` (absolute, at or below `root`) as they are named in the folder; "" = the folder itself.
[[nodiscard]] std::vector<std::string> NamesIn(const std::string& root, const std::vector<std::string>& paths);

// Of each word typed as a PATH the id that it may be: itself without `.yaml`, "" where it names folders.
[[nodiscard]] std::vector<std::string> IdsIn(const std::vector<std::string>& typed);

// Says that `path` (absolute) matches nothing; `known`: what it may have been meant for, as seen from the
// working directory; empty: that need not lie on the disk. Returns kUsage.
int FailNoMatch(const Context& context, const std::string& path, const std::vector<std::string>& known);

}  // namespace lanzhi
