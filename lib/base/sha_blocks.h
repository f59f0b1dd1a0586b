// What SHA-1 and SHA-256 have in common (FIPS 180-4). Internal to base/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lanzhi {

inline constexpr std::size_t kShaBlock = 64;

// The word at this byte.
[[nodiscard]] inline std::uint32_t ShaWord(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(bytes[at + i])}; };
  return byte(0) << 24U | byte(1) << 16U | byte(2) << 8U | byte(3);
}

// Calls add(state, block) for each block of `bytes` and of what fills the last one; the state in hexadecimal digits.
template <typename State, typename Add>
[[nodiscard]] std::string HashBlocks(State state, std::string_view bytes, const Add& add) {
  const std::size_t whole = bytes.size() / kShaBlock * kShaBlock;
  for (std::size_t at = 0; at < whole; at += kShaBlock) add(state, bytes.substr(at, kShaBlock));
  std::string tail(bytes.substr(whole));
  tail += '\x80';
  while (tail.size() % kShaBlock != kShaBlock - 8) tail += '\0';
  const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
  for (int shift = 56; shift >= 0; shift -= 8) tail += static_cast<char>(bits >> static_cast<unsigned>(shift) & 0xFFU);
  for (std::size_t at = 0; at < tail.size(); at += kShaBlock) add(state, std::string_view(tail).substr(at, kShaBlock));
  std::string out;
  for (const std::uint32_t word : state) {
    for (int shift = 28; shift >= 0; shift -= 4) out += "0123456789abcdef"[word >> static_cast<unsigned>(shift) & 0xFU];
  }
  return out;
}

}  // namespace lanzhi
