#include "source/tree.h"

namespace lanzhi {

bool Tree::IsBlank(const Node& node) const {
  if (node.kind != NodeKind::scalar) return node.count == 0;
  constexpr std::uint32_t kLongest = 4;  // of the words below
  if (!node.plain || node.text.length > kLongest) return false;
  const std::string_view text = TextOf(node);
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
