#include "rule/eval/timing.h"

#include <doctest/doctest.h>

#include <vector>

#include "support/days.h"

namespace lanzhi {
namespace {

using test::DateOf;
using test::PeriodOf;

Verdict Deadline(Direction direction, std::string_view period, std::string_view trigger, std::optional<Date> done,
                 bool settled = false, std::optional<Date> day = std::nullopt) {
  const Date due = DueDay(kPlainDays, direction, PeriodOf(period), DateOf(trigger), std::nullopt).day;
  return JudgeDeadline({direction, DateOf(trigger), due, done, settled, day});
}

TEST_CASE("after: the trigger day is not counted, the last day is in") {
  CHECK(Deadline(Direction::after, "7 days", "2026-03-01", DateOf("2026-03-08")) == Verdict::met);
  CHECK(Deadline(Direction::after, "7 days", "2026-03-01", DateOf("2026-03-09")) == Verdict::late);
  CHECK(Deadline(Direction::after, "7 days", "2026-03-01", DateOf("2026-03-01")) == Verdict::met);
  CHECK(Deadline(Direction::after, "7 days", "2026-03-01", DateOf("2026-02-28")) == Verdict::violated);
  CHECK(Deadline(Direction::after, "1 month", "2024-01-31", DateOf("2024-02-29")) == Verdict::met);
  CHECK(Deadline(Direction::after, "1 month", "2024-01-31", DateOf("2024-03-01")) == Verdict::late);
}

TEST_CASE("after: absence is open, then overdue, and missed only by what has happened") {
  CHECK(Deadline(Direction::after, "7 days", "2026-03-01", std::nullopt) == Verdict::open);
  CHECK(Deadline(Direction::after, "7 days", "2026-03-01", std::nullopt, false, DateOf("2026-03-08")) == Verdict::open);
  CHECK(Deadline(Direction::after, "7 days", "2026-03-01", std::nullopt, false, DateOf("2026-03-09")) ==
        Verdict::overdue);
  CHECK(Deadline(Direction::after, "7 days", "2026-03-01", std::nullopt, true) == Verdict::missed);
  CHECK(Deadline(Direction::after, "7 days", "2026-03-01", std::nullopt, true, DateOf("2026-03-09")) ==
        Verdict::missed);
}

TEST_CASE("window: both ends are in, outside on either side is late") {
  CHECK(Deadline(Direction::before, "7 days", "2026-03-14", DateOf("2026-03-07")) == Verdict::met);
  CHECK(Deadline(Direction::before, "7 days", "2026-03-14", DateOf("2026-03-14")) == Verdict::met);
  CHECK(Deadline(Direction::before, "7 days", "2026-03-14", DateOf("2026-03-06")) == Verdict::late);
  CHECK(Deadline(Direction::before, "7 days", "2026-03-14", DateOf("2026-03-15")) == Verdict::late);
  // A month before the last day of February reaches back to the last day of January in a leap year only.
  CHECK(Deadline(Direction::before, "1 month", "2024-02-29", DateOf("2024-01-29")) == Verdict::met);
  CHECK(Deadline(Direction::before, "1 month", "2024-02-29", DateOf("2024-01-28")) == Verdict::late);
}

TEST_CASE("window: absence is missing once settled, else open up to a planned trigger") {
  CHECK(Deadline(Direction::before, "7 days", "2026-03-14", std::nullopt, true) == Verdict::missing);
  CHECK(Deadline(Direction::before, "7 days", "2026-03-14", std::nullopt, false, DateOf("2026-03-14")) ==
        Verdict::open);
  CHECK(Deadline(Direction::before, "7 days", "2026-03-14", std::nullopt, false, DateOf("2026-03-15")) ==
        Verdict::overdue);
  CHECK(Deadline(Direction::before, "7 days", "2026-03-14", std::nullopt) == Verdict::open);
}

TEST_CASE("lead: on the last day it is kept, afterwards late or overdue") {
  CHECK(Deadline(Direction::lead, "3 months", "2026-12-31", DateOf("2026-09-30")) == Verdict::met);
  CHECK(Deadline(Direction::lead, "3 months", "2026-12-31", DateOf("2026-10-01")) == Verdict::late);
  CHECK(Deadline(Direction::lead, "3 months", "2026-12-31", std::nullopt, false, DateOf("2026-09-30")) ==
        Verdict::open);
  CHECK(Deadline(Direction::lead, "3 months", "2026-12-31", std::nullopt, false, DateOf("2026-10-01")) ==
        Verdict::overdue);
  CHECK(Deadline(Direction::lead, "3 months", "2026-12-31", std::nullopt, true) == Verdict::missing);
}

TEST_CASE("not before: exactly the period is in, and absence asks for nothing") {
  CHECK(Deadline(Direction::not_before, "2 years", "2024-02-29", DateOf("2026-02-28")) == Verdict::met);
  CHECK(Deadline(Direction::not_before, "2 years", "2024-02-29", DateOf("2026-02-27")) == Verdict::late);
  CHECK(Deadline(Direction::not_before, "2 years", "2024-02-29", std::nullopt, true) == Verdict::not_applicable);
}

std::vector<Verdict> Verdicts(const RecurringDays& days, const std::vector<Date>& done) {
  std::vector<Verdict> verdicts;
  for (const Occurrence& occurrence : JudgeRecurring(days, done)) verdicts.push_back(occurrence.verdict);
  return verdicts;
}

RecurringDays Yearly(std::string_view from) {
  RecurringDays days;
  days.from = DateOf(from);
  days.every = PeriodOf("1 year");
  return days;
}

using V = std::vector<Verdict>;

TEST_CASE("recurring: what is done fills the earliest unfilled period that has begun") {
  const RecurringDays days = Yearly("2024-03-10");
  CHECK(Verdicts(days, {DateOf("2025-03-10"), DateOf("2026-02-01")}) == V{Verdict::met, Verdict::met, Verdict::open});
  CHECK(Verdicts(days, {DateOf("2025-03-11")}) == V{Verdict::late, Verdict::open});
  // The second form of one year belongs to no period, since the next has not begun.
  CHECK(Verdicts(days, {DateOf("2024-06-01"), DateOf("2024-07-01")}) == V{Verdict::met, Verdict::open});
  CHECK(Verdicts(days, {DateOf("2024-03-09"), DateOf("2024-03-10")}) == V{Verdict::open});
  CHECK(Verdicts(days, {DateOf("2027-01-01"), DateOf("2027-01-02")}) == V{Verdict::late, Verdict::late, Verdict::open});
}

TEST_CASE("recurring: without a day only the next period is shown, with one all that have begun") {
  RecurringDays days = Yearly("2024-03-10");
  CHECK(Verdicts(days, {}) == V{Verdict::open});
  days.day = DateOf("2025-03-10");
  CHECK(Verdicts(days, {}) == V{Verdict::open});
  days.day = DateOf("2026-03-11");
  CHECK(Verdicts(days, {}) == V{Verdict::overdue, Verdict::overdue, Verdict::open});
}

TEST_CASE("recurring: the end settles whole periods, one cut short is not owed") {
  RecurringDays days = Yearly("2024-03-10");
  days.until = DateOf("2026-03-09");
  days.settled = true;
  CHECK(Verdicts(days, {}) == V{Verdict::missed});
  CHECK(Verdicts(days, {DateOf("2025-01-01"), DateOf("2026-01-01")}) == V{Verdict::met, Verdict::met});
  CHECK(Verdicts(days, {DateOf("2025-01-01")}) == V{Verdict::met});
  CHECK(Verdicts(days, {DateOf("2026-04-01")}) == V{Verdict::late});
  // On the day of the end it is still in time.
  days.until = DateOf("2026-03-10");
  CHECK(Verdicts(days, {}) == V{Verdict::missed});
  days.until = DateOf("2026-03-11");
  CHECK(Verdicts(days, {}) == V{Verdict::missed, Verdict::missed});
  days.until = DateOf("2024-03-10");
  CHECK(Verdicts(days, {}).empty());
}

TEST_CASE("recurring: a planned end bounds the periods but proves nothing") {
  RecurringDays days = Yearly("2024-03-10");
  days.until = DateOf("2026-03-09");
  CHECK(Verdicts(days, {}) == V{Verdict::open});
  days.day = DateOf("2027-01-01");
  CHECK(Verdicts(days, {}) == V{Verdict::overdue});
}

TEST_CASE("recurring: what only the last known day settles says so") {
  RecurringDays days = Yearly("2024-03-10");
  days.known_to = DateOf("2026-03-09");
  const auto known = JudgeRecurring(days, std::vector{DateOf("2024-09-01")});
  REQUIRE(known.size() == 2);
  CHECK(known[0].verdict == Verdict::met);
  CHECK(!known[0].by_month);
  CHECK(known[1].verdict == Verdict::open);
  days.known_to = DateOf("2026-03-10");
  const auto missed = JudgeRecurring(days, std::vector{DateOf("2024-09-01")});
  REQUIRE(missed.size() == 3);
  CHECK(missed[1].verdict == Verdict::missed);
  CHECK(missed[1].by_month);
  CHECK(!missed[2].by_month);
  days.settled = true;
  days.until = DateOf("2026-06-01");
  const auto ended = JudgeRecurring(days, std::vector{DateOf("2024-09-01")});
  REQUIRE(ended.size() == 2);
  CHECK(ended[1].verdict == Verdict::missed);
  CHECK(!ended[1].by_month);
}

TEST_CASE("recurring: restart runs from what was done last and is owed once") {
  RecurringDays days = Yearly("2024-03-10");
  days.restart = true;
  const auto occurrences = JudgeRecurring(days, std::vector{DateOf("2024-09-01"), DateOf("2025-09-02")});
  REQUIRE(occurrences.size() == 3);
  CHECK(occurrences[0].due.day == DateOf("2025-03-10"));
  CHECK(occurrences[0].verdict == Verdict::met);
  CHECK(occurrences[1].due.day == DateOf("2025-09-01"));
  CHECK(occurrences[1].verdict == Verdict::late);
  CHECK(occurrences[2].due.day == DateOf("2026-09-02"));
  CHECK(occurrences[2].anchor_done == 1);
  days.day = DateOf("2030-01-01");
  CHECK(Verdicts(days, {}) == V{Verdict::overdue});
}

TEST_CASE("recurring: days of grace count from the end of the period, stepped from the anchor") {
  RecurringDays days = Yearly("2024-02-29");
  days.within = PeriodOf("1 month");
  const auto occurrences = JudgeRecurring(days, std::vector{DateOf("2025-03-28"), DateOf("2026-03-29")});
  REQUIRE(occurrences.size() == 3);
  CHECK(occurrences[0].end == DateOf("2025-02-28"));
  CHECK(occurrences[0].due.day == DateOf("2025-03-28"));
  CHECK(occurrences[0].verdict == Verdict::met);
  CHECK(occurrences[1].verdict == Verdict::late);
}

}  // namespace
}  // namespace lanzhi
