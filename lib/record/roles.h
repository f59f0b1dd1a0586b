// What a member of staff is on a day: a role, and duties beside it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "record/record.h"

namespace lanzhi {

struct Roles {
  bool known = false;                   // the role is; duties may be there all the same
  std::vector<std::string_view> words;  // as the shape names them; the role first, where it is known

  [[nodiscard]] bool Holds(std::string_view word) const;
  // Whether one of these is held.
  [[nodiscard]] bool Among(const std::vector<std::string_view>& wanted) const;
};

// `day`: nullopt for the latest. `staff` is a record of any kind: only staff have roles.
[[nodiscard]] Roles RolesOn(const Record& staff, std::optional<Date> day);

}  // namespace lanzhi
