// Calendar dates. No clock here: a day comes from a record or from the caller.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lanzhi {

using Date = std::chrono::sys_days;

// Purpose: reads `YYYY-MM-DD`, proleptic Gregorian, exactly ten ASCII characters, year 0001 to 9999.
// Errors: nullopt for anything else, impossible days (2026-02-30) among them.
[[nodiscard]] std::optional<Date> ParseDate(std::string_view text);

// `YYYY-MM-DD`.
[[nodiscard]] std::string FormatDate(Date date);

// A date from its parts; precondition: the parts are a real day.
[[nodiscard]] Date MakeDate(int year, unsigned month, unsigned day);

// The day so many days after 1970-01-01, kept within the years that FormatDate() can write, so that a long chain of
// recurrences cannot overflow.
[[nodiscard]] Date DateAt(std::int64_t days_since_epoch);

[[nodiscard]] int YearOf(Date date);
[[nodiscard]] unsigned MonthOf(Date date);
[[nodiscard]] unsigned DayOf(Date date);

// Whole days from `from` to `to`; negative when `to` is the earlier one.
[[nodiscard]] int DaysBetween(Date from, Date to);

// `n` months or years on (n may be negative), clamped to the end of the month: 2024-01-31 + 1 month = 2024-02-29.
// Never chained by callers: step from the anchor each time (SEMANTICS 9).
[[nodiscard]] Date AddMonths(Date date, int n);
[[nodiscard]] Date AddYears(Date date, int n);

[[nodiscard]] Date FirstOfMonth(Date date);
[[nodiscard]] Date EndOfMonth(Date date);

}  // namespace lanzhi
