#include "base/calendar.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "support/days.h"

using namespace lanzhi;
using namespace lanzhi::test;

namespace {

constexpr std::chrono::days kOne{1};

// May 2026 of China: the Saturday after the holiday is worked.
Calendar May() {
  return {Calendar::kSaturdayAndSunday,
          {{DateOf("2026-05-01"), DateOf("2026-05-31")}},
          {{DateOf("2026-05-01"), false},
           {DateOf("2026-05-04"), false},
           {DateOf("2026-05-05"), false},
           {DateOf("2026-05-09"), true}}};
}

std::string Added(const Calendar& calendar, std::string_view date, std::int64_t n) {
  return FormatDate(calendar.Add(DateOf(date), n));
}

// One day after the other.
Date Walk(const Calendar& calendar, Date date, int n) {
  const std::chrono::days step{n > 0 ? 1 : -1};
  for (int left = std::abs(n); left > 0;) {
    date += step;
    if (calendar.IsWorked(date)) --left;
  }
  return date;
}

}  // namespace

TEST_CASE("holidays are off, days that make up for them are worked") {
  const Calendar may = May();
  CHECK(may.IsWorked(DateOf("2026-04-30")));
  CHECK_FALSE(may.IsWorked(DateOf("2026-05-01")));
  CHECK_FALSE(may.IsWorked(DateOf("2026-05-02")));
  CHECK_FALSE(may.IsWorked(DateOf("2026-05-05")));
  CHECK(may.IsWorked(DateOf("2026-05-09")));
  CHECK_FALSE(may.IsWorked(DateOf("2026-05-10")));
  CHECK(Added(may, "2026-04-30", 1) == "2026-05-06");
  CHECK(Added(may, "2026-05-03", 1) == "2026-05-06");
  CHECK(Added(may, "2026-05-06", 3) == "2026-05-09");
  CHECK(Added(may, "2026-05-06", 4) == "2026-05-11");
  CHECK(Added(may, "2026-05-06", -1) == "2026-04-30");
  CHECK(Added(may, "2026-05-02", 0) == "2026-05-02");
  CHECK(FormatDate(may.NextWorked(DateOf("2026-05-01"))) == "2026-05-06");
  CHECK(FormatDate(may.LastWorked(DateOf("2026-05-05"))) == "2026-04-30");
  CHECK(FormatDate(may.NextWorked(DateOf("2026-05-09"))) == "2026-05-09");
  CHECK(FormatDate(may.LastWorked(DateOf("2026-05-10"))) == "2026-05-09");
}

TEST_CASE("what is known is what the facts cover and each day listed beside") {
  CHECK_FALSE(Calendar().Knows(DateOf("2026-05-01"), DateOf("2026-05-01")));
  CHECK(Calendar().Knows(DateOf("2026-05-02"), DateOf("2026-05-01")));
  const Calendar calendar(Calendar::kSaturdayAndSunday,
                          {{DateOf("2027-01-01"), DateOf("2027-12-31")},
                           {DateOf("2025-01-01"), DateOf("2025-12-31")},
                           {DateOf("2025-06-01"), DateOf("2025-07-01")}},
                          {{DateOf("2026-01-01"), false}, {DateOf("2026-07-01"), false}});
  CHECK(calendar.Knows(DateOf("2025-01-01"), DateOf("2026-01-01")));  // the day listed follows at once
  CHECK_FALSE(calendar.Knows(DateOf("2024-12-31"), DateOf("2025-01-01")));
  CHECK_FALSE(calendar.Knows(DateOf("2025-12-31"), DateOf("2026-01-02")));
  CHECK(calendar.Knows(DateOf("2026-07-01"), DateOf("2026-07-01")));
  CHECK_FALSE(calendar.Knows(DateOf("2026-12-31"), DateOf("2027-01-01")));  // a year without facts between two
  CHECK_FALSE(calendar.Knows(DateOf("2025-12-01"), DateOf("2027-01-01")));
  CHECK(calendar.Knows(DateOf("2027-01-01"), DateOf("2027-12-31")));
  CHECK_FALSE(calendar.Knows(DateOf("2027-12-31"), DateOf("2028-01-01")));
  CHECK(calendar.known().size() == 3);
}

TEST_CASE("of one day the last entry speaks, and one that says what the week says changes nothing") {
  const Date saturday = DateOf("2026-05-09"), monday = DateOf("2026-05-11");
  const Calendar calendar(Calendar::kSaturdayAndSunday, {},
                          {{saturday, true}, {monday, false}, {saturday, false}, {monday, true}});
  CHECK_FALSE(calendar.IsWorked(saturday));
  CHECK(calendar.IsWorked(monday));
  CHECK(calendar.Add(DateOf("2026-05-08"), 1) == monday);
}

TEST_CASE("days are counted as one walks from day to day, whatever the week and its exceptions") {
  std::mt19937 random(20261129);
  const auto pick = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
  for (int round = 0; round < 60; ++round) {
    const auto week = static_cast<Calendar::Week>(pick(0, Calendar::kWholeWeek - 1));
    const Date base = DateOf("1969-12-20");  // before and after the day from which days are numbered
    std::vector<Calendar::Day> days;
    for (int n = pick(0, 30); n > 0; --n) days.push_back({base + std::chrono::days{pick(0, 60)}, pick(0, 1) == 0});
    const Calendar calendar(week, {}, days);
    for (int n = 0; n < 30; ++n) {
      const Date from = base + std::chrono::days{pick(-20, 80)};
      const int count = pick(1, 25);
      CAPTURE(FormatDate(from));
      CAPTURE(int{week});
      CAPTURE(count);
      const Date there = calendar.Add(from, count);
      CHECK(there == Walk(calendar, from, count));
      CHECK(calendar.Add(from, -count) == Walk(calendar, from, -count));
      CHECK(DaysBetween(from, there) <= calendar.LongestSpan(count));
      CHECK(calendar.IsWorked(calendar.NextWorked(from)));
      CHECK(calendar.LastWorked(from) <= from);
      // Windows and leads satisfy their definition.
      const Period period{Period::Unit::working_days, count};
      const Date opens = WindowOpens(from, period, calendar), closes = LeadCloses(from, period, calendar);
      CHECK(Step(opens, period, 1, calendar) >= from);
      CHECK(Step(opens - kOne, period, 1, calendar) < from);
      CHECK(Step(closes, period, 1, calendar) <= from);
      CHECK(Step(closes + kOne, period, 1, calendar) > from);
    }
  }
}

TEST_CASE("far out days stay within what can be written") {
  CHECK(FormatDate(Calendar().Add(DateOf("9999-12-01"), 9999)) == "9999-12-31");
  CHECK(FormatDate(Calendar().Add(DateOf("0001-01-20"), -9999)) == "0001-01-01");
}
