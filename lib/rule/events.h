// What a number finds in one record.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "rule/eval/resolve.h"
#include "rule/numbers.h"

namespace lanzhi {

struct Event {
  Date day{};  // the day it counts on: of a stock the first or the last of the days asked for, of what
               // is handed over the day before it passes on
  std::optional<std::size_t> part;  // of a number that is split: which of the choices of `by`
};

// Calls visit(event) for all that `number` counts in the record of `origin` from `from` to `to`, both ends in.
// Precondition: the record is of the number's kind.
void ForEachEvent(const ReportNumber& number, const Origin& origin, Date from, Date to,
                  const std::function<void(const Event&)>& visit);

// The first path of the number at which something of the record cannot be read, so that the record cannot be counted;
// nullptr when all can.
[[nodiscard]] const Path* ObstacleTo(const ReportNumber& number, const Origin& origin);

}  // namespace lanzhi
