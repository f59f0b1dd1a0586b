// Lines at the margin that are no content: the marks of documents, directives, the marks of a merge conflict.
#pragma once

#include <cstdint>
#include <string_view>

#include "source/lines.h"

namespace lanzhi {

enum class Marker : std::uint8_t { none, start, start_with_text, end, directive, conflict };

// Precondition: the line is not indented.
[[nodiscard]] Marker ReadMarker(std::string_view text, const Line& line);

struct Conflict {
  std::uint32_t end = 0;    // of its last line
  std::uint32_t least = 0;  // indentation of the lines between the marks
  std::uint32_t most = 0;
};

// The conflict whose first mark stands on `line`, up to its last mark; without one, up to the last mark of it.
[[nodiscard]] Conflict ReadConflict(std::string_view text, const Line& line);

// The length of a dash of an input method (－ — – −) or a bullet (· •) that stands for `-` at `at`; 0 for none.
[[nodiscard]] std::uint32_t WideDashAt(std::string_view text, std::uint32_t at);
// Whether one could begin with this byte; most lines are let go here.
[[nodiscard]] constexpr bool MayBeWideDash(char c) { return c == '\xEF' || c == '\xE2' || c == '\xC2'; }

}  // namespace lanzhi
