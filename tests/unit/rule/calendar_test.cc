// Due days by a calendar: how they are moved and when they are provisional; the calendars that are compiled in and
// those of a folder.
#include <doctest/doctest.h>

#include "handbook_fixture.h"
#include "rule/compile/calendars.h"
#include "rule/eval/timing.h"
#include "support/days.h"

using namespace lanzhi;
using namespace lanzhi::test;
using fixture::DeadlineRule;
using fixture::Loaded;

namespace {

Calendar China() {
  Diagnostics diagnostics;
  const auto handbook = Handbook::Load("lantian", {}, diagnostics);
  handbook->Compile(nullptr, diagnostics);
  REQUIRE(handbook->calendar_name() == "cn");
  CHECK_FALSE(handbook->counts_working_days());
  static_cast<void>(handbook->LoadCalendar());
  return handbook->counting().calendar;
}

// "2026-10-08 (2026-10-04)", with a mark where it is provisional.
std::string DueText(const DueDate& due) {
  std::string text = FormatDate(due.day);
  if (due.moved()) text += " (" + FormatDate(due.raw) + ")";
  return due.provisional ? text + " ?" : text;
}

std::string Due(Roll roll, Direction direction, std::string_view trigger, std::string_view period) {
  static const Calendar calendar = China();
  return DueText(DueDay({calendar, roll}, direction, PeriodOf(period), DateOf(trigger), std::nullopt));
}

std::string After(Roll roll, std::string_view trigger, std::string_view period) {
  return Due(roll, Direction::after, trigger, period);
}

constexpr std::string_view kFolderCalendar =
    "calendar: cn\nfrom: 2027-01-01\nuntil: 2027-12-31\nyears:\n  - {year: 2027, off: [2027-01-01], worked: "
    "[2027-01-09]}\n";

std::string CalendarFaults(const std::string& calendar, const std::string& head = {}) {
  return fixture::Show(fixture::Load({.head = head, .agency = calendar}).diagnostics);
}

}  // namespace

TEST_CASE("the calendar of China has the days of the notices") {
  const Calendar china = China();
  CHECK(china.known().size() == 1);
  CHECK(china.Knows(DateOf("2010-01-01"), DateOf("2026-12-31")));
  CHECK_FALSE(china.Knows(DateOf("2009-12-31"), DateOf("2009-12-31")));
  CHECK_FALSE(china.Knows(DateOf("2027-01-01"), DateOf("2027-01-01")));
  for (const char* off : {"2010-01-01", "2020-01-31", "2024-02-12", "2026-02-23", "2026-10-07", "2026-10-11"}) {
    CAPTURE(off);
    CHECK_FALSE(china.IsWorked(DateOf(off)));
  }
  for (const char* worked : {"2010-10-09", "2012-02-29", "2026-02-28", "2026-09-20", "2026-10-08", "2026-10-10"}) {
    CAPTURE(worked);
    CHECK(china.IsWorked(DateOf(worked)));
  }
}

TEST_CASE("without roll-over a due day stays, and nothing of it is provisional") {
  CHECK(After(Roll::none, "2026-09-27", "7 days") == "2026-10-04");
  CHECK(After(Roll::none, "2030-01-01", "1 month") == "2030-02-01");
}

TEST_CASE("next: a last day on a day off moves on, across a month's end too") {
  CHECK(After(Roll::next, "2026-09-27", "7 days") == "2026-10-08 (2026-10-04)");
  CHECK(After(Roll::next, "2026-10-03", "7 days") == "2026-10-10");  // a Saturday that is worked
  CHECK(After(Roll::next, "2026-01-10", "end of month") == "2026-02-02 (2026-01-31)");
  CHECK(After(Roll::next, "2026-08-20", "day 5 of next month") == "2026-09-07 (2026-09-05)");
  CHECK(After(Roll::next, "2024-01-31", "1 month") == "2024-02-29");
  CHECK(After(Roll::next, "2019-12-20", "01-05 of next year") == "2020-01-06 (2020-01-05)");
}

TEST_CASE("previous: it moves back, but never before the day that it counts from") {
  CHECK(After(Roll::previous, "2026-09-27", "7 days") == "2026-09-30 (2026-10-04)");
  CHECK(After(Roll::previous, "2026-10-30", "1 day") == "2026-10-30 (2026-10-31)");
  CHECK(After(Roll::previous, "2026-10-31", "1 day") == "2026-11-01");
}

TEST_CASE("a lead moves back either way, a first day and a day that was agreed do not move") {
  for (const Roll roll : {Roll::next, Roll::previous}) {
    CHECK(Due(roll, Direction::lead, "2026-11-28", "14 days") == "2026-11-13 (2026-11-14)");
    CHECK(Due(roll, Direction::before, "2026-11-28", "7 days") == "2026-11-21");
    CHECK(Due(roll, Direction::not_before, "2026-11-07", "1 day") == "2026-11-08");
  }
  const DueDate by = DueDay({China(), Roll::next}, Direction::by, {}, DateOf("2026-11-01"), DateOf("2026-11-07"));
  CHECK(DueText(by) == "2026-11-07");
}

TEST_CASE("working days pass over days off and take those made up") {
  CHECK(After(Roll::none, "2026-09-30", "3 working days") == "2026-10-10");
  CHECK(After(Roll::next, "2026-09-30", "3 working days") == "2026-10-10");
  CHECK(After(Roll::none, "2026-02-13", "1 working day") == "2026-02-14");
  CHECK(After(Roll::none, "2024-02-28", "2 working days") == "2024-03-01");
  CHECK(Due(Roll::none, Direction::before, "2026-10-09", "2 working days") == "2026-09-30");
  CHECK(Due(Roll::none, Direction::lead, "2026-10-09", "2 working days") == "2026-10-07");
}

TEST_CASE("beyond what the calendar knows a date follows the week and is provisional") {
  CHECK(After(Roll::none, "2026-12-30", "1 working day") == "2026-12-31");
  CHECK(After(Roll::none, "2026-12-31", "1 working day") == "2027-01-01 ?");
  CHECK(After(Roll::none, "2026-12-30", "3 working days") == "2027-01-04 ?");
  CHECK(After(Roll::none, "2009-12-25", "5 working days") == "2010-01-04 ?");
  CHECK(After(Roll::none, "2009-12-31", "1 working day") == "2010-01-04");  // all that is counted is known
  CHECK(After(Roll::next, "2027-03-01", "7 days") == "2027-03-08 ?");       // it may be a holiday
  CHECK(After(Roll::next, "2027-03-01", "5 days") == "2027-03-08 (2027-03-06) ?");
  CHECK(After(Roll::next, "2026-12-01", "7 days") == "2026-12-08");
  CHECK(After(Roll::previous, "2027-01-01", "1 day") == "2027-01-01 (2027-01-02) ?");
  CHECK(Due(Roll::none, Direction::lead, "2027-01-04", "1 working day") == "2027-01-03 ?");
  CHECK(Due(Roll::next, Direction::before, "2027-03-08", "7 days") == "2027-03-01");  // rests on no calendar
  CHECK(DueText(DueDay({Calendar(), Roll::next}, Direction::after, PeriodOf("1 day"), DateOf("2026-11-06"), {})) ==
        "2026-11-09 (2026-11-07) ?");
}

TEST_CASE("recurring: what is done up to the day that was moved is in time, and the key stays that of the period") {
  const DayCounting counting{China(), Roll::next};
  RecurringDays days;
  days.counting = &counting;
  days.from = DateOf("2026-09-04");
  days.every = PeriodOf("1 month");  // to Sunday, 4 October
  days.day = DateOf("2026-10-08");
  const auto verdict = [&](std::string_view done) {
    return JudgeRecurring(days, std::vector{DateOf(done)}).front().verdict;
  };
  CHECK(DueText(JudgeRecurring(days, {}).front().due) == "2026-10-08 (2026-10-04)");
  CHECK(JudgeRecurring(days, {}).front().verdict == Verdict::open);
  CHECK(verdict("2026-10-08") == Verdict::met);
  CHECK(verdict("2026-10-09") == Verdict::late);
  days.known_to = DateOf("2026-10-07");
  CHECK(JudgeRecurring(days, {}).front().verdict == Verdict::open);
  days.known_to = DateOf("2026-10-08");
  CHECK(JudgeRecurring(days, {}).front().verdict == Verdict::missed);
}

TEST_CASE("recurring: moved back it is overdue early, but missed only once the period itself is over") {
  const DayCounting counting{China(), Roll::previous};
  RecurringDays days;
  days.counting = &counting;
  days.from = DateOf("2026-09-04");
  days.every = PeriodOf("1 month");
  days.day = DateOf("2026-10-01");
  CHECK(JudgeRecurring(days, {}).front().verdict == Verdict::overdue);
  days.known_to = DateOf("2026-10-03");
  CHECK(JudgeRecurring(days, {}).front().verdict == Verdict::overdue);
  days.known_to = DateOf("2026-10-04");
  CHECK(JudgeRecurring(days, {}).front().verdict == Verdict::missed);
}

TEST_CASE("a folder's file goes over the calendar of its name") {
  const std::string rule = DeadlineRule("r", "    within: {after: 3 working days}\n");
  const Loaded loaded =
      fixture::Load({.head = "calendar: cn\n", .rules = rule, .agency = std::string(kFolderCalendar)});
  REQUIRE(fixture::Show(loaded.diagnostics) == "");
  CHECK(loaded.handbook->counts_working_days());
  const Calendar& calendar = loaded.handbook->counting().calendar;
  CHECK(calendar.Knows(DateOf("2010-01-01"), DateOf("2027-12-31")));
  CHECK(FormatDate(calendar.Add(DateOf("2026-12-31"), 1)) == "2027-01-04");
  CHECK(calendar.IsWorked(DateOf("2027-01-09")));
  CHECK(loaded.handbook->LoadCalendar().size() == 2);
}

TEST_CASE("a folder's own calendar, with another week") {
  const Loaded loaded = fixture::Load({.head = "calendar: shop\n",
                                       .agency = "calendar: shop\nfrom: 2026-01-01\nuntil: 2026-12-31\nweekend: "
                                                 "[monday]\n"});
  REQUIRE(fixture::Show(loaded.diagnostics) == "");
  CHECK_FALSE(loaded.handbook->counts_working_days());
  CHECK(FormatDate(loaded.handbook->DayAfter(DateOf("2026-11-21"), PeriodOf("2 working days"))) == "2026-11-24");
  CHECK(FormatDate(loaded.handbook->DayAfter(DateOf("2026-11-21"), PeriodOf("2 days"))) == "2026-11-23");
}

TEST_CASE("what is wrong with a calendar is told with its place") {
  CHECK(CalendarFaults(std::string(kFolderCalendar)) == "");
  CHECK(CalendarFaults("calendar: cn\n", "calendar: cm\n") == "handbook.yaml:7:11 handbook-calendar.unknown (cn)");
  CHECK(CalendarFaults("calendar: mine\nyears: []\n") == "agency.yaml:1:1 handbook-missing");
  CHECK(CalendarFaults("calendar: cn\nfrom: 2027-01-01\n") == "agency.yaml:1:1 handbook-missing");
  CHECK(CalendarFaults("calendar: cn\nfrom: 2027-01-01\nuntil: 2026-12-31\n") ==
        "agency.yaml:3:8 handbook-calendar.order");
  CHECK(CalendarFaults("calendar: cn\nfrom: 2027-1-1\nuntil: 2027-12-31\n") ==
        "agency.yaml:2:7 handbook-calendar.date");
  CHECK(CalendarFaults("calendar: cn\nweekend: [sunnday]\n") ==
        "agency.yaml:2:11 handbook-calendar.weekday (sunday)");
  CHECK(CalendarFaults("calendar: cn\nweekend: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]\n") ==
        "agency.yaml:2:10 handbook-calendar.whole-week");
  CHECK(CalendarFaults("calendar: cn\nyears:\n  - {year: 2027, off: [2027-02-30, 2027-05-01, 2028-01-01], worked: "
                       "[2027-05-01]}\n  - {year: 2027, of: [2027-06-01]}\n  - {off: [2027-01-01]}\n") ==
        "agency.yaml:3:24 handbook-calendar.date\nagency.yaml:3:48 handbook-calendar.year\n"
        "agency.yaml:3:70 handbook-calendar.twice\nagency.yaml:4:12 handbook-duplicate\n"
        "agency.yaml:4:18 handbook-parameter (off)\nagency.yaml:5:6 handbook-missing");
  CHECK(CalendarFaults(
            "calendar: cn\nfrom: 2027-01-01\nuntil: 2027-06-30\nyears:\n  - {year: 2027, off: [2027-10-01]}\n") ==
        "agency.yaml:5:24 handbook-calendar.outside");
  CHECK(CalendarFaults("calendar: cn\nrules: []\n") == "agency.yaml:2:1 handbook-parameter");
}
