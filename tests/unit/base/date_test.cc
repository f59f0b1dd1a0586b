#include "base/date.h"

#include <doctest/doctest.h>

using namespace lanzhi;

namespace {

Date D(std::string_view text) {
  const auto date = ParseDate(text);
  REQUIRE_MESSAGE(date.has_value(), text);
  return *date;
}

}  // namespace

TEST_CASE("dates are read only in one form") {
  CHECK(FormatDate(D("2026-11-22")) == "2026-11-22");
  CHECK(FormatDate(D("2024-02-29")) == "2024-02-29");
  CHECK(FormatDate(D("0001-01-01")) == "0001-01-01");
  CHECK(FormatDate(D("9999-12-31")) == "9999-12-31");
  for (const char* bad :
       {"",           "2023-02-29", "2024-02-30", "2024-13-01", "2024-00-10",  "2024-01-00",     "2024-2-9",
        "20240209",   "2024/02/09", "0000-00-00", "0000-01-01", "10000-01-01", "2024-02-09 ",    " 2024-02-09",
        "2024-02-9a", "-024-02-09", "+024-02-09", "2024-1--1",  "2024-+1-01",  "２０２４-01-01", "1900-02-29"}) {
    CAPTURE(bad);
    CHECK_FALSE(ParseDate(bad));
  }
}

TEST_CASE("parts of a date") {
  CHECK(YearOf(D("2026-11-22")) == 2026);
  CHECK(MonthOf(D("2026-11-22")) == 11);
  CHECK(DayOf(D("2026-11-22")) == 22);
  CHECK(MakeDate(2026, 11, 22) == D("2026-11-22"));
  CHECK(DaysBetween(D("2026-02-27"), D("2026-03-01")) == 2);
  CHECK(DaysBetween(D("2024-03-01"), D("2024-02-28")) == -2);
  CHECK(FirstOfMonth(D("2026-11-22")) == D("2026-11-01"));
  CHECK(EndOfMonth(D("2024-02-01")) == D("2024-02-29"));
  CHECK(EndOfMonth(D("2100-02-28")) == D("2100-02-28"));
}

TEST_CASE("months and years clamp to the end of the month") {
  CHECK(AddMonths(D("2024-01-31"), 1) == D("2024-02-29"));
  CHECK(AddMonths(D("2023-01-31"), 1) == D("2023-02-28"));
  CHECK(AddMonths(D("2026-10-31"), 3) == D("2027-01-31"));
  CHECK(AddMonths(D("2026-03-31"), -1) == D("2026-02-28"));
  CHECK(AddMonths(D("2026-01-15"), -13) == D("2024-12-15"));
  CHECK(AddMonths(D("2026-12-31"), 0) == D("2026-12-31"));
  CHECK(AddYears(D("2024-02-29"), 1) == D("2025-02-28"));
  CHECK(AddYears(D("2024-02-29"), 4) == D("2028-02-29"));
  CHECK(AddYears(D("2026-05-01"), -1) == D("2025-05-01"));
  CHECK(FormatDate(AddYears(D("9999-05-01"), 3)) == "9999-05-01");
  CHECK(FormatDate(AddMonths(D("0001-01-01"), -5)).size() == 10);
}
