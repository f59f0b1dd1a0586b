#include "base/date.h"

#include <doctest/doctest.h>

#include "support/days.h"

using namespace lanzhi;
using namespace lanzhi::test;

TEST_CASE("dates are read only in one form") {
  CHECK(FormatDate(DateOf("2026-11-22")) == "2026-11-22");
  CHECK(FormatDate(DateOf("2024-02-29")) == "2024-02-29");
  CHECK(FormatDate(DateOf("0001-01-01")) == "0001-01-01");
  CHECK(FormatDate(DateOf("9999-12-31")) == "9999-12-31");
  for (const char* bad :
       {"",           "2023-02-29", "2024-02-30", "2024-13-01", "2024-00-10",  "2024-01-00",     "2024-2-9",
        "20240209",   "2024/02/09", "0000-00-00", "0000-01-01", "10000-01-01", "2024-02-09 ",    " 2024-02-09",
        "2024-02-9a", "-024-02-09", "+024-02-09", "2024-1--1",  "2024-+1-01",  "２０２４-01-01", "1900-02-29"}) {
    CAPTURE(bad);
    CHECK_FALSE(ParseDate(bad));
  }
}

TEST_CASE("parts of a date") {
  CHECK(YearOf(DateOf("2026-11-22")) == 2026);
  CHECK(MonthOf(DateOf("2026-11-22")) == 11);
  CHECK(DayOf(DateOf("2026-11-22")) == 22);
  CHECK(MakeDate(2026, 11, 22) == DateOf("2026-11-22"));
  CHECK(DaysBetween(DateOf("2026-02-27"), DateOf("2026-03-01")) == 2);
  CHECK(DaysBetween(DateOf("2024-03-01"), DateOf("2024-02-28")) == -2);
  CHECK(FirstOfMonth(DateOf("2026-11-22")) == DateOf("2026-11-01"));
  CHECK(EndOfMonth(DateOf("2024-02-01")) == DateOf("2024-02-29"));
  CHECK(EndOfMonth(DateOf("2100-02-28")) == DateOf("2100-02-28"));
}

TEST_CASE("months and years clamp to the end of the month") {
  CHECK(AddMonths(DateOf("2024-01-31"), 1) == DateOf("2024-02-29"));
  CHECK(AddMonths(DateOf("2023-01-31"), 1) == DateOf("2023-02-28"));
  CHECK(AddMonths(DateOf("2026-10-31"), 3) == DateOf("2027-01-31"));
  CHECK(AddMonths(DateOf("2026-03-31"), -1) == DateOf("2026-02-28"));
  CHECK(AddMonths(DateOf("2026-01-15"), -13) == DateOf("2024-12-15"));
  CHECK(AddMonths(DateOf("2026-12-31"), 0) == DateOf("2026-12-31"));
  CHECK(AddYears(DateOf("2024-02-29"), 1) == DateOf("2025-02-28"));
  CHECK(AddYears(DateOf("2024-02-29"), 4) == DateOf("2028-02-29"));
  CHECK(AddYears(DateOf("2026-05-01"), -1) == DateOf("2025-05-01"));
  CHECK(FormatDate(AddYears(DateOf("9999-05-01"), 3)) == "9999-05-01");
  CHECK(FormatDate(AddMonths(DateOf("0001-01-01"), -5)).size() == 10);
}
