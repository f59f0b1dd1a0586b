// Sixteen bytes at once, in what both compilers offer on every machine; a comparison gives a byte of ones for each that
// holds.
#pragma once

#include <bit>
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

// Whether any bit is set.
[[nodiscard]] inline bool Any(Bytes bytes) {
  std::uint64_t words[2];
  std::memcpy(words, &bytes, kBlock);
  return (words[0] | words[1]) != 0;
}
[[nodiscard]] inline bool Any(Truths truths) { return Any(reinterpret_cast<Bytes>(truths)); }

// The place of the first that holds; kBlock: none does.
[[nodiscard]] inline std::size_t FirstThatHolds(Truths truths) {
  std::uint64_t words[2];
  std::memcpy(words, &truths, kBlock);
  const auto zeros = [](std::uint64_t word) {
    const bool little = std::endian::native == std::endian::little;
    return static_cast<unsigned>(little ? std::countr_zero(word) : std::countl_zero(word)) / 8;
  };
  return words[0] != 0 ? zeros(words[0]) : kBlock / 2 + zeros(words[1]);
}

}  // namespace lanzhi
