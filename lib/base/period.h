// Periods as the handbooks name them, and the arithmetic of deadlines (SEMANTICS 9: always stepped forward
// from the earlier date, clamped; the trigger day is not counted, the last day is in).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/calendar.h"
#include "base/date.h"

namespace lanzhi {

struct Period {
  enum class Unit : std::uint8_t {
    days,
    weeks,
    months,
    years,
    working_days,            // of a calendar
    end_of_month,            // of the anchor's month; n unused
    day_of_next_month,       // day n of the month after the anchor's
    month_day_of_next_year,  // month, n of the year after the anchor's
    calendar_months,         // to the end of the block of n months of the calendar year that the anchor lies in
  };
  Unit unit = Unit::days;
  int n = 0;
  unsigned month = 0;

  friend bool operator==(const Period&, const Period&) = default;
};

// Reads `7 days`, `1 day`, `2 weeks`, `3 months`, `1 year`, `5 working days` (or `working-days`), the short forms `14d
// 2w 3m 1y`, in Chinese `14天`, `2周`, `3个月`, `1年`, `5个工作日`, `半年`, `end of month`, `day 5 of next month`,
// `01-05 of next year`, and `month`, `half-year`, `year`
// (= 1 month, 6 months, 1 year); `calendar month`, `calendar half-year`, `calendar year`. n is 1 to 9999. Errors:
// nullopt.
[[nodiscard]] std::optional<Period> ParsePeriod(std::string_view text);

// anchor + period. `times` multiplies n (for the k-th recurrence, stepped from the anchor, never chained). `calendar`:
// for working days.
[[nodiscard]] Date Step(Date anchor, const Period& period, int times = 1,
                        const Calendar& calendar = kPlainDays.calendar);

// Of a period of the calendar (`calendar half-year`) the first day of the one that `date` lies in; of any other `date`.
[[nodiscard]] Date BeginOf(const Period& period, Date date);

// Window `done <= trigger <= done + period`: the first day that satisfies it.
[[nodiscard]] Date WindowOpens(Date trigger, const Period& period, const Calendar& calendar = kPlainDays.calendar);
// Lead `done + period <= trigger`: the last day that satisfies it.
[[nodiscard]] Date LeadCloses(Date trigger, const Period& period, const Calendar& calendar = kPlainDays.calendar);

}  // namespace lanzhi
