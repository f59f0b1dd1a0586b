#include "record/personal/window.h"

#include <algorithm>

#include "record/personal/numbers.h"

namespace lanzhi {

bool IsSizes(const Window& window, std::initializer_list<std::uint32_t> sizes) {
  return std::equal(window.sizes.begin(), window.sizes.end(), sizes.begin(), sizes.end());
}

bool OnlyGaps(const Window& window, std::string_view allowed) {
  return window.gaps.find_first_not_of(allowed) == std::string::npos;
}

bool IsUniform(const Window& window) {
  return std::all_of(window.gaps.begin(), window.gaps.end(), [&](char gap) { return gap == window.gaps[0]; });
}

bool HoldsYear(const Window& window, std::size_t groups) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < groups; ++i) {
    const std::string_view group = window.digits.substr(at, window.sizes[i]);
    if (group.size() == 4 && (group.starts_with("19") || group.starts_with("20"))) return true;
    at += group.size();
  }
  return false;
}

bool HoldsYear(const Window& window) { return HoldsYear(window, window.sizes.size()); }

bool HasDay(const Window& window) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < window.sizes.size(); at += window.sizes[i++]) {
    const std::string_view rest = window.digits.substr(at);
    if (window.sizes[i] == 8 && IsDay(rest.substr(0, 8))) return true;
    const bool year = window.sizes[i] == 4 && (rest.starts_with("19") || rest.starts_with("20"));
    if (year && i + 1 < window.sizes.size() && window.sizes[i + 1] <= 2) return true;
  }
  return false;
}

}  // namespace lanzhi
