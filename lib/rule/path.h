// Paths: how rules name places in records (SEMANTICS 2).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "record/record.h"

namespace lanzhi {

struct FactTable;

struct Selector {
  enum class What : std::uint8_t { all, nth, first, last, not_first, not_last, where, unlike };
  What what = What::all;
  std::uint32_t n = 0;                // nth, from 1
  const Field* field = nullptr;       // where, unlike: field of the element
  std::vector<std::int64_t> numbers;  // where: its value is one of these; unlike: it is none (it may be absent)
};

struct PathStep {
  const Field* field = nullptr;
  std::vector<Selector> selectors;
  bool follow = false;  // a link: the next step goes on in the linked record
};

struct Path {
  bool from_element = false;  // leading dot
  bool around = false;        // two of them: from the section around the element
  // For a path of single fields without selectors, links, lists on the way and values with a history: the fields'
  // indices. `straight_steps` 0: it is no such path. Set by SetStraight().
  std::uint8_t straight_steps = 0;
  std::array<std::uint16_t, 5> straight{};
  int fact = -1;           // index into the FactTable; then no steps
  std::int32_t slot = -1;  // of what a Scene remembers of it, behind those of the facts; -1: nothing (compile/slots.h)
  bool timeless = false;   // it has a slot, or could have one, and leads to the same on every day
  std::vector<PathStep> steps;
  // The field it ends at; nullptr for a fact. A path that ends at a list without a selector gives the list itself
  // (one value, `target` is the list); with a selector its elements (`target` is the list's item).
  const Field* target = nullptr;
  bool many = false;  // may give several values: a list on the way, or at the end behind `(key=value)`, `(key!=value)`,
                      // `(not first)`, `(not last)`
  std::string_view text;  // as written
  Text name;              // for messages; of a path from an element, relative to it
};

// What a parameter asks of a path.
struct Expect {
  enum class What : std::uint8_t {
    anything,
    date,
    time,
    unit,  // a month, half or year
    day,   // a date, or a unit of which one end is meant
    number,
    count,
    ordered,
    sections,
    signed_section,  // somebody signs it (Meaning::signer)
    reference,
    list,
  };
  What what = What::anything;
  bool many = false;  // lists without a selector may stand on the way
};

inline constexpr Expect kAnything{};
inline constexpr Expect kAnythingOrMany{Expect::What::anything, true};
inline constexpr Expect kDate{Expect::What::date, false};
inline constexpr Expect kDates{Expect::What::date, true};
inline constexpr Expect kSections{Expect::What::sections, true};  // one, or a list of them
inline constexpr Expect kList{Expect::What::list, true};
inline constexpr Expect kUnit{Expect::What::unit, false};
inline constexpr Expect kDay{Expect::What::day, false};
inline constexpr Expect kNumber{Expect::What::number, false};

// Precondition: `steps` are complete.
void SetStraight(Path& path);
// Whether it goes on in a linked record.
[[nodiscard]] bool LeadsAbroad(const Path& path);
// Whether it leads to the same on every day: no fact, link or value with a history is on it.
[[nodiscard]] bool IsTimeless(const Path& path);

}  // namespace lanzhi
