// A sequence that needs no allocation while it is short.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>

namespace lanzhi {

// Holds up to N items in place and more on the heap. For plain values that are made and thrown away in hot paths:
// nothing is written but what is pushed.
template <class T, std::size_t N>
class SmallVector {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  SmallVector() noexcept {}
  SmallVector(const SmallVector& other) { Append(other); }
  SmallVector(SmallVector&& other) noexcept { Take(std::move(other)); }
  SmallVector& operator=(const SmallVector& other) {
    if (this != &other) {
      size_ = 0;
      Append(other);
    }
    return *this;
  }
  SmallVector& operator=(SmallVector&& other) noexcept {
    if (this != &other) {
      if (on_heap()) Free();
      Take(std::move(other));
    }
    return *this;
  }
  ~SmallVector() {
    if (on_heap()) Free();
  }

  void push_back(const T& item) {
    if (size_ == capacity_) return PushGrown(item);
    std::construct_at(items_ + size_, item);
    ++size_;
  }
  void clear() { size_ = 0; }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] T* begin() { return items_; }
  [[nodiscard]] T* end() { return items_ + size_; }
  [[nodiscard]] const T* begin() const { return items_; }
  [[nodiscard]] const T* end() const { return items_ + size_; }
  [[nodiscard]] T& operator[](std::size_t i) { return items_[i]; }
  [[nodiscard]] const T& operator[](std::size_t i) const { return items_[i]; }
  [[nodiscard]] const T& front() const { return *items_; }

 private:
  using Allocator = std::allocator<T>;

  [[nodiscard]] bool on_heap() const { return items_ != here_; }

  // Precondition: they are on the heap.
  [[gnu::noinline]] void Free() { Allocator().deallocate(items_, capacity_); }

  // The item may be one of its own.
  [[gnu::noinline]] void PushGrown(T item) {
    const std::uint32_t capacity = capacity_ * 2;
    T* grown = Allocator().allocate(capacity);
    std::uninitialized_copy_n(items_, size_, grown);
    if (on_heap()) Free();
    items_ = grown;
    capacity_ = capacity;
    std::construct_at(items_ + size_++, item);
  }

  void Append(const SmallVector& other) {
    for (const T& item : other) push_back(item);
  }

  // Precondition: nothing of its own is on the heap.
  void Take(SmallVector&& other) noexcept {
    size_ = std::exchange(other.size_, 0U);
    if (other.on_heap()) {
      items_ = std::exchange(other.items_, other.here_);
      capacity_ = std::exchange(other.capacity_, static_cast<std::uint32_t>(N));
    } else {
      items_ = here_;
      capacity_ = N;
      std::uninitialized_copy_n(other.here_, size_, here_);
    }
  }

  T* items_ = here_;
  std::uint32_t size_ = 0;
  std::uint32_t capacity_ = N;
  union {  // not made before it is pushed
    T here_[N];
  };
};

}  // namespace lanzhi
