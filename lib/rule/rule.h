// A rule: what every kind has in common, and one struct per kind with its parameters (SEMANTICS 8).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/period.h"
#include "base/words.h"
#include "rule/path.h"
#include "rule/test.h"
#include "source/diagnostic.h"

namespace lanzhi {

// A period given outright or by an agency setting; an unset setting switches the rule off.
struct Limit {
  Period period;
  std::string_view setting;  // "" = the handbook's own number
};

struct Within {
  enum class Direction : std::uint8_t {
    after,       // trigger .. trigger + period
    before,      // a window that closes with the trigger
    lead,        // at least this long before the trigger
    not_before,  // from trigger + period on
    by,          // the last day is the date at `day`; no period
  };
  Direction direction = Direction::after;
  Limit limit;
  std::optional<Path> day;
};

struct Grade {
  Tests when;
  std::optional<Path> trigger;
  std::optional<Within> within;
  Severity severity = Severity::warning;
  std::vector<std::string_view> clauses;  // empty: the rule's own
};

struct Need {
  Path path;
  std::optional<Severity> severity;       // else the rule's
  std::vector<std::string_view> clauses;  // else the rule's
};

struct Required {
  std::vector<Need> need;              // all of them
  std::vector<std::vector<Path>> any;  // or: one alternative whole
  bool true_only = false;              // a boolean counts only when true
};

struct Holds {
  Tests holds;
  struct Instead {
    Tests when;
    Tests holds;
  };
  std::vector<Instead> instead;  // the first whose `when` holds replaces `holds`
};

struct Sequence {
  std::vector<std::vector<Path>> order;  // a set has no inner order
  std::vector<Path> all_given;           // dates whose absence is `missing`; `all_given: true` lists all of `order`
  bool collect = false;                  // over `at`: one finding for the record
  // In place of `order`, the values in a list's elements, in the order of the list:
  std::optional<Path> ascending;       // none is less than the one before; a choice goes by the order of its choices
  std::optional<std::int64_t> starts;  // what `ascending` begins with
  std::optional<Path> gapless;         // they count 1, 2, 3 ...
};

struct Deadline {
  Path trigger;
  Path done;
  Within within;
};

// Records of another kind, held by the casebook, in which a thing is done.
struct Elsewhere {
  const Shape* shape = nullptr;
  Tests where;  // from such a record; `this record` is the one that is judged
};

struct Recurring {
  Limit every;
  Path from;
  std::optional<Path> until;
  Path done;
  std::optional<Limit> within;    // after each occurrence's end; absent: by its end
  bool restart = false;           // the next period runs from the last fact
  std::optional<Elsewhere> in;    // `done` is a date of these records; each counts in the period in which that day lies
  std::int64_t at_least = 1;      // with `in`: so many in each period ...
  std::optional<Path> different;  // ... of the different values at this path of the records
};

struct Signer {
  std::optional<Path> is;               // the person named in that field
  std::vector<std::string_view> roles;  // or any of these roles, on the day of signing
};

struct Approval {
  Path what;  // a section with `date` and `by`
  std::vector<Signer> by;
  std::vector<Path> not_by;
  std::vector<Path> need;  // further fields of the section
  std::optional<Path> trigger;
  std::optional<Within> within;
};

struct Count {
  Path list;
  Tests where;  // a leading dot: from the element of `list`
  std::optional<std::int64_t> min, max;
  std::optional<Path> equals;
};

struct Agree {
  std::vector<Path> sum, less;          // all added up, those of `less` taken off
  std::optional<Path> equals, at_most;  // what that comes to, to the cent
  std::optional<Path> hours;            // equals the time between the two of `between`, to the hundredth
  std::vector<Path> between;
  std::vector<Path> same;
  std::optional<Path> distinct;
  std::optional<Path> includes;
  std::vector<Path> all_of;                              // fields or lists whose values must be included
  std::vector<std::string_view> all_values, any_values;  // of the list's own vocabulary, or words as typed
};

// Of a list of meetings and a list of members: the roll of each meeting; or, with `form`, the form of each member.
struct Attendance {
  Path meetings, members;
  Path who;                              // from a member: what the roll names
  std::optional<Path> from, until;       // from a member: he is one from this day to the day before that one
  std::optional<Path> present, absent;   // from a meeting: who was there, who was not
  std::vector<std::string_view> nobody;  // words that stand for an empty roll
  std::optional<Path> form;              // from a member: given by the first meeting that he attends
  Tests form_unless;

  [[nodiscard]] const Path& Element() const { return form ? members : meetings; }
};

// The one list of kinds. A new kind: its struct here, its files in rule/decode/ and rule/kinds/, its line in
// decode/all.cc and in kinds/all.cc.
using Kind = std::variant<Required, Holds, Sequence, Deadline, Recurring, Approval, Count, Agree, Attendance>;

struct Rule {
  std::string_view id;
  std::string_view kind_name;
  const Shape* shape = nullptr;  // applies_to
  Tests when;
  bool when_of_element = false;  // it looks at the element of `at`: asked of each instance, not of the record
  std::optional<Path> at;
  Kind kind;
  Severity severity = Severity::error;
  std::vector<std::string_view> clauses;
  std::vector<std::string_view> readings;  // X-nn
  std::vector<Grade> grades;
  std::string_view actor;  // the role that must act
  Words actor_names;       // as the shape of staff has it
  Words title;
  Words message;         // of a breach; empty: the kind's own words (schemas/messages/kinds.yaml)
  Words missing;         // of missing and missed, where it differs
  Words help;            // the remedy
  bool by_site = false;  // it differs by the kind of site
  bool off = false;
  bool off_by_agency = false;
  Words off_reason;
  std::string_view waiting_for;  // the unset setting that switches it off
  Place place;                   // of its definition
};

// A rule in its versions by kind of site. Kinds that share a version share the struct.
struct RuleSet {
  std::string_view id;
  bool agency = false;                 // added by the agency's own folder
  std::vector<Rule> distinct;          // [0] is for a site of unknown kind
  std::vector<std::uint8_t> versions;  // index into `distinct`, for each of Handbook::site_kinds()

  [[nodiscard]] const Rule& base() const { return distinct.front(); }
  // `kind`: index into Handbook::site_kinds(); -1 for a site of unknown kind.
  [[nodiscard]] const Rule& For(int kind) const {
    return kind < 0 ? distinct.front() : distinct[versions[static_cast<std::size_t>(kind)]];
  }
};

}  // namespace lanzhi
