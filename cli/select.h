// Which records a command speaks of: PATHs of the command line among the entries of a workspace.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"
#include "workspace/workspace.h"

namespace lanzhi {

struct Selection {
  bool whole = true;                // everything, so that what only the whole folder shows is looked for too
  std::vector<std::size_t> chosen;  // else these entries, ascending
  // With `whole`: what is said of other files is dropped; they are read for the sake of these. Paths in the folder.
  std::optional<std::set<std::string, std::less<>>> only;

  [[nodiscard]] bool Shows(std::string_view path) const { return !only || only->contains(path); }
};

// The one records folder that all `paths` (absolute) lie in; from the working directory when there are none.
// Errors: nullopt, having said so: no folder, or two different ones.
[[nodiscard]] std::optional<std::string> RootOf(Context& context, const std::vector<std::string>& paths);

// Errors: false, having said so: a path that matches nothing.
[[nodiscard]] bool Select(const Context& context, const Workspace& workspace, const std::string& root,
                          const std::vector<std::string>& paths, Selection& selection);

}  // namespace lanzhi
