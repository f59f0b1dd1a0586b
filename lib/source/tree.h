// The tree of a YAML file in the strict profile: maps, lists and scalars with their places. Flat, so that a packed
// tree (source/packed.h) can be used without parsing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "source/file.h"

namespace lanzhi {

enum class NodeKind : std::uint8_t { scalar, map, list };

// Bytes of a decoded scalar: a slice of the file, or of Tree::decoded where quotes or blocks changed the text.
struct Slice {
  std::uint32_t begin = 0;
  std::uint32_t length = 0;
  bool in_decoded = false;
};

struct Node {
  NodeKind kind = NodeKind::scalar;
  bool plain = false;   // scalar without quotes and not a block; only such a scalar may be null, a date, a number
  bool flow = false;    // written with braces or brackets, or inside such
  bool cut = false;     // the text broke off inside this map or list: what is not here may still exist
  bool faulty = false;  // already has a finding; the value is not to be used
  Span span;            // of the value; a blank value has the span of its key
  Span key;             // of the key, for an entry of a map; else empty
  Slice key_text;
  Slice text;               // of a scalar
  std::uint32_t first = 0;  // first child, 0 = none (node 0 is the root, never a child)
  std::uint32_t next = 0;   // next sibling, 0 = last
  std::uint32_t count = 0;  // children
};

// Where the nodes of a tree lie: on the heap or, for a packed tree, where they were packed. These are there to be read
// alone; a copy of them lies on the heap.
class NodeMemory {
 public:
  using value_type = Node;
  using propagate_on_container_copy_assignment = std::true_type;
  using propagate_on_container_move_assignment = std::true_type;
  using propagate_on_container_swap = std::true_type;
  using is_always_equal = std::false_type;
  template <typename>
  struct rebind {
    using other = NodeMemory;
  };

  NodeMemory() = default;
  explicit NodeMemory(const Node* packed) : packed_(packed) {}
  [[nodiscard]] NodeMemory select_on_container_copy_construction() const { return {}; }

  [[nodiscard]] Node* allocate(std::size_t count) {
    const bool first = packed_ != nullptr && !std::exchange(given_, true);
    return first ? const_cast<Node*>(packed_) : std::allocator<Node>().allocate(count);
  }
  void deallocate(Node* nodes, std::size_t count) {
    if (nodes != packed_) std::allocator<Node>().deallocate(nodes, count);
  }
  void construct(Node* node) const {
    if (packed_ == nullptr) ::new (static_cast<void*>(node)) Node();
  }
  // Whether what one gave the other may take back, and write over.
  friend bool operator==(const NodeMemory& a, const NodeMemory& b) {
    return a.packed_ == nullptr && b.packed_ == nullptr;
  }

 private:
  const Node* packed_ = nullptr;
  bool given_ = false;
};

using Nodes = std::vector<Node, NodeMemory>;

struct Tree {
  FilePtr file;
  Nodes nodes;  // nodes[0] is the root; empty when nothing could be read
  std::string decoded;

  [[nodiscard]] std::string_view Text(Slice slice) const {
    const std::string& from = slice.in_decoded ? decoded : file->bytes;
    return {from.data() + slice.begin, slice.length};
  }
  [[nodiscard]] std::string_view KeyOf(const Node& node) const { return Text(node.key_text); }
  [[nodiscard]] std::string_view TextOf(const Node& node) const { return Text(node.text); }
  // A value that is absent in effect: plain and empty, `~`, `null`, `Null` or `NULL`; or an empty map or list.
  [[nodiscard]] bool IsBlank(const Node& node) const {
    constexpr std::uint32_t kLongest = 4;  // of such a scalar
    if (node.kind != NodeKind::scalar) return node.count == 0;
    return node.plain && node.text.length <= kLongest && SaysNothing(TextOf(node));
  }
  // The child of map `parent` with this key, or nullptr.
  [[nodiscard]] const Node* Find(const Node& parent, std::string_view key) const;

 private:
  [[nodiscard]] static bool SaysNothing(std::string_view text);
};

// Children in the order of the text: for (const Node& child : Children(tree, node)).
class Children {
 public:
  Children(const Tree& tree, const Node& parent) : tree_(&tree), first_(parent.first) {}

  class Iterator {
   public:
    Iterator(const Tree* tree, std::uint32_t at) : tree_(tree), at_(at) {}
    const Node& operator*() const { return tree_->nodes[at_]; }
    const Node* operator->() const { return &tree_->nodes[at_]; }
    Iterator& operator++() {
      at_ = tree_->nodes[at_].next;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const Tree* tree_;
    std::uint32_t at_;
  };
  [[nodiscard]] Iterator begin() const { return {tree_, first_}; }
  [[nodiscard]] Iterator end() const { return {tree_, 0}; }

 private:
  const Tree* tree_;
  std::uint32_t first_;
};

}  // namespace lanzhi
