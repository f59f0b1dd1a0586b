#include "base/time_of_day.h"

#include <doctest/doctest.h>

using namespace lanzhi;

TEST_CASE("a time of day is minutes since midnight") {
  CHECK(ParseTime("00:00") == 0);
  CHECK(ParseTime("09:05") == 545);
  CHECK(ParseTime("23:59") == 1439);
  CHECK(ParseTime("24:00") == 1440);  // the end of the day
  CHECK(FormatTime(0) == "00:00");
  CHECK(FormatTime(545) == "09:05");
  CHECK(FormatTime(1439) == "23:59");
}

TEST_CASE("what is no time of day is refused") {
  for (const char* bad : {"", "9:05", "24:01", "12:60", "0905", "09:5", "09:05 ", "-1:00", "ab:cd", "09：05", "810"}) {
    CAPTURE(bad);
    CHECK_FALSE(ParseTime(bad));
  }
}
