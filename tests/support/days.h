// Dates and periods from text that a test knows to be well written.
#pragma once

#include <doctest/doctest.h>

#include <string_view>

#include "base/date.h"
#include "base/period.h"

namespace lanzhi::test {

inline Date DateOf(std::string_view text) {
  const auto date = ParseDate(text);
  REQUIRE_MESSAGE(date.has_value(), text);
  return *date;
}

inline Period PeriodOf(std::string_view text) {
  const auto period = ParsePeriod(text);
  REQUIRE_MESSAGE(period.has_value(), text);
  return *period;
}

}  // namespace lanzhi::test
