// The part of a record that somebody names: a section, a list or a field.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "record/record.h"

namespace lanzhi {

struct NamedPart {
  const Field* field = nullptr;                 // nullptr: see `problem`
  std::map<const Field*, std::uint32_t> which;  // elements that the name picks, from 0 in the file
  Problem problem;
};

// By its key, or the path of its keys, in either language: `plan`, `小组计划.聚会方案`. A key that stands in one place
// alone needs no path before it. On the way an element of a list is picked by its number or its key, else it is the
// last: `occasions(2).signed_in`, `members(K0501).left`. `keys`: the language of the names that are offered instead.
// Errors: no such part (with what is near), or a name that several have.
[[nodiscard]] NamedPart FindPart(const Record& record, std::string_view name, Language keys);

}  // namespace lanzhi
