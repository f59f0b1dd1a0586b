// Keys that stand twice in one map.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "source/tree.h"

namespace lanzhi {

// What tells keys apart in most maps: a number made of the length and both ends. Of its bits the upper ones are mixed
// best. Keys with the same mark may differ.
[[nodiscard]] inline std::uint32_t MarkOf(std::string_view key) {
  std::uint32_t first = 0, last = 0;
  if (key.size() >= sizeof(first)) {
    std::memcpy(&first, key.data(), sizeof(first));
    std::memcpy(&last, key.data() + key.size() - sizeof(last), sizeof(last));
  } else {
    for (const char c : key) last = last << 8 | static_cast<unsigned char>(c);
  }
  return (first * 0x165667B1U ^ last ^ static_cast<std::uint32_t>(key.size())) * 0x9E3779B1U;
}

// Gathers the keys of a map as they come. Where no two are alike none stands twice; keys that are alike may differ.
class KeyMarks {
 public:
  [[gnu::always_inline]] void Add(std::string_view key) {
    const Bit bit(key);
    std::uint64_t& seen = seen_[bit.word];
    alike_ |= seen & bit.mask;
    seen |= bit.mask;
  }
  [[nodiscard]] bool any_alike() const { return alike_ != 0; }
  // False: it is none of them.
  [[nodiscard]] bool MayHold(std::string_view key) const {
    const Bit bit(key);
    return (seen_[bit.word] & bit.mask) != 0;
  }

 private:
  struct Bit {
    [[gnu::always_inline]] explicit Bit(std::string_view key) {
      const std::uint32_t mark = MarkOf(key) >> 23;
      word = mark / 64;
      mask = std::uint64_t{1} << (mark % 64);
    }
    std::uint32_t word;
    std::uint64_t mask;
  };
  std::array<std::uint64_t, 8> seen_{};
  std::uint64_t alike_ = 0;
};

// The entries of `map` whose key stands there before, by their numbers in `tree`: the first one of the key and the
// repeated one. Keys are compared decoded.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> DuplicatesIn(const Tree& tree, const Node& map);

}  // namespace lanzhi
