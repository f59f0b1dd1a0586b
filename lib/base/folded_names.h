// Very many names, of which some file systems take several for one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/fold.h"
#include "base/hash.h"
#include "base/hash_index.h"

namespace lanzhi {

class FoldedNames {
 public:
  // For about so many.
  explicit FoldedNames(std::size_t count) : places_(count) {}

  // The first place whose name folds as that of `place` does: `place` itself where there was none, and it is one from
  // then on. `name_of(place)`: the name, of any place that was asked for before.
  template <typename NameOf>
  [[nodiscard]] std::size_t FirstLike(std::size_t place, const NameOf& name_of) {
    FoldName(name_of(place), folded_);
    const std::uint64_t hash = QuickHash(folded_);
    std::size_t first = place;
    const bool there = places_.Find(hash, [&](std::size_t other) {
      first = other;
      return other == place || FoldName(name_of(other)) == folded_;
    });
    if (there) return first;
    places_.Add(hash, place);
    return place;
  }

 private:
  HashIndex places_;
  std::string folded_;
};

}  // namespace lanzhi
