#include "workspace/select.h"

#include <algorithm>

#include "source/path.h"

namespace lanzhi {

std::optional<std::size_t> Select(const Workspace& workspace, const std::vector<std::string>& names,
                                  Selection& selection) {
  selection.whole = names.empty() || std::find(names.begin(), names.end(), std::string()) != names.end();
  std::vector<bool> wanted(workspace.entries.size(), selection.whole);
  for (std::size_t n = 0; n < names.size(); ++n) {
    bool matched = names[n].empty();
    for (std::size_t i = 0; !names[n].empty() && i < wanted.size(); ++i) {
      if (IsAtOrBelow(workspace.entries[i].path, names[n])) wanted[i] = matched = true;
    }
    if (!matched) return n;
  }
  if (selection.whole) return std::nullopt;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i]) selection.chosen.push_back(i);
  }
  return std::nullopt;
}

}  // namespace lanzhi
