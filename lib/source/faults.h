// Faults of data files (shapes, handbooks, report definitions), collected while they are read.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "source/diagnostic.h"
#include "source/part.h"

namespace lanzhi {

class Faults {
 public:
  explicit Faults(Diagnostics& out) : out_(out) {}

  // Reports `id` (the diagnostic's rule is its part before the first dot) at a place, once: versions of one rule are
  // compiled from the same text.
  void Add(const Place& place, std::string_view id, Args args = {});
  // The same, with the candidate nearest to `word` as the remedy (`<id>.help`, argument `near`) where there is one.
  void AddNear(const Place& place, std::string_view id, Args args, std::string_view word,
               const std::vector<std::string_view>& candidates);
  // Something that has its finding already makes what rests on it unusable.
  void Silent() { ++raised_; }

  // Faults met so far, repeated and silent ones included: tells whether a piece of work went through clean.
  [[nodiscard]] std::size_t raised() const { return raised_; }

 private:
  void Put(const Place& place, std::string_view id, Args args, Message help);

  Diagnostics& out_;
  std::size_t raised_ = 0;
  std::set<std::tuple<const File*, std::uint32_t, std::uint32_t, std::string>> said_;
};

// An argument that is shown as typed.
[[nodiscard]] Arg Typed(std::string_view name, std::string_view text);

}  // namespace lanzhi
