// What parameters of rules are made of, besides paths and tests. One with a table of its own (Parameters()) is a map in
// handbook data. A new type needs its line in every visitor: compile/read.h, places.cc, render/parameters.cc and
// tests/parameters; without it the first rule kind that uses it does not compile.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/period.h"
#include "rule/path.h"
#include "rule/test.h"
#include "source/diagnostic.h"

namespace lanzhi {

// A period given outright or by an agency setting; an unset setting switches the rule off. As an optional parameter it
// is written `{after: P}`.
struct Limit {
  Period period;
  std::string_view setting;  // "" = the handbook's own number
};

// A day that an agency gives itself where the handbook has no number; unset, there is none.
struct Timely {
  Limit limit;
  bool set = true;
};

// A share in percent, given outright or by an agency setting; an unset setting switches the rule off.
struct Share {
  std::int64_t percent = 0;
  std::string_view setting;  // "" = the handbook's own number
};

// What shows that a thing is missed for which the handbook has no number (SEMANTICS 15): one of the three.
struct Settlement {
  std::optional<Path> fact;          // a date that rests on the thing stands, on or after the trigger
  std::optional<Path> later;         // a later element of the same list has this
  std::int64_t months = 0;           // $known-to has reached the end of so many months after the trigger's
  std::optional<Severity> severity;  // of the breach; without it the rule's own, of `months` a warning at most
};

// What was done before the trigger: breaks the rule, counts, or is passed over.
enum class Early : std::uint8_t { refused, keep, again };

struct Within {
  enum class Direction : std::uint8_t {
    after,       // trigger .. trigger + period
    before,      // a window that closes with the trigger
    lead,        // at least this long before the trigger
    not_before,  // from trigger + period on
    by,          // the last day is the date at `day`; no period
  };
  // It stands under one of these keys.
  static constexpr std::array<std::string_view, 3> kKeys{"within", "at_least", "not_before"};
  static constexpr std::string_view kAnyKey = "within, at_least, not_before";

  Direction direction = Direction::after;
  Limit limit;
  std::optional<Path> day;
};

// Records of another kind, held by the casebook, or sections of a list of the record itself, in which a thing is done:
// `{kind or list, where, of}`.
struct Elsewhere {
  const Shape* shape = nullptr;  // nullptr after a fault; of a list the record's own
  std::optional<Path> list;      // then it is done in its sections
  Tests where;                   // from such a record or section; `this record` is the one that is judged
  std::optional<Path> of;        // the month, half or year that it counts in; without it the day on which it was done
};

// A value as the field of another parameter's path holds it (ParameterSpec::like).
struct ValueLike {
  const Field* field = nullptr;
  std::int64_t number = 0;
};

// Fields or lists whose values are meant, and values named outright: of the vocabulary of the list at another
// parameter's path (ParameterSpec::like), or words as typed.
struct PathsAndValues {
  std::vector<Path> paths;
  std::vector<std::string_view> values;

  [[nodiscard]] bool empty() const { return paths.empty() && values.empty(); }
};

// `true`, or the paths themselves.
struct PathsOrAll {
  bool all = false;  // the kind puts all that it means into `paths`
  std::vector<Path> paths;
};

enum class Restart : std::uint8_t { never, done };  // `done`: from the last fact

}  // namespace lanzhi
