// A node of a data file together with the tree it stands in: parameters of one rule come from several trees.
#pragma once

#include <string_view>

#include "base/words.h"
#include "source/tree.h"

namespace lanzhi {

struct Part {
  const Tree* tree = nullptr;
  const Node* node = nullptr;

  explicit operator bool() const { return node != nullptr; }
  [[nodiscard]] bool is_scalar() const { return node->kind == NodeKind::scalar; }
  [[nodiscard]] bool is_map() const { return node->kind == NodeKind::map; }
  [[nodiscard]] bool is_list() const { return node->kind == NodeKind::list; }
  // There, but already refused by the reader of YAML: to be passed over without another word.
  [[nodiscard]] bool is_faulty() const { return node->faulty; }
  [[nodiscard]] bool is_blank() const { return tree->IsBlank(*node); }
  [[nodiscard]] std::string_view text() const { return is_scalar() ? tree->TextOf(*node) : std::string_view(); }
  [[nodiscard]] std::string_view key() const { return tree->KeyOf(*node); }
  [[nodiscard]] Place place() const { return {tree->file, node->span}; }
  [[nodiscard]] Place key_place() const { return {tree->file, node->key}; }
  [[nodiscard]] Part Find(std::string_view name) const { return {tree, is_map() ? tree->Find(*node, name) : nullptr}; }

  class Iterator {
   public:
    Iterator(const Tree* tree, Children::Iterator at) : tree_(tree), at_(at) {}
    Part operator*() const { return {tree_, &*at_}; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const Tree* tree_;
    Children::Iterator at_;
  };
  // Children of a map or list; a scalar has none.
  [[nodiscard]] Iterator begin() const { return {tree, Children(*tree, *node).begin()}; }
  [[nodiscard]] Iterator end() const { return {tree, Children(*tree, *node).end()}; }
};

}  // namespace lanzhi
