// The site of a record, as views speak of it.
#pragma once

#include <optional>
#include <string_view>

#include "base/words.h"
#include "record/record.h"

namespace lanzhi {

struct Site {
  bool expected = false;  // the record's shape has a `site`
  std::string_view id;    // "" when it has none
  Text kind;              // the kind's names; empty when unknown
};

// The site in force on `day`, without a day the latest.
[[nodiscard]] Site SiteOf(const Record& record, std::optional<Date> day = std::nullopt);

}  // namespace lanzhi
