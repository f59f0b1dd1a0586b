// What paths lead to, and tests answer.
#pragma once

#include <cstdint>

#include "base/small_vector.h"
#include "record/record.h"
#include "rule/outcome.h"

namespace lanzhi {

// False beats unreadable, unreadable beats true (SEMANTICS 4).
enum class Truth : std::uint8_t { no, unreadable, yes };

// A value and the record that holds it (a linked one after a link).
struct Ref {
  const Record* record = nullptr;
  const Value* value = nullptr;

  [[nodiscard]] const Value* operator->() const { return value; }
  friend bool operator==(const Ref&, const Ref&) = default;
};

using Refs = SmallVector<Ref, 12>;
using Holes = SmallVector<Hole, 2>;

// What a path found.
struct Found {
  Refs values;              // given ones, in order
  Holes holes;              // absent or unreadable places on the way
  Ref nearest;              // the last given place before the first absence; a list when nothing in it was selected
  Ref link;                 // the first link followed, where it stands in the record itself
  bool unreadable = false;  // something on the way could not be read, or an order could not be told
  bool foreign = false;     // an absence lies in a linked record

  void Clear() {
    values.clear();
    holes.clear();
    nearest = link = {};
    unreadable = foreign = false;
  }
  [[nodiscard]] bool empty() const { return values.empty(); }
  // The rule that needs this value cannot be judged (SEMANTICS 8).
  [[nodiscard]] bool Unknown() const { return unreadable || (foreign && values.empty()); }
};

}  // namespace lanzhi
