// How a record is laid out: what a new part must look like, and where its lines go.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "source/tree.h"

namespace lanzhi {

struct TextLayout {
  std::size_t step = 2;  // by how much what is in a section stands deeper than its key, where the file shows it
  std::size_t dash = 2;  // the same of the dashes of a list
  std::string_view line_end = "\n";
};

[[nodiscard]] TextLayout LayoutOf(const Tree& tree);

// The beginning of the line that holds `at`.
[[nodiscard]] std::uint32_t LineAround(std::string_view text, std::uint32_t at);
// Bytes of that line before `at`.
[[nodiscard]] std::size_t ColumnOf(std::string_view text, std::uint32_t at);

// Where a further key of a map or a further element of a list goes, in block style, whose keys or dashes stand at
// `column`: behind its last line and the comments that stand as deep; of the whole record at its end.
[[nodiscard]] std::uint32_t EndOfBlock(const Tree& tree, const Node& node, std::size_t column);

}  // namespace lanzhi
