// Runs of bytes that end at one of a few.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace lanzhi {

using Stops = std::array<bool, 256>;
constexpr Stops StopsAt(std::string_view bytes) {
  Stops stops = {};
  for (const char c : bytes) stops[static_cast<unsigned char>(c)] = true;
  return stops;
}

// From `at` to the first byte that stops it, a zero at the latest.
[[nodiscard]] inline std::uint32_t ToStop(const char* bytes, std::uint32_t at, const Stops& stops) {
  const char* to = bytes + at;
  const auto stops_at = [&](int i) { return stops[static_cast<unsigned char>(to[i])]; };
  for (;; to += 4) {  // a step for four bytes, each looked at only if nothing stops before it
    if (stops_at(0)) break;
    if (stops_at(1)) return static_cast<std::uint32_t>(to + 1 - bytes);
    if (stops_at(2)) return static_cast<std::uint32_t>(to + 2 - bytes);
    if (stops_at(3)) return static_cast<std::uint32_t>(to + 3 - bytes);
  }
  return static_cast<std::uint32_t>(to - bytes);
}

}  // namespace lanzhi
