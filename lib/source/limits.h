// What a file may hold at most (source/LIMITS.md "Limits"). Far above any record; they keep the time and memory of
// hostile input small.
#pragma once

#include <cstddef>
#include <cstdint>

namespace lanzhi {

inline constexpr std::size_t kMostBytesInFile = std::size_t{256} * 1024;
inline constexpr std::size_t kMostBytesInLine = std::size_t{64} * 1024;
inline constexpr std::size_t kMostBytesInValue = std::size_t{64} * 1024;
inline constexpr std::size_t kMostDepth = 32;
inline constexpr std::size_t kMostValues = 20000;
inline constexpr std::size_t kMostCharactersInKey = 200;

}  // namespace lanzhi
