// Paths as written -> rule/path.h, checked against the shapes (SEMANTICS 2).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "rule/compile/scope.h"
#include "rule/path.h"

namespace lanzhi {

// Purpose: compiles `text`, which stands at `place`.
// Errors: nullopt, with handbook-path or handbook-fact.
[[nodiscard]] std::optional<Path> CompilePath(const Scope& scope, std::string_view text, const Place& place,
                                              Expect expect);

// The field whose values a path gives: its target, or the item of a list it ends at.
[[nodiscard]] const Field& ValueField(const Path& path);

// A literal as the values of a field are held (Value::number); texts and references have none.
struct Literal {
  bool fits = false;  // the field admits it
  bool is_text = false;
  std::int64_t number = 0;
};
[[nodiscard]] Literal ReadLiteral(const Field& field, std::string_view text);

// What may stand where `ReadLiteral` refused: for did-you-mean.
[[nodiscard]] std::vector<std::string_view> LiteralsOf(const Field& field);

}  // namespace lanzhi
