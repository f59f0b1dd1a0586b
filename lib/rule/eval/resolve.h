// Paths to values (SEMANTICS 2 and 3).
#pragma once

#include <optional>

#include "rule/eval/found.h"
#include "rule/eval/scene.h"
#include "rule/path.h"

namespace lanzhi {

[[nodiscard]] Found Resolve(const Path& path, const Origin& origin);
// The same without a copy: what the scene remembers, for as long as it is there, or `room`, which has to be empty.
[[nodiscard]] const Found& Resolve(const Path& path, const Origin& origin, Found& room);
// The same, for a path that is to be read from `section`, whatever its leading dot says.
[[nodiscard]] Found ResolveFrom(const Path& path, const Origin& origin, const Value& section);

// The value of a path of single fields (Path::straight), where nothing else of it is asked: nullptr when it is absent.
// nullopt: it is no such path, or cannot be read.
[[nodiscard]] inline std::optional<const Value*> ResolveStraight(const Path& path, const Origin& origin) {
  if (path.straight_steps == 0) return std::nullopt;
  const Value* values = origin.record().values.data();
  const Value* value = path.from_element && origin.element != nullptr ? origin.element : values;
  for (std::size_t i = 0; i < path.straight_steps; ++i) {
    value = values + value->first + path.straight[i];
    if (value->given()) continue;
    return value->state == State::unreadable ? std::nullopt : std::optional<const Value*>(nullptr);
  }
  return value;
}

// The elements of lists among the values, one by one, and the values that are no lists; unreadable elements set
// Found::unreadable.
[[nodiscard]] Found Expand(Found found);
// The same without a copy: `found` itself where no list is among the values, or `room`, which has to be empty.
[[nodiscard]] const Found& Expand(const Found& found, Found& room);

// The key date of the innermost section around `value` (itself included) that has one, at last the record's own date;
// nullopt when none has.
[[nodiscard]] std::optional<Date> KeyDayOf(const Record& record, const Value& value);
// The given key date of this section or element; nullptr when it has none.
[[nodiscard]] const Value* KeyDateOf(const Record& record, const Value& section);

// The day from which a date of a record is known: its own, or that of a section around it that is later. On the days
// before, the section is absent with all it holds, so no duty may count as done by then.
[[nodiscard]] Date KnownFrom(const Ref& date);

// The hole that an unreadable or absent value is.
[[nodiscard]] Hole HoleAt(const Record& record, const Value& value);

}  // namespace lanzhi
