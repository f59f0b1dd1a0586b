// Hashes of bytes, for files and for memory.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace lanzhi {

// FNV-1a over 64 bits: the same on every machine and in every version. `from`: the hash of what came before.
[[nodiscard]] constexpr std::uint64_t Hash(std::string_view bytes, std::uint64_t from = 0xcbf29ce484222325U) {
  for (const char c : bytes) from = (from ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return from;
}

// Of much, or of many: eight bytes at a time, in the order of this machine's. Its low bits are as good as any.
[[nodiscard]] inline std::uint64_t QuickHash(std::string_view bytes) {
  std::uint64_t hash = bytes.size();
  const auto mix = [&](std::size_t size) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), size);
    hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32;
    bytes.remove_prefix(size);
  };
  while (bytes.size() >= sizeof hash) mix(sizeof hash);
  if (!bytes.empty()) mix(bytes.size());
  return hash;
}

}  // namespace lanzhi
