#include "base/date.h"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

namespace lanzhi {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

// -1 unless the `count` characters are digits; no sign, so that "-1" and "+1" inside a date are refused.
int Digits(const char* text, int count) {
  int value = 0;
  for (int i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// The day of that number in the month, or the month's last day. Years are kept within what FormatDate can write.
Date Clamped(std::int64_t in_year, unsigned in_month, unsigned in_day) {
  const year y{static_cast<int>(std::clamp<std::int64_t>(in_year, 1, 9999))};
  const year_month_day_last last{y, std::chrono::month_day_last{month{in_month}}};
  return Date{year_month_day{y, month{in_month}, std::min(day{in_day}, last.day())}};
}

}  // namespace

std::optional<Date> ParseDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int y = Digits(text.data(), 4);
  const int m = Digits(text.data() + 5, 2);
  const int d = Digits(text.data() + 8, 2);
  if (y < 1 || m < 1 || m > 12 || d < 1) return std::nullopt;
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  constexpr int kInEachMonth = 28;
  if (d > kInEachMonth && !date.ok()) return std::nullopt;
  return Date{date};
}

std::string FormatDate(Date date) {
  const year_month_day calendar{date};
  const int y = static_cast<int>(calendar.year());
  if (y < 0 || y > 9999) return fmt::format("{:04}-{:02}-{:02}", y, MonthOf(date), DayOf(date));
  std::string text = "0000-00-00";  // short enough to lie in the string itself
  const auto write = [&](std::size_t end, unsigned number) {
    for (; number != 0; number /= 10) text[--end] = static_cast<char>('0' + number % 10);
  };
  write(4, static_cast<unsigned>(y));
  write(7, static_cast<unsigned>(calendar.month()));
  write(10, static_cast<unsigned>(calendar.day()));
  return text;
}

Date MakeDate(int in_year, unsigned in_month, unsigned in_day) {
  return Date{year_month_day{year{in_year}, month{in_month}, day{in_day}}};
}

Date DateAt(std::int64_t days_since_epoch) {
  static const std::int64_t first = MakeDate(1, 1, 1).time_since_epoch().count();
  static const std::int64_t last = MakeDate(9999, 12, 31).time_since_epoch().count();
  return Date{std::chrono::days{std::clamp(days_since_epoch, first, last)}};
}

int YearOf(Date date) { return static_cast<int>(year_month_day{date}.year()); }
unsigned MonthOf(Date date) { return static_cast<unsigned>(year_month_day{date}.month()); }
unsigned DayOf(Date date) { return static_cast<unsigned>(year_month_day{date}.day()); }

int DaysBetween(Date from, Date to) { return static_cast<int>((to - from).count()); }

Date AddMonths(Date date, int n) {
  // Counted in months since year 0, rounding down for dates before it.
  const std::int64_t months = std::int64_t{YearOf(date)} * 12 + (MonthOf(date) - 1) + n;
  const std::int64_t in_month = ((months % 12) + 12) % 12;
  return Clamped((months - in_month) / 12, static_cast<unsigned>(in_month) + 1, DayOf(date));
}

Date AddYears(Date date, int n) { return Clamped(std::int64_t{YearOf(date)} + n, MonthOf(date), DayOf(date)); }

Date FirstOfMonth(Date date) { return date - std::chrono::days{DayOf(date) - 1}; }

Date EndOfMonth(Date date) { return Clamped(YearOf(date), MonthOf(date), 31); }

}  // namespace lanzhi
