// Paths to values (SEMANTICS 2 and 3).
#pragma once

#include <optional>

#include "base/small_vector.h"
#include "rule/eval/scene.h"
#include "rule/outcome.h"
#include "rule/path.h"

namespace lanzhi {

// A value and the record that holds it (a linked one after a link).
struct Ref {
  const Record* record = nullptr;
  const Value* value = nullptr;

  [[nodiscard]] const Value* operator->() const { return value; }
  friend bool operator==(const Ref&, const Ref&) = default;
};

using Holes = SmallVector<Hole, 2>;

// What a path found.
struct Found {
  SmallVector<Ref, 4> values;  // given ones, in order
  Holes holes;                 // absent or unreadable places on the way
  Ref nearest;                 // the last given place before the first absence; a list when nothing in it was selected
  Ref link;                    // the first link followed, where it stands in the record itself
  bool unreadable = false;     // something on the way could not be read, or an order could not be told
  bool foreign = false;        // an absence lies in a linked record

  [[nodiscard]] bool empty() const { return values.empty(); }
  // The rule that needs this value cannot be judged (SEMANTICS 8).
  [[nodiscard]] bool Unknown() const { return unreadable || (foreign && values.empty()); }
};

[[nodiscard]] Found Resolve(const Path& path, const Origin& origin);
// The same, for a path that is to be read from `section`, whatever its leading dot says.
[[nodiscard]] Found ResolveFrom(const Path& path, const Origin& origin, const Value& section);

// The value of a path of single fields (Path::straight), where nothing else of it is asked: nullptr when it is absent.
// nullopt: it is no such path, or cannot be read.
[[nodiscard]] std::optional<const Value*> ResolveStraight(const Path& path, const Origin& origin);

// The elements of lists among the values, one by one, and the values that are no lists; unreadable elements set
// Found::unreadable.
[[nodiscard]] Found Expand(const Found& found);

// The key date of the innermost section around `value` (itself included) that has one, at last the record's own date;
// nullopt when none has.
[[nodiscard]] std::optional<Date> KeyDayOf(const Record& record, const Value& value);
// The given key date of this section or element; nullptr when it has none.
[[nodiscard]] const Value* KeyDateOf(const Record& record, const Value& section);

// The day from which a date of a record is known: its own, or that of a section around it that is later. On the days
// before, the section is absent with all it holds, so no duty may count as done by then.
[[nodiscard]] Date KnownFrom(const Ref& date);

// What a value is compared by with another: the English name of a choice, else the text as typed.
[[nodiscard]] FreeText WordOf(const Value& value);

// The hole that an unreadable or absent value is.
[[nodiscard]] Hole HoleAt(const Record& record, const Value& value);

}  // namespace lanzhi
