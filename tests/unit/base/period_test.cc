#include "base/period.h"

#include <doctest/doctest.h>

#include <string>

#include "support/days.h"

using namespace lanzhi;
using namespace lanzhi::test;

namespace {

std::string After(std::string_view anchor, std::string_view period, int times = 1) {
  return FormatDate(Step(DateOf(anchor), PeriodOf(period), times));
}

}  // namespace

TEST_CASE("periods are read in their named forms") {
  using Unit = Period::Unit;
  CHECK(PeriodOf("7 days") == Period{Unit::days, 7});
  CHECK(PeriodOf("1 day") == Period{Unit::days, 1});
  CHECK(PeriodOf("14d") == Period{Unit::days, 14});
  CHECK(PeriodOf("2 weeks") == Period{Unit::weeks, 2});
  CHECK(PeriodOf("2w") == Period{Unit::weeks, 2});
  CHECK(PeriodOf("3m") == Period{Unit::months, 3});
  CHECK(PeriodOf("1y") == Period{Unit::years, 1});
  CHECK(PeriodOf("5 working days") == Period{Unit::working_days, 5});
  CHECK(PeriodOf("3 working-days") == Period{Unit::working_days, 3});
  CHECK(PeriodOf("1 working-day") == Period{Unit::working_days, 1});
  CHECK(PeriodOf("3个工作日") == Period{Unit::working_days, 3});
  CHECK(PeriodOf("month") == PeriodOf("1 month"));
  CHECK(PeriodOf("half-year") == PeriodOf("6 months"));
  CHECK(PeriodOf("year") == PeriodOf("1 year"));
  CHECK(PeriodOf("end of month").unit == Unit::end_of_month);
  CHECK(PeriodOf("day 5 of next month") == Period{Unit::day_of_next_month, 5});
  CHECK(PeriodOf("01-05 of next year") == Period{Unit::month_day_of_next_year, 5, 1});
  CHECK(PeriodOf("02-29 of next year") == Period{Unit::month_day_of_next_year, 29, 2});
  CHECK(PeriodOf("9999 days").n == 9999);
  for (const char* bad : {"",
                          "7",
                          "days",
                          "0 days",
                          "-1 days",
                          "07 days",
                          "10000 days",
                          "7  days",
                          "7 Days",
                          " 7 days",
                          "7 days ",
                          "1.5 days",
                          "day 0 of next month",
                          "day 32 of next month",
                          "day 5",
                          "02-30 of next year",
                          "1-5 of next year",
                          "7 fortnights",
                          "working days",
                          "99999999999 days"}) {
    CAPTURE(bad);
    CHECK_FALSE(ParsePeriod(bad));
  }
}

TEST_CASE("stepping forward clamps and is never chained") {
  CHECK(After("2026-03-01", "7 days") == "2026-03-08");
  CHECK(After("2026-12-28", "1 week") == "2027-01-04");
  CHECK(After("2024-01-31", "1 month") == "2024-02-29");
  CHECK(After("2024-01-31", "1 month", 2) == "2024-03-31");
  CHECK(After("2024-02-29", "1 year") == "2025-02-28");
  CHECK(After("2024-02-29", "1 year", 4) == "2028-02-29");
  CHECK(After("2026-02-10", "end of month") == "2026-02-28");
  CHECK(After("2026-02-10", "end of month", 2) == "2026-03-31");
  CHECK(After("2026-12-31", "day 5 of next month") == "2027-01-05");
  CHECK(After("2026-01-31", "day 31 of next month") == "2026-02-28");
  CHECK(After("2026-12-31", "01-05 of next year") == "2027-01-05");
  CHECK(After("2026-06-01", "02-29 of next year") == "2027-02-28");
  CHECK(After("2027-06-01", "02-29 of next year") == "2028-02-29");
  CHECK(After("2026-03-01", "7 days", 0) == "2026-03-01");
}

TEST_CASE("working days are Monday to Friday where no calendar says more") {
  CHECK(After("2026-11-20", "1 working day") == "2026-11-23");  // Friday
  CHECK(After("2026-11-21", "1 working day") == "2026-11-23");  // Saturday
  CHECK(After("2026-11-22", "1 working day") == "2026-11-23");  // Sunday
  CHECK(After("2026-11-23", "1 working day") == "2026-11-24");  // Monday
  CHECK(After("2026-11-23", "5 working days") == "2026-11-30");
  CHECK(After("2026-11-22", "5 working days") == "2026-11-27");
  CHECK(After("2026-11-20", "10 working days") == "2026-12-04");
  CHECK(After("2026-11-23", "1 working day", -1) == "2026-11-20");
  CHECK(After("2026-11-22", "1 working day", -1) == "2026-11-20");
}

TEST_CASE("windows and leads satisfy their definition, for every unit and many days") {
  for (const char* text :
       {"1 day", "7 days", "2 weeks", "1 month", "3 months", "1 year", "5 working days", "1 working day",
        "end of month", "day 5 of next month", "day 31 of next month", "01-05 of next year"}) {
    const Period period = PeriodOf(text);
    for (Date trigger = DateOf("2023-12-20"); trigger < DateOf("2024-04-10"); trigger += std::chrono::days{1}) {
      CAPTURE(text);
      CAPTURE(FormatDate(trigger));
      const std::chrono::days one{1};
      const Date opens = WindowOpens(trigger, period);
      CHECK(opens <= trigger);
      CHECK(Step(opens, period) >= trigger);
      CHECK(Step(opens - one, period) < trigger);
      const Date closes = LeadCloses(trigger, period);
      CHECK(Step(closes, period) <= trigger);
      CHECK(Step(closes + one, period) > trigger);
    }
  }
}

TEST_CASE("the first and last days that are shown") {
  CHECK(FormatDate(WindowOpens(DateOf("2026-03-14"), PeriodOf("7 days"))) == "2026-03-07");
  CHECK(FormatDate(WindowOpens(DateOf("2026-03-31"), PeriodOf("1 month"))) == "2026-03-01");
  CHECK(FormatDate(LeadCloses(DateOf("2026-03-31"), PeriodOf("1 month"))) == "2026-02-28");
  CHECK(FormatDate(LeadCloses(DateOf("2026-03-30"), PeriodOf("1 month"))) == "2026-02-28");
  CHECK(FormatDate(LeadCloses(DateOf("2026-03-27"), PeriodOf("1 month"))) == "2026-02-27");
}

TEST_CASE("periods of the calendar run to their end, whatever the day they are asked for") {
  CHECK(FormatDate(Step(DateOf("2026-01-01"), PeriodOf("calendar half-year"))) == "2026-06-30");
  CHECK(FormatDate(Step(DateOf("2026-06-30"), PeriodOf("calendar half-year"))) == "2026-06-30");
  CHECK(FormatDate(Step(DateOf("2026-07-01"), PeriodOf("calendar half-year"))) == "2026-12-31");
  CHECK(FormatDate(Step(DateOf("2025-08-31"), PeriodOf("calendar half-year"), 2)) == "2026-06-30");
  CHECK(FormatDate(Step(DateOf("2026-02-03"), PeriodOf("calendar year"), 3)) == "2028-12-31");
  CHECK(FormatDate(Step(DateOf("2024-01-31"), PeriodOf("calendar month"), 2)) == "2024-02-29");
  CHECK(FormatDate(BeginOf(PeriodOf("calendar half-year"), DateOf("2026-12-31"))) == "2026-07-01");
  CHECK(FormatDate(BeginOf(PeriodOf("calendar year"), DateOf("2026-12-31"))) == "2026-01-01");
  CHECK(FormatDate(BeginOf(PeriodOf("calendar month"), DateOf("2024-02-29"))) == "2024-02-01");
  CHECK(FormatDate(BeginOf(PeriodOf("6 months"), DateOf("2026-12-31"))) == "2026-12-31");
  CHECK(!ParsePeriod("calendar quarter"));
  for (const std::string_view text : {"calendar month", "calendar half-year", "calendar year"}) {
    CAPTURE(text);
    Date begin = DateOf("2023-01-01");
    for (int n = 1; n <= 40; ++n) {  // one begins where the last ended, and each of its days says so
      const Date end = Step(DateOf("2023-01-01"), PeriodOf(text), n);
      for (Date day = begin; day <= end; day += std::chrono::days{1}) {
        CHECK(BeginOf(PeriodOf(text), day) == begin);
        CHECK(Step(day, PeriodOf(text)) == end);
      }
      begin = end + std::chrono::days{1};
    }
  }
}

TEST_CASE("extreme periods stay within writable years") {
  CHECK(FormatDate(Step(DateOf("9999-12-30"), PeriodOf("9999 days"))) == "9999-12-31");
  CHECK(FormatDate(Step(DateOf("2026-01-01"), PeriodOf("9999 years"), 1000)) == "9999-01-01");
  CHECK(FormatDate(Step(DateOf("2026-01-01"), PeriodOf("9999 weeks"), 100000)) == "9999-12-31");
  CHECK(WindowOpens(DateOf("0001-02-01"), PeriodOf("9999 years")) == DateOf("0001-01-01"));
  CHECK(FormatDate(Step(DateOf("9999-08-01"), PeriodOf("calendar year"))) == "9999-12-31");
  CHECK(FormatDate(Step(DateOf("9999-08-01"), PeriodOf("calendar year"), 5)) == "9999-12-31");
}
