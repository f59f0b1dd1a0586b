#include "source/duplicates.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace lanzhi {
namespace {

using Duplicates = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// A map of this many entries or more is checked for duplicates by sorting.
constexpr std::uint32_t kManyKeys = 48;

Duplicates AmongMany(const Tree& tree, const Node& map) {
  Duplicates found;
  std::vector<std::uint32_t> entries;
  for (std::uint32_t at = map.first; at != 0; at = tree.nodes[at].next) entries.push_back(at);
  const auto key = [&](std::uint32_t at) { return tree.KeyOf(tree.nodes[at]); };
  std::stable_sort(entries.begin(), entries.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  for (std::size_t i = 1, first = 0; i < entries.size(); ++i) {
    if (key(entries[i]) == key(entries[first])) {
      found.emplace_back(entries[first], entries[i]);
    } else {
      first = i;
    }
  }
  return found;
}

}  // namespace

Duplicates DuplicatesIn(const Tree& tree, const Node& map) {
  if (map.count >= kManyKeys) return AmongMany(tree, map);
  Duplicates found;
  std::array<std::uint32_t, kManyKeys> marks;
  std::array<std::uint32_t, kManyKeys> entries;
  std::size_t count = 0;
  for (std::uint32_t later = map.first; later != 0; later = tree.nodes[later].next) {
    const std::string_view key = tree.KeyOf(tree.nodes[later]);
    const std::uint32_t mark = MarkOf(key);
    for (std::size_t i = 0; i < count; ++i) {
      if (marks[i] != mark || tree.KeyOf(tree.nodes[entries[i]]) != key) continue;
      found.emplace_back(entries[i], later);
      break;
    }
    marks[count] = mark;
    entries[count++] = later;
  }
  return found;
}

}  // namespace lanzhi
