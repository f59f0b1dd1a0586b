// The `--set PATH=VALUE` of a command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/context.h"
#include "record/scaffold/values.h"

namespace lanzhi {

// In the order given. A path begins at `within`, or at the top of the record; `within` itself may be named where it is
// a single value or a list of such. `keys`: the language of the names that are offered instead.
// Errors: nullopt, having said so: no equals sign, or no such field below `within`.
[[nodiscard]] std::optional<std::vector<FieldValue>> ReadSets(const Context& context, const Shape& shape,
                                                              const Field& within, const std::vector<std::string>& sets,
                                                              Language keys);

}  // namespace lanzhi
