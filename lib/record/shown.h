// What of a record may be told to others than those who read the record itself: the one way from a value to a message,
// a key or a row.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "record/record.h"

namespace lanzhi {

// The value as typed, where it may be told: of a text as its shape says (`public`), of a reference where it leads to a
// record or reads as an id; a date, a time, a number, a period, a boolean, a choice always. nullopt: the words stay in
// the record. Precondition: the value is given.
[[nodiscard]] std::optional<std::string_view> Shown(const Value& value);

// What stands in a message for words that may not be told: the place of the nearest element of a list around the value
// ("affected(2)", counted in the file from 1), else the name of its field.
[[nodiscard]] Text PlaceName(const Record& record, const Value& value);

// The value, or its place where its words may not be told.
[[nodiscard]] Text ShownOrPlace(const Record& record, const Value& value);

// The id that a top-level reference holds on `day` (without a day the latest); "" when there is none. `field`: of the
// record's shape, nullptr where that has none.
[[nodiscard]] std::string_view ReferenceOn(const Record& record, const Field* field,
                                           std::optional<Date> day = std::nullopt);

// The id that somebody typed into a reference, to look for the record; "" for values of other types. What leads to
// nothing is not to be told: it may be anything.
[[nodiscard]] std::string_view IdIn(const Value& value);

// Tells one named from another, where they are counted and not told: what may be told, else a hash of the words.
[[nodiscard]] std::string IdentityIn(const Value& value);

// Whether what stands in place of an id or a code may be told: an id with a number (C2026-0012), a code (K0471), a time
// of day. One without a digit may as well be a name.
[[nodiscard]] bool IsToldCode(std::string_view text);

// Whether a file of this kind (nullptr: nobody knows) may be told by its name: it is an id, or of a kind that others
// link to a word (chen-jia), in any script where such records are called what their agency likes (a site, one of the
// staff).
[[nodiscard]] bool IsToldStem(std::string_view stem, const Shape* shape);

// An id, or "…" where it may not be told.
[[nodiscard]] std::string ToldId(std::string_view id, const Shape* shape);

// A path below the records folder without what may be words about a client, "cases/…/….yaml": folders of the kinds and
// of the handbook, years, and ids are told.
[[nodiscard]] std::string ToldPath(const Shapes& shapes, std::string_view path);

}  // namespace lanzhi
