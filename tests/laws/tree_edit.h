// Trees with one place changed, without printing and reading them again.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "source/tree.h"

namespace lanzhi::test {

[[nodiscard]] inline std::uint32_t IndexOf(const Tree& tree, const Node& node) {
  return static_cast<std::uint32_t>(&node - tree.nodes.data());
}

// Without the entry or element at node `index`, which is not the root.
[[nodiscard]] inline Tree Without(Tree tree, std::uint32_t index) {
  for (Node& parent : tree.nodes) {
    std::uint32_t* link = &parent.first;
    while (*link != 0 && *link != index) link = &tree.nodes[*link].next;
    if (*link == 0) continue;
    *link = tree.nodes[index].next;
    --parent.count;
    break;
  }
  return tree;
}

enum class Replaced : std::uint8_t { value, key };

// With the scalar at node `index`, or its key, replaced.
[[nodiscard]] inline Tree WithText(Tree tree, std::uint32_t index, Replaced what, const std::string& text) {
  const Slice slice{static_cast<std::uint32_t>(tree.decoded.size()), static_cast<std::uint32_t>(text.size()), true};
  tree.decoded += text;
  (what == Replaced::key ? tree.nodes[index].key_text : tree.nodes[index].text) = slice;
  return tree;
}

}  // namespace lanzhi::test
