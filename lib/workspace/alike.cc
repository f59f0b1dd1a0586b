#include "workspace/alike.h"

#include <string>

#include "base/fold.h"
#include "base/hash.h"
#include "base/hash_index.h"
#include "source/folder.h"

namespace lanzhi {

Diagnostics FindAlike(const std::vector<std::string_view>& paths) {
  Diagnostics faults;
  HashIndex seen(paths.size());
  std::string folded;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    FoldName(paths[i], folded);
    const std::uint64_t hash = QuickHash(folded);
    std::string_view first;
    if (seen.Find(hash, [&](std::size_t other) {
          first = paths[other];
          return FoldName(first) == folded;
        })) {
      faults.push_back(FaultOfFile("record-same-path", std::string(paths[i]), {{"path", std::string(first)}}));
    } else {
      seen.Add(hash, i);
    }
  }
  return faults;
}

}  // namespace lanzhi
