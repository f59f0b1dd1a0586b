// Where to look (SEMANTICS 12).
#pragma once

#include <string>
#include <string_view>

#include "rule/eval/resolve.h"
#include "rule/outcome.h"

namespace lanzhi {

// A place with its JSON pointer.
struct Spot {
  Place place;
  std::string pointer;
};

// The value itself.
[[nodiscard]] Spot AtValue(const Ref& ref);
// The key of a section, list or element; the first line for the root of a record.
[[nodiscard]] Spot AtKey(const Record& record, const Value& value);

// The message `related.<word>` at a value: what it is called and, of a date, its day.
[[nodiscard]] Related RelatedAt(const Ref& ref, std::string_view word, const Text& name);

// Makes a place the primary one.
void PointAtValue(Outcome& outcome, const Ref& ref);
void PointAtKey(Outcome& outcome, const Record& record, const Value& value);
// Makes the link that led to `value`, in a linked record, the primary place, with the value itself related.
void PointAtLinked(Outcome& outcome, const Ref& link, const Ref& value);
// Makes the nearest given ancestor of what was not found the primary place; behind a link the link itself, with the
// first line of the linked record related.
void PointAtAbsence(Outcome& outcome, const Record& record, const Found& found);

// The absent and unreadable places, each once.
void AddHoles(Outcome& outcome, const Holes& holes);

}  // namespace lanzhi
