// What was asked of a record already: many rules ask for the same few places (rule/compile/slots.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "rule/eval/found.h"

namespace lanzhi {

class Memo {
 public:
  Memo() = default;
  Memo(Memo&&) = default;
  Memo& operator=(Memo&&) = delete;
  ~Memo() { Clear(); }

  // Forgets all.
  void Clear();
  // nullptr: not asked yet.
  [[nodiscard]] const Found* Find(std::size_t slot) const {
    return slot < places_.size() ? places_[slot].get() : nullptr;
  }
  // An empty one, to be filled by the caller; it stays where it is.
  Found& Add(std::size_t slot) {
    if (slot >= places_.size()) places_.resize(slot + kRoom);
    return *(places_[slot] = Take());
  }
  // The answer to a test; nullopt: not asked yet.
  [[nodiscard]] std::optional<Truth> FindTest(std::size_t slot) const {
    if (slot >= tests_.size() || tests_[slot] == 0) return std::nullopt;
    return static_cast<Truth>(tests_[slot] - 1);
  }
  void AddTest(std::size_t slot, Truth truth) {
    if (slot >= tests_.size()) tests_.resize(slot + kRoom);
    tests_[slot] = static_cast<std::uint8_t>(static_cast<int>(truth) + 1);
  }

 private:
  // The next record asks for about as much: what is used up is kept for it.
  [[nodiscard]] static std::unique_ptr<Found> Take();

  static constexpr std::size_t kRoom = 64;

  std::vector<std::unique_ptr<Found>> places_;
  std::vector<std::uint8_t> tests_;  // 0: not asked yet; else 1 and the answer
};

}  // namespace lanzhi
