// One record: the values of a file, bound to its shape.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/free_text.h"
#include "base/period.h"
#include "record/shape.h"
#include "source/tree.h"

namespace lanzhi {

struct Record;

// absent: not there, null, blank, or a list or section in which nothing is filled in (SEMANTICS 1).
// unreadable: there, but refused; needed but not there; or probably there under a misspelt key (each already has a
// finding); or the text broke off where it may have stood. A list in which the text broke off is unreadable too, but
// keeps the elements that were seen.
enum class State : std::uint8_t { absent, given, unreadable };

// The value at one place. Sections hold one Value per field of the shape, in the shape's order; lists one per element.
struct Value {
  const Field* field = nullptr;
  State state = State::absent;
  Span span;                 // of the value, or of its source when it is a default (of a choice: its section)
  Span key;                  // of its key; for an element of a list: its first key or the value itself; empty if absent
  std::uint32_t parent = 0;  // index of the section or list that holds it; the root is its own parent
  std::uint32_t first = 0;   // children: values[first] ... values[first + count)
  std::uint32_t count = 0;
  std::uint32_t ordinal = 0;   // of an element: its place in the file, from 0 (for pointers; never for identity)
  bool defaulted = false;      // stands in: from another field, or the choice that is meant when none is given
  std::uint8_t key_parts = 0;  // of an element: what of its key stands beside the first part (record/record_key.cc)
  bool order_known = true;     // of a list with a key date: false when one of the dates is unreadable or absent
  std::int64_t number = 0;     // count; hundredths; boolean 0/1; index into field->choices; days since 1970 of a date;
                               // and of the first day of a month, half or year; minutes since midnight of a time
  FreeText text;               // as typed (text, prose, reference, choice); decoded
  Period period;
  const Record* link = nullptr;  // of a reference to a linked kind (agency, staff, site), or to a record that was lent
                                 // (workspace/link_targets.h); else nullptr

  [[nodiscard]] bool given() const { return state == State::given; }
  [[nodiscard]] Date date() const { return Date{std::chrono::days{number}}; }
};

// Lists with a key date are held in the order of that date, ties in the order of the file (`first`, `last`, `n`).
struct Record {
  const Shape* shape = nullptr;
  std::shared_ptr<const Tree> tree;  // owns the text; cheap to copy
  std::string_view id;
  Span id_span;
  std::vector<Value> values;  // values[0] is the root; empty when the kind could not be told
  bool partial = false;       // the text broke off somewhere

  [[nodiscard]] const FilePtr& file() const { return tree->file; }
  [[nodiscard]] const Value& root() const { return values[0]; }
  // Precondition: the section is given and its shape has this field.
  [[nodiscard]] const Value& Child(const Value& section, const Field& field) const {
    return values[section.first + field.index];
  }
  // The value of a top-level field; precondition: the field belongs to this shape's root.
  [[nodiscard]] const Value& Top(const Field& field) const { return values[values[0].first + field.index]; }
  // By what the field means, nullptr when the shape, or the shape of the section, has none.
  [[nodiscard]] const Value* Top(Meaning meaning) const;
  [[nodiscard]] const Value* ChildMeant(const Value& section, Meaning meaning) const;
  // By English key, nullptr when the shape has none. For code outside the rules; rules use compiled paths.
  [[nodiscard]] const Value* Top(std::string_view key) const;
  [[nodiscard]] const Value* ChildNamed(const Value& section, std::string_view key) const;
};

// The values that lead to other records, in the order of the record: those that are given, or that stand in.
[[nodiscard]] std::vector<const Value*> ReferencesIn(const Record& record);

// What a value is compared by with another: the English name of a choice, else the text as typed.
[[nodiscard]] FreeText WordOf(const Value& value);

// JSON pointer with English names: /sessions/3/date (element numbers as in the file, from 0).
[[nodiscard]] std::string PointerOf(const Record& record, const Value& value);

// What identifies an element of a list: its key date (or the date in place of it), else its key_name or reference; ""
// when it has none. Where elements of one shape have the same, "2026-03-05/10:00": as many parts of Field::apart, and
// of the key of the element around, as tell them apart. Words that may not be told (record/shown.h) are replaced by
// the place of the element, "strategies(2)/2026-05-12": of its list from 1, with the key of the element around.
[[nodiscard]] std::string ElementKey(const Record& record, const Value& element);
// Whether somebody who typed `key` meant this element: by its key, or with the words that stand there in the record.
// `begins`: the key goes on, behind a slash, with what tells it from others.
enum class KeyMatch : std::uint8_t { none, begins, whole };
[[nodiscard]] KeyMatch MatchElementKey(FreeText key, const Record& record, const Value& element);

// The record as it was known on `day` (SEMANTICS 7): a section whose key date is later than `day`, and not planned,
// is absent with all it holds, and so is a lone date; planned dates, the day on which staff join and undated values
// stay. Links stay as they are.
// nullopt: the whole record is dated later: by its shape's `date`, else because none is left of the dates that it has,
// histories aside. A linked record without a `date` (agency, staff, site) is there before what is told of it.
[[nodiscard]] std::optional<Record> AsOf(Record record, Date day);
// Whether AsOf() leaves anything of it.
[[nodiscard]] bool IsKnownOn(const Record& record, Date day);

// The value that a top-level field with a history held on `day`: the last entry of the history list from whose key
// date on it holds, else the field itself. Without `day`: the latest. What may hide a change is returned instead: the
// list, entry or date that is unreadable.
[[nodiscard]] const Value& Effective(const Record& record, const Field& field, std::optional<Date> day);

}  // namespace lanzhi
