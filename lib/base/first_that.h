// Searching for a day.
#pragma once

#include <cstdint>

namespace lanzhi {

// The first day d from `first` on, not after `last`, for which `holds`; precondition: it is false up to some day, then
// true, and true at `last`.
template <class Predicate>
[[nodiscard]] std::int64_t FirstThat(std::int64_t first, std::int64_t last, Predicate holds) {
  while (first < last) {
    const std::int64_t middle = first + (last - first) / 2;
    if (holds(middle)) {
      last = middle;
    } else {
      first = middle + 1;
    }
  }
  return first;
}

}  // namespace lanzhi
