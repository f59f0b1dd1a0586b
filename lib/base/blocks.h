// Sixteen bytes at once, in what both compilers offer on every machine; a comparison gives a byte of ones for each that
// holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace lanzhi {

using Bytes = unsigned char __attribute__((vector_size(16)));
using Truths = signed char __attribute__((vector_size(16)));
inline constexpr std::size_t kBlock = sizeof(Bytes);

[[nodiscard]] inline Bytes LoadBytes(const char* from) {
  Bytes bytes;
  std::memcpy(&bytes, from, kBlock);
  return bytes;
}

[[nodiscard]] inline bool AllHold(Truths truths) {
  std::uint64_t words[2];
  std::memcpy(words, &truths, kBlock);
  return (words[0] & words[1]) == ~std::uint64_t{0};
}

[[nodiscard]] inline bool AnyHolds(Truths truths) {
  std::uint64_t words[2];
  std::memcpy(words, &truths, kBlock);
  return (words[0] | words[1]) != 0;
}

}  // namespace lanzhi
