#include "view/due.h"

#include "rule/rule.h"
#include "unit/view/small_folder.h"

namespace lanzhi {
namespace {

using test::DeadlineOf;
using test::SmallFolder;

struct Standing {
  Rule rule;
  std::vector<std::unique_ptr<Outcome>> outcomes;

  Standing(Kind kind, Verdict verdict) {
    rule.id = "some-rule";
    rule.kind = std::make_shared<const Kind>(std::move(kind));
    Outcome& outcome = *outcomes.emplace_back(std::make_unique<Outcome>());
    outcome.rule = &rule;
    outcome.verdict = verdict;
    outcome.trigger = MakeDate(2026, 3, 14);
    outcome.due = MakeDate(2026, 3, 20);
  }
  Outcome& outcome() { return *outcomes[0]; }
  std::string Status() {
    const auto duty = StandingOf(outcome());
    return duty ? std::string(DueStatusName(duty->status)) : "none";
  }
};

TEST_CASE("which outcomes are duties, and how they stand") {
  CHECK(Standing(DeadlineOf(Within::Direction::after), Verdict::open).Status() == "open");
  CHECK(Standing(DeadlineOf(Within::Direction::after), Verdict::overdue).Status() == "overdue");
  CHECK(Standing(DeadlineOf(Within::Direction::lead), Verdict::missing).Status() == "missed");
  CHECK(Standing(DeadlineOf(Within::Direction::by), Verdict::late).Status() == "late");
  CHECK(Standing(Recurring{}, Verdict::missed).Status() == "missed");
  CHECK(Standing(Recurring{}, Verdict::met).Status() == "met");
  Approval timed;
  timed.within = Within{};
  CHECK(Standing(timed, Verdict::met).Status() == "met");
  CHECK(Standing(Approval{}, Verdict::met).Status() == "none");
  CHECK(Standing(Required{}, Verdict::missing).Status() == "none");
  CHECK(Standing(DeadlineOf(Within::Direction::not_before), Verdict::met).Status() == "none");
  CHECK(Standing(DeadlineOf(Within::Direction::after), Verdict::violated).Status() == "violated");
  CHECK(Standing(DeadlineOf(Within::Direction::after), Verdict::undetermined).Status() == "none");
  Standing without(DeadlineOf(Within::Direction::after), Verdict::open);
  without.outcome().due.reset();
  CHECK(without.Status() == "none");
}

TEST_CASE("a window falls due on the day it closes") {
  Standing window(DeadlineOf(Within::Direction::before), Verdict::late);
  CHECK(StandingOf(window.outcome())->day == MakeDate(2026, 3, 14));
  Standing after(DeadlineOf(Within::Direction::after), Verdict::late);
  CHECK(StandingOf(after.outcome())->day == MakeDate(2026, 3, 20));
}

TEST_CASE("rows name the person whom the record names in the role") {
  const SmallFolder folder;
  const auto record = folder.Case("");
  Standing made(DeadlineOf(Within::Direction::after), Verdict::open);
  made.rule.actor = "worker";
  const auto rows = DueRowsOf(*record, made.outcomes);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].actor == "chen-jia");
  CHECK(rows[0].worker == "chen-jia");
  CHECK(rows[0].site == "shangsha");
  CHECK(rows[0].record == "C2026-0001");
  CHECK(rows[0].path == "C2026-0001.yaml");
  CHECK(rows[0].due == MakeDate(2026, 3, 20));
  made.rule.actor = "service-dept";
  CHECK(DueRowsOf(*record, made.outcomes).at(0).actor == "service-dept");
  made.outcome().waiver = record.get();
  CHECK(DueRowsOf(*record, made.outcomes).at(0).status == DueStatus::waived);
}

TEST_CASE("groups of time: the week ends on Sunday") {
  DueRow row;
  const Date wednesday = MakeDate(2026, 11, 18);
  const auto group = [&](Date due, DueStatus status = DueStatus::open) {
    row.due = due;
    row.status = status;
    return GroupOf(row, wednesday);
  };
  CHECK(group(MakeDate(2026, 11, 17), DueStatus::overdue) == DueGroup::overdue);
  CHECK(group(MakeDate(2026, 11, 18)) == DueGroup::today);
  CHECK(group(MakeDate(2026, 11, 19)) == DueGroup::this_week);
  CHECK(group(MakeDate(2026, 11, 22)) == DueGroup::this_week);
  CHECK(group(MakeDate(2026, 11, 23)) == DueGroup::this_month);
  CHECK(group(MakeDate(2026, 11, 30)) == DueGroup::this_month);
  CHECK(group(MakeDate(2026, 12, 1)) == DueGroup::later);
  CHECK(group(MakeDate(2026, 11, 18), DueStatus::met) == DueGroup::settled);
  row.status = DueStatus::open;
  row.due = MakeDate(2026, 11, 23);
  CHECK(GroupOf(row, MakeDate(2026, 11, 22)) == DueGroup::this_month);  // on a Sunday the week ends that day
}

TEST_CASE("rows are ordered by day, record, rule, element") {
  const auto make = [](unsigned day, std::string record, std::string rule, std::string element) {
    DueRow row;
    row.due = MakeDate(2026, 1, day);
    row.record = std::move(record);
    row.rule = std::move(rule);
    row.element = std::move(element);
    return row;
  };
  std::vector<DueRow> rows = {make(2, "a", "r", ""), make(1, "b", "r", ""), make(1, "a", "s", ""),
                              make(1, "a", "r", "2"), make(1, "a", "r", "1")};
  SortDueRows(rows);
  std::string order;
  for (const DueRow& row : rows) order += std::to_string(DayOf(row.due)) + row.record + row.rule + row.element + " ";
  CHECK(order == "1ar1 1ar2 1as 1br 2ar ");
}

}  // namespace
}  // namespace lanzhi
