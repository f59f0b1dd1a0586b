// A YAML document that can be changed and printed again: values and their order, without places and comments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "source/tree.h"

namespace lanzhi {

struct Doc {
  struct Entry;
  NodeKind kind = NodeKind::scalar;
  bool plain = true;
  std::string text;
  std::vector<Entry> entries;  // of a map; of a list with empty keys

  static Doc From(const Tree& tree, const Node& node);
  // Precondition: something could be read.
  static Doc From(const Tree& tree);

  // `path`: keys and element numbers joined by dots. Makes what is missing on the way; a number one past the end
  // appends, a higher one throws std::runtime_error.
  void Set(std::string_view path, Doc value);
  // Does nothing when there is no such place.
  void Remove(std::string_view path);
  [[nodiscard]] const Doc* Find(std::string_view key) const;
  // The text of this entry; "" when there is none.
  [[nodiscard]] std::string TextAt(std::string_view key) const;
  // Block style; the text ends with a newline.
  [[nodiscard]] std::string Print() const;
};

struct Doc::Entry {
  std::string key;
  Doc value;
};

}  // namespace lanzhi
