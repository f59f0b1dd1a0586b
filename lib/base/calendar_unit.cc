#include "base/calendar_unit.h"

#include <algorithm>

#include <fmt/format.h>

namespace lanzhi {
namespace {

constexpr std::size_t kYear = 4;
constexpr unsigned kQuarter = 3, kHalf = 6;  // months

unsigned QuarterOf(Date day) { return (MonthOf(day) - 1) / kQuarter + 1; }

std::string YearText(Date day) { return fmt::format("{:04}", YearOf(day)); }

// The day on which the year `text` begins.
std::optional<Date> YearAt(std::string_view text) {
  if (text.size() != kYear) return std::nullopt;
  return ParseDate(std::string(text) + "-01-01");
}

}  // namespace

std::string_view NameOf(CalendarUnit unit) {
  switch (unit) {
    case CalendarUnit::month:
      return "month";
    case CalendarUnit::quarter:
      return "quarter";
    case CalendarUnit::half:
      return "half";
    case CalendarUnit::year:
      return "year";
  }
  return {};
}

std::optional<Date> ParseUnit(std::string_view text, CalendarUnit unit) {
  switch (unit) {
    case CalendarUnit::month:
      return text.size() == kYear + 3 ? ParseDate(std::string(text) + "-01") : std::nullopt;
    case CalendarUnit::quarter: {
      const auto year = YearAt(text.substr(0, kYear));
      const std::string_view quarter = text.substr(std::min(text.size(), kYear));
      const bool named = quarter.size() == 2 && quarter[0] == 'Q' && quarter[1] >= '1' && quarter[1] <= '4';
      if (!year || !named) return std::nullopt;
      return AddMonths(*year, static_cast<int>(kQuarter) * (quarter[1] - '1'));
    }
    case CalendarUnit::half: {
      const std::string_view half = text.substr(std::min(text.size(), kYear));
      const auto year = YearAt(text.substr(0, kYear));
      if (!year || (half != "H1" && half != "H2")) return std::nullopt;
      return half == "H1" ? year : AddMonths(*year, kHalf);
    }
    case CalendarUnit::year:
      return YearAt(text);
  }
  return std::nullopt;
}

std::string FormatUnit(Date day, CalendarUnit unit) {
  switch (unit) {
    case CalendarUnit::month:
      return FormatDate(day).substr(0, kYear + 3);
    case CalendarUnit::quarter:
      return YearText(day) + "Q" + std::to_string(QuarterOf(day));
    case CalendarUnit::half:
      return YearText(day) + (MonthOf(day) > kHalf ? "H2" : "H1");
    case CalendarUnit::year:
      return YearText(day);
  }
  return {};
}

Date LastOfUnit(Date day, CalendarUnit unit) {
  switch (unit) {
    case CalendarUnit::month:
      return EndOfMonth(day);
    case CalendarUnit::quarter:
      return EndOfMonth(MakeDate(YearOf(day), QuarterOf(day) * kQuarter, 1));
    case CalendarUnit::half:
      return EndOfMonth(MakeDate(YearOf(day), MonthOf(day) > kHalf ? 2 * kHalf : kHalf, 1));
    case CalendarUnit::year:
      return MakeDate(YearOf(day), 2 * kHalf, 31);
  }
  return day;
}

}  // namespace lanzhi
