#include "base/calendar_unit.h"

#include <doctest/doctest.h>

#include "support/days.h"

using namespace lanzhi;
using namespace lanzhi::test;

TEST_CASE("months, quarters, halves and years are read and written, and end on their last day") {
  const auto both = [](std::string_view text, CalendarUnit unit, std::string_view first, std::string_view last) {
    CAPTURE(text);
    const auto day = ParseUnit(text, unit);
    REQUIRE(day);
    CHECK(FormatDate(*day) == first);
    CHECK(FormatDate(LastOfUnit(*day, unit)) == last);
    CHECK(FormatUnit(*day, unit) == text);
    CHECK(FormatUnit(LastOfUnit(*day, unit), unit) == text);
  };
  both("2026-10", CalendarUnit::month, "2026-10-01", "2026-10-31");
  both("2028-02", CalendarUnit::month, "2028-02-01", "2028-02-29");
  both("2026H1", CalendarUnit::half, "2026-01-01", "2026-06-30");
  both("2026H2", CalendarUnit::half, "2026-07-01", "2026-12-31");
  both("2024Q1", CalendarUnit::quarter, "2024-01-01", "2024-03-31");
  both("2026Q2", CalendarUnit::quarter, "2026-04-01", "2026-06-30");
  both("2026Q3", CalendarUnit::quarter, "2026-07-01", "2026-09-30");
  both("2026Q4", CalendarUnit::quarter, "2026-10-01", "2026-12-31");
  both("2026", CalendarUnit::year, "2026-01-01", "2026-12-31");
}

TEST_CASE("anything else is no month, quarter, half or year") {
  for (const char* text : {"", "2026", "2026-1", "2026-13", "2026-00", "2026-10-01", "2026/10", "202610", "2026-1 "}) {
    CAPTURE(text);
    CHECK_FALSE(ParseUnit(text, CalendarUnit::month));
  }
  for (const char* text : {"", "2026", "2026H0", "2026H3", "2026h1", "26H1", "2026H1 ", "2026-H1"}) {
    CAPTURE(text);
    CHECK_FALSE(ParseUnit(text, CalendarUnit::half));
  }
  for (const char* text : {"", "26", "02026", "2026-01", "year", "-026"}) {
    CAPTURE(text);
    CHECK_FALSE(ParseUnit(text, CalendarUnit::year));
  }
  for (const char* text : {"", "2024Q0", "2024Q5", "2024q1", "2024Q", "2024Q11", "2024H1", "2024-Q1"}) {
    CAPTURE(text);
    CHECK_FALSE(ParseUnit(text, CalendarUnit::quarter));
  }
}
