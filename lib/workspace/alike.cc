#include "workspace/alike.h"

#include <string>
#include <unordered_map>

#include "base/fold.h"
#include "source/folder.h"

namespace lanzhi {

Diagnostics FindAlike(const std::vector<std::string_view>& paths) {
  Diagnostics faults;
  std::unordered_map<std::string, std::string_view> seen;
  seen.reserve(paths.size());
  for (const std::string_view path : paths) {
    const auto [first, added] = seen.emplace(FoldName(path), path);
    if (added) continue;
    faults.push_back(FaultOfFile("record-same-path", std::string(path), {{"path", std::string(first->second)}}));
  }
  return faults;
}

}  // namespace lanzhi
