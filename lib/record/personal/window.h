// Some groups of a run of digits, taken as one number, and how they are set.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "source/file.h"

namespace lanzhi {

struct Window {
  std::string_view digits;
  std::vector<std::uint32_t> sizes;
  std::string gaps;  // before each group but the first
  Span span;
  bool spelt = false;   // figure by figure
  bool broken = false;  // over two lines, the end of the first standing between two of its figures
};

[[nodiscard]] bool IsSizes(const Window& window, std::initializer_list<std::uint32_t> sizes);

// Whether nothing else stands between its groups.
[[nodiscard]] bool OnlyGaps(const Window& window, std::string_view allowed);

// Whether the same stands between all of its groups.
[[nodiscard]] bool IsUniform(const Window& window);

// A year of our time, which stands in many rows of figures, among all or the first of its groups.
[[nodiscard]] bool HoldsYear(const Window& window);
[[nodiscard]] bool HoldsYear(const Window& window, std::size_t groups);

// Groups that are a date: year, month, day.
[[nodiscard]] bool HasDay(const Window& window);

}  // namespace lanzhi
