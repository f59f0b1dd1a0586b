#include "rule/compile/lists.h"

namespace lanzhi {

std::vector<Part> ListsUnder(const Trees& trees, std::string_view key, Faults& faults) {
  std::vector<Part> lists;
  for (const auto& tree : trees) {
    const Part list{tree.get(), tree->Find(tree->nodes[0], key)};
    if (!list) continue;
    if (list.is_list()) {
      lists.push_back(list);
    } else if (list.is_faulty()) {
      faults.Silent();
    } else {
      faults.Add(list.place(), "handbook-type.list");
    }
  }
  return lists;
}

}  // namespace lanzhi
