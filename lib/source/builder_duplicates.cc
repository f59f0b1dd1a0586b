#include <algorithm>
#include <array>

#include "source/builder.h"
#include "source/text.h"

namespace lanzhi {
namespace {

// A map of this many entries or more is checked for duplicates by sorting.
constexpr std::uint32_t kManyKeys = 48;

// The length and the last two bytes of a key: in most maps they tell the keys apart.
using KeyMark = std::uint32_t;
KeyMark MarkOf(std::string_view key) {
  const auto last = [&](std::size_t n) -> KeyMark {
    return key.size() < n ? 0 : static_cast<unsigned char>(key[key.size() - n]);
  };
  return static_cast<KeyMark>(key.size() << 16) | last(2) << 8 | last(1);
}

}  // namespace

void Builder::CheckDuplicates(Node& map) {
  if (map.count >= kManyKeys) {
    CheckManyKeys(map);
  } else {
    std::array<KeyMark, kManyKeys> marks;
    std::array<std::uint32_t, kManyKeys> entries;
    std::size_t count = 0;
    for (std::uint32_t later = map.first; later != 0; later = tree_.nodes[later].next) {
      const std::string_view key = tree_.KeyOf(tree_.nodes[later]);
      const KeyMark mark = MarkOf(key);
      for (std::size_t i = 0; i < count; ++i) {
        if (marks[i] != mark || tree_.KeyOf(tree_.nodes[entries[i]]) != key) continue;
        DropDuplicate(entries[i], later);
        break;
      }
      marks[count] = mark;
      entries[count++] = later;
    }
  }
  if (!dropped_.empty()) UnlinkDropped(map);
}

void Builder::CheckManyKeys(const Node& map) {
  std::vector<std::uint32_t> entries;
  for (std::uint32_t at = map.first; at != 0; at = tree_.nodes[at].next) entries.push_back(at);
  const auto key = [&](std::uint32_t at) { return tree_.KeyOf(tree_.nodes[at]); };
  std::stable_sort(entries.begin(), entries.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  for (std::size_t i = 1, first = 0; i < entries.size(); ++i) {
    if (key(entries[i]) == key(entries[first])) {
      DropDuplicate(entries[first], entries[i]);
    } else {
      first = i;
    }
  }
}

// Which of the two is meant is not known: the first stays, without a value to use; the second leaves the tree.
void Builder::DropDuplicate(std::uint32_t first, std::uint32_t second) {
  const Node& dropped = tree_.nodes[second];
  if (draft_.Report("yaml-duplicate-key", dropped.key)) {
    draft_.Relate(tree_.nodes[first].key, "yaml-duplicate-key.first");
  }
  tree_.nodes[first].faulty = true;
  dropped_.push_back(second);
}

void Builder::UnlinkDropped(Node& map) {
  std::sort(dropped_.begin(), dropped_.end());
  std::uint32_t before = map.first;  // never dropped itself
  for (std::uint32_t at = tree_.nodes[before].next; at != 0; at = tree_.nodes[at].next) {
    if (std::binary_search(dropped_.begin(), dropped_.end(), at)) {
      tree_.nodes[before].next = tree_.nodes[at].next;
      --map.count;
    } else {
      before = at;
    }
  }
  dropped_.clear();
}

}  // namespace lanzhi
