// Whether two short texts are the same, without a call.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace lanzhi {

// a == b. For names, which have a few characters each and are compared more often than anything else.
[[nodiscard]] inline bool SameBytes(std::string_view a, std::string_view b) {
  const auto same = [&]<typename Word>(Word, std::size_t at) {
    Word first = 0, second = 0;
    std::memcpy(&first, a.data() + at, sizeof first);
    std::memcpy(&second, b.data() + at, sizeof second);
    return first == second;
  };
  const std::size_t size = a.size();
  if (size != b.size()) return false;
  // The two words of one size that begin and end the text meet or overlap.
  if (size >= 8 && size <= 16) return same(std::uint64_t{}, 0) && same(std::uint64_t{}, size - 8);
  if (size >= 4 && size < 8) return same(std::uint32_t{}, 0) && same(std::uint32_t{}, size - 4);
  return a == b;
}

}  // namespace lanzhi
