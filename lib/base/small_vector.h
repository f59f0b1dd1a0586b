// A sequence that needs no allocation while it is short.
#pragma once

#include <array>
#include <cstddef>
#include <type_traits>
#include <vector>

namespace lanzhi {

// Holds up to N items in place and more on the heap. For plain values that are made and thrown away in hot paths.
template <class T, std::size_t N>
class SmallVector {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  void push_back(const T& item) {
    if (more_.empty() && size_ < N) {
      here_[size_] = item;
    } else {
      if (more_.empty()) more_.assign(here_.begin(), here_.end());
      more_.push_back(item);
    }
    ++size_;
  }
  void clear() {
    more_.clear();
    size_ = 0;
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] T* begin() { return more_.empty() ? here_.data() : more_.data(); }
  [[nodiscard]] T* end() { return begin() + size_; }
  [[nodiscard]] const T* begin() const { return more_.empty() ? here_.data() : more_.data(); }
  [[nodiscard]] const T* end() const { return begin() + size_; }
  [[nodiscard]] T& operator[](std::size_t i) { return begin()[i]; }
  [[nodiscard]] const T& operator[](std::size_t i) const { return begin()[i]; }
  [[nodiscard]] const T& front() const { return *begin(); }

 private:
  std::array<T, N> here_{};
  std::vector<T> more_;
  std::size_t size_ = 0;
};

}  // namespace lanzhi
