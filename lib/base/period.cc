#include "base/period.h"

#include <algorithm>

#include "base/decimal.h"
#include "base/first_that.h"

namespace lanzhi {
namespace {

using Unit = Period::Unit;

bool Take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool TakeEnd(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

std::optional<int> Number(std::string_view text, int most) {
  const auto n = ParseCount(text);
  if (!n || *n < 1 || *n > most) return std::nullopt;
  return static_cast<int>(*n);
}

std::optional<Unit> UnitOf(std::string_view word) {
  struct Name {
    std::string_view word;
    Unit unit;
  };
  constexpr Name kNames[] = {
      {" day", Unit::days},
      {" days", Unit::days},
      {"d", Unit::days},
      {"天", Unit::days},
      {"日", Unit::days},
      {" week", Unit::weeks},
      {" weeks", Unit::weeks},
      {"w", Unit::weeks},
      {"周", Unit::weeks},
      {"个星期", Unit::weeks},
      {"星期", Unit::weeks},
      {" month", Unit::months},
      {" months", Unit::months},
      {"m", Unit::months},
      {"个月", Unit::months},
      {" year", Unit::years},
      {" years", Unit::years},
      {"y", Unit::years},
      {"年", Unit::years},
      {" working day", Unit::working_days},
      {" working days", Unit::working_days},
      {" working-day", Unit::working_days},
      {" working-days", Unit::working_days},
      {"个工作日", Unit::working_days},
      {"工作日", Unit::working_days},
  };
  for (const Name& name : kNames) {
    if (word == name.word) return name.unit;
  }
  return std::nullopt;
}

// `MM-DD`, a day that exists in some year.
std::optional<Period> ParseMonthDay(std::string_view text) {
  if (text.size() != 5 || text[2] != '-') return std::nullopt;
  std::string leap_day = "2000-";
  leap_day += text;
  const auto date = ParseDate(leap_day);
  if (!date) return std::nullopt;
  return Period{Unit::month_day_of_next_year, static_cast<int>(DayOf(*date)), MonthOf(*date)};
}

int Saturated32(std::int64_t n) { return static_cast<int>(std::clamp<std::int64_t>(n, -1'000'000, 1'000'000)); }

// An upper bound of Step(d) - d in days, to bound the searches below.
std::int64_t LongestStep(const Period& period, const Calendar& calendar) {
  switch (period.unit) {
    case Unit::days:
      return period.n;
    case Unit::weeks:
      return std::int64_t{period.n} * 7;
    case Unit::working_days:
      return calendar.LongestSpan(period.n);
    case Unit::months:
      return std::int64_t{period.n} * 31 + 31;
    case Unit::years:
      return std::int64_t{period.n} * 366 + 366;
    case Unit::end_of_month:
      return 31;
    case Unit::day_of_next_month:
      return 62;
    case Unit::month_day_of_next_year:
      return 732;
    case Unit::calendar_months:
      return std::int64_t{period.n} * 31;
  }
  return 0;
}

}  // namespace

std::optional<Period> ParsePeriod(std::string_view text) {
  if (text == "month") return Period{Unit::months, 1};
  if (text == "half-year" || text == "半年") return Period{Unit::months, 6};
  if (text == "year") return Period{Unit::years, 1};
  if (text == "end of month") return Period{Unit::end_of_month};
  if (text == "calendar month") return Period{Unit::calendar_months, 1};
  if (text == "calendar half-year") return Period{Unit::calendar_months, 6};
  if (text == "calendar year") return Period{Unit::calendar_months, 12};
  if (TakeEnd(text, " of next year")) return ParseMonthDay(text);
  if (Take(text, "day ")) {
    if (!TakeEnd(text, " of next month")) return std::nullopt;
    const auto n = Number(text, 31);
    if (!n) return std::nullopt;
    return Period{Unit::day_of_next_month, *n};
  }
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto n = Number(text.substr(0, digits), 9999);
  const auto unit = UnitOf(text.substr(digits));
  if (!n || !unit) return std::nullopt;
  return Period{*unit, *n};
}

Date Step(Date anchor, const Period& period, int times, const Calendar& calendar) {
  const std::int64_t n = std::int64_t{period.n} * times;
  const std::int64_t day = anchor.time_since_epoch().count();
  switch (period.unit) {
    case Unit::days:
      return DateAt(day + n);
    case Unit::weeks:
      return DateAt(day + n * 7);
    case Unit::months:
      return AddMonths(anchor, Saturated32(n));
    case Unit::years:
      return AddYears(anchor, Saturated32(n));
    case Unit::working_days:
      return calendar.Add(anchor, n);
    case Unit::end_of_month:
      return EndOfMonth(AddMonths(FirstOfMonth(anchor), Saturated32(std::int64_t{times} - 1)));
    case Unit::day_of_next_month: {
      const Date month = AddMonths(FirstOfMonth(anchor), times);
      return std::min(month + std::chrono::days{period.n - 1}, EndOfMonth(month));
    }
    case Unit::month_day_of_next_year: {
      const Date year = AddYears(MakeDate(YearOf(anchor), period.month, 1), times);
      return std::min(year + std::chrono::days{period.n - 1}, EndOfMonth(year));
    }
    case Unit::calendar_months:
      return EndOfMonth(AddMonths(BeginOf(period, anchor), Saturated32(n - 1)));
  }
  return anchor;
}

Date BeginOf(const Period& period, Date date) {
  if (period.unit != Unit::calendar_months) return date;
  const unsigned into = (MonthOf(date) - 1) % static_cast<unsigned>(period.n);
  return AddMonths(FirstOfMonth(date), -static_cast<int>(into));
}

// Both search, because stepping back is not the inverse of stepping forward where month ends are clamped.
Date WindowOpens(Date trigger, const Period& period, const Calendar& calendar) {
  const std::int64_t last = trigger.time_since_epoch().count();
  return DateAt(FirstThat(last - LongestStep(period, calendar), last,
                          [&](std::int64_t day) { return Step(DateAt(day), period, 1, calendar) >= trigger; }));
}

Date LeadCloses(Date trigger, const Period& period, const Calendar& calendar) {
  const std::int64_t end = trigger.time_since_epoch().count() + 1;
  const auto too_late = [&](std::int64_t day) {
    return day == end || Step(DateAt(day), period, 1, calendar) > trigger;
  };
  return DateAt(FirstThat(end - 1 - LongestStep(period, calendar), end, too_late) - 1);
}

}  // namespace lanzhi
