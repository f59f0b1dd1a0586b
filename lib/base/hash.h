// A hash that is the same on every machine and in every version: it is written into files.
#pragma once

#include <cstdint>
#include <string_view>

namespace lanzhi {

// FNV-1a over 64 bits. `from`: the hash of what came before.
[[nodiscard]] constexpr std::uint64_t Hash(std::string_view bytes, std::uint64_t from = 0xcbf29ce484222325U) {
  for (const char c : bytes) from = (from ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return from;
}

}  // namespace lanzhi
