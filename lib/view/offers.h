// What comes next in a record: the sections that its stage calls for, and those that a rule asks for.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rule/handbook.h"
#include "rule/outcome.h"

namespace lanzhi {

// A rule that asks for a section.
struct Asking {
  std::string_view rule;
  Words title;
  std::optional<Date> due;   // the last day, where there is one
  bool provisional = false;  // it rests on days that the calendar does not know
  bool late = false;         // overdue, or what lint tells of
};

// A section, a list or a field that may be added; nothing of it is given, or it is a list, which may get a further
// element.
struct Offer {
  const Field* field = nullptr;
  std::uint32_t elements = 0;  // of a list: so many are there
  std::vector<Asking> asking;  // by due
};

struct Offers {
  Words kind;
  std::string_view kind_id;
  std::string id, path;
  const Stage* stage = nullptr;  // reached; nullptr: none, or the kind has none
  const Stage* next = nullptr;   // the one after it
  std::vector<Offer> offers;     // in the order of the shape, which is that of the work
};

// `outcomes`: of the record on the day that is asked about. Of what the stage calls for those are left out that no rule
// of the handbook looks at.
[[nodiscard]] Offers OffersOf(const Record& record, const Handbook& handbook,
                              const std::vector<std::unique_ptr<Outcome>>& outcomes);

}  // namespace lanzhi
