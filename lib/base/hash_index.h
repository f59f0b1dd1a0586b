// Things by a hash of their names: for very many at once, which a map would allocate one by one.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace lanzhi {

class HashIndex {
 public:
  // For about so many.
  explicit HashIndex(std::size_t count = 0) : heads_(std::bit_ceil(count * 2 + 1), kNone) { links_.reserve(count); }

  void Add(std::uint64_t hash, std::size_t place) {
    std::uint32_t& head = heads_[hash & (heads_.size() - 1)];
    links_.push_back({static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint32_t>(place), head});
    head = static_cast<std::uint32_t>(links_.size() - 1);
  }

  // Calls look(place) for whatever was added with this hash, and perhaps for others, until it returns true: it is to
  // compare the names. Returns whether it did.
  template <typename Look>
  bool Find(std::uint64_t hash, const Look& look) const {
    for (std::uint32_t at = heads_[hash & (heads_.size() - 1)]; at != kNone; at = links_[at].next) {
      if (links_[at].high == hash >> 32 && look(std::size_t{links_[at].place})) return true;
    }
    return false;
  }

 private:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  struct Link {
    std::uint32_t high, place, next;
  };
  std::vector<std::uint32_t> heads_;
  std::vector<Link> links_;
};

}  // namespace lanzhi
