// A section that a scaffold has left in comments, so that it is filled in in its place and does not come to stand there
// twice.
#pragma once

#include <optional>
#include <vector>

#include "record/scaffold/values.h"
#include "source/tree.h"

namespace lanzhi {

struct CommentedOut {
  Span span;                       // whole lines: the key of the section and what is in it
  std::vector<FieldValue> values;  // that stand in these comments
};

// The comments of `field`, whose key would stand at `column`, among the lines of `within`; nullopt when there are none,
// or when somebody has written something of their own in them.
[[nodiscard]] std::optional<CommentedOut> FindCommentedOut(const Tree& tree, const Field& field, std::size_t column,
                                                           Span within);
// The same of what is in it, where its key is no comment; `begin`: of the line after the key. Empty where none follow.
[[nodiscard]] std::optional<CommentedOut> CommentedInside(const Tree& tree, const Field& field, std::size_t column,
                                                          std::uint32_t begin);

}  // namespace lanzhi
