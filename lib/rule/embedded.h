// Handbook data that is compiled in.
#pragma once

#include <string_view>
#include <vector>

#include "source/tree.h"

namespace lanzhi {

// What every start needs, and what is read only when asked for (clauses and readings).
enum class EmbeddedPart : std::uint8_t { start, later };

// The trees of all embedded files whose path begins with `prefix`, in the order of their paths.
[[nodiscard]] std::vector<Tree> EmbeddedTrees(std::string_view prefix, EmbeddedPart part);

// Names of the calendars that are compiled in.
[[nodiscard]] std::vector<std::string_view> EmbeddedCalendars();

}  // namespace lanzhi
