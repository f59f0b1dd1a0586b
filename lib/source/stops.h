// Runs of bytes that end at one of a few.
#pragma once

#include <cstddef>

#include "base/blocks.h"

namespace lanzhi {

// These, and what stands before the space in ASCII: line ends, a tab and a zero among them.
template <char... kOthers>
struct StopsAt {
  [[nodiscard]] static Truths In(Bytes bytes) {
    return ((bytes < ' ') | ... | (bytes == static_cast<unsigned char>(kOthers)));
  }
  [[nodiscard]] static bool IsOne(char c) { return static_cast<unsigned char>(c) < ' ' || ((c == kOthers) || ...); }
};

// From `at` to the first byte that stops it, the zero byte at `end` at the latest.
template <class Stops>
[[nodiscard]] inline const char* ToStop(const char* at, const char* end) {
  for (; end - at >= static_cast<std::ptrdiff_t>(kBlock); at += kBlock) {
    const std::size_t found = FirstThatHolds(Stops::In(LoadBytes(at)));
    if (found != kBlock) return at + found;
  }
  while (!Stops::IsOne(*at)) ++at;
  return at;
}

}  // namespace lanzhi
