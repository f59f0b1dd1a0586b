#include "base/decimal.h"

#include <doctest/doctest.h>

#include <limits>

using namespace lanzhi;

TEST_CASE("decimals are exact") {
  CHECK(ParseDecimal("12") == 1200);
  CHECK(ParseDecimal("0") == 0);
  CHECK(ParseDecimal("-3") == -300);
  CHECK(ParseDecimal("-0.05") == -5);
  CHECK(ParseDecimal("0.5") == 50);
  CHECK(ParseDecimal("12.30") == 1230);
  CHECK(ParseDecimal("999999999999.99") == 99999999999999);
  for (const char* bad : {"", "-", ".5", "1.", "010", "00", "1e3", "1_000", "+1", "1.234", "1,5", "1000000000000", " 1",
                          "1 ", "--1", "１", "1.2.3", "0x10", "-.5"}) {
    CAPTURE(bad);
    CHECK_FALSE(ParseDecimal(bad));
  }
}

TEST_CASE("decimals are written with two places only where there are any") {
  CHECK(FormatDecimal(1200) == "12");
  CHECK(FormatDecimal(1250) == "12.50");
  CHECK(FormatDecimal(-5) == "-0.05");
  CHECK(FormatDecimal(0) == "0");
  CHECK(FormatDecimal(std::numeric_limits<std::int64_t>::min()) == "-92233720368547758.08");
}

TEST_CASE("counts are plain digits") {
  CHECK(ParseCount("0") == 0);
  CHECK(ParseCount("42") == 42);
  CHECK(ParseCount("999999999") == 999999999);
  for (const char* bad : {"", "010", "-1", "+1", "1.0", "1000000000", "1a", " 1"}) {
    CAPTURE(bad);
    CHECK_FALSE(ParseCount(bad));
  }
}
