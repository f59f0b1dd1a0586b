#include "source/tree.h"

namespace lanzhi {

bool Tree::SaysNothing(std::string_view text) {
  return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

const Node* Tree::Find(const Node& parent, std::string_view key) const {
  if (parent.kind != NodeKind::map) return nullptr;
  for (const Node& child : Children(*this, parent)) {
    if (KeyOf(child) == key) return &child;
  }
  return nullptr;
}

}  // namespace lanzhi
