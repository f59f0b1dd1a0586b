#include <algorithm>

#include "source/builder.h"
#include "source/duplicates.h"

namespace lanzhi {

// Which of the two is meant is not known: the first stays, without a value to use; the second leaves the tree.
void Builder::CheckDuplicates(Node& map) {
  std::vector<std::uint32_t> dropped;
  for (const auto& [first, second] : DuplicatesIn(tree_, map)) {
    if (draft_.Report("yaml-duplicate-key", tree_.nodes[second].key)) {
      draft_.Relate(tree_.nodes[first].key, "yaml-duplicate-key.first");
    }
    tree_.nodes[first].faulty = true;
    dropped.push_back(second);
  }
  if (dropped.empty()) return;

  std::sort(dropped.begin(), dropped.end());
  std::uint32_t before = map.first;  // never dropped itself
  for (std::uint32_t at = tree_.nodes[before].next; at != 0; at = tree_.nodes[at].next) {
    if (std::binary_search(dropped.begin(), dropped.end(), at)) {
      tree_.nodes[before].next = tree_.nodes[at].next;
      --map.count;
    } else {
      before = at;
    }
  }
}

}  // namespace lanzhi
