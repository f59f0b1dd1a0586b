#include "workspace/alike.h"

#include <string>

#include "base/folded_names.h"
#include "source/folder.h"

namespace lanzhi {

Diagnostics FindAlike(const std::vector<std::string_view>& paths) {
  Diagnostics faults;
  FoldedNames names(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::size_t first = names.FirstLike(i, [&](std::size_t place) { return paths[place]; });
    if (first == i) continue;
    faults.push_back(FaultOfFile("record-same-path", std::string(paths[i]), {{"path", std::string(paths[first])}}));
  }
  return faults;
}

}  // namespace lanzhi
