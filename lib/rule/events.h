// What a number finds in one record.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "base/calendar.h"
#include "rule/eval/resolve.h"
#include "rule/numbers.h"

namespace lanzhi {

inline constexpr std::int64_t kHundredths = 100;

struct Event {
  Date day{};  // the day it counts on: of a stock the day before the first or the last of the days asked for, of what
               // is open on any of them the last on which it is, of what is handed over the day before it passes on
  std::optional<std::size_t> part = {};  // of a number that is split: which of the choices of `by`
  std::int64_t amount = kHundredths;     // hundredths of what is summed (ReportNumber::per), or of one
  std::string who = {};                  // ReportNumber::who; "": nobody is named
  bool unsaid = false;                   // nothing is written of what is summed: the amount is 0
  const Value* element = nullptr;        // of a number of sections: the section
};

// Calls visit(event) for all that `number` counts in the record of `origin` from `from` to `to`, both ends in. Of a
// number that counts each of `who` once there is one event for each that is named, and none where nobody is.
// Precondition: the record is of the number's kind; the number is no total.
void ForEachEvent(const ReportNumber& number, const Origin& origin, Date from, Date to,
                  const std::function<void(const Event&)>& visit);
// The same of several spans at once, each told by its place; what the record says is read but once for all of them.
void ForEachEvent(const ReportNumber& number, const Origin& origin, std::span<const DaySpan> spans,
                  const std::function<void(std::size_t, const Event&)>& visit);

// Whether all of the record can be read. Of such a one no number that does not look beyond it meets an obstacle.
[[nodiscard]] bool IsWhole(const Record& record);

// The first path of the number at which something of the record cannot be read, so that the record cannot be counted;
// nullptr when all can.
[[nodiscard]] const Path* ObstacleTo(const ReportNumber& number, const Origin& origin);

}  // namespace lanzhi
