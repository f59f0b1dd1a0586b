#include "view/due.h"

#include "rule/rule.h"
#include "unit/view/world.h"

namespace lanzhi {
namespace {

using test::World;
using Direction = Within::Direction;

Deadline With(Direction direction) {
  Deadline deadline;
  deadline.within.direction = direction;
  return deadline;
}

struct Made {
  Rule rule;
  std::vector<std::unique_ptr<Outcome>> outcomes;

  Made(Kind kind, Verdict verdict) {
    rule.id = "some-rule";
    rule.kind = std::move(kind);
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
  CHECK(Made(With(Direction::after), Verdict::open).Status() == "open");
  CHECK(Made(With(Direction::after), Verdict::overdue).Status() == "overdue");
  CHECK(Made(With(Direction::lead), Verdict::missing).Status() == "missed");
  CHECK(Made(With(Direction::by), Verdict::late).Status() == "late");
  CHECK(Made(Recurring{}, Verdict::missed).Status() == "missed");
  CHECK(Made(Recurring{}, Verdict::met).Status() == "met");
  Approval timed;
  timed.within = Within{};
  CHECK(Made(timed, Verdict::met).Status() == "met");
  CHECK(Made(Approval{}, Verdict::met).Status() == "none");
  CHECK(Made(Required{}, Verdict::missing).Status() == "none");
  CHECK(Made(With(Direction::not_before), Verdict::met).Status() == "none");
  CHECK(Made(With(Direction::after), Verdict::violated).Status() == "none");
  CHECK(Made(With(Direction::after), Verdict::undetermined).Status() == "none");
  Made without(With(Direction::after), Verdict::open);
  without.outcome().due.reset();
  CHECK(without.Status() == "none");
}

TEST_CASE("a window falls due on the day it closes") {
  Made window(With(Direction::before), Verdict::late);
  CHECK(StandingOf(window.outcome())->day == MakeDate(2026, 3, 14));
  Made after(With(Direction::after), Verdict::late);
  CHECK(StandingOf(after.outcome())->day == MakeDate(2026, 3, 20));
}

TEST_CASE("rows name the person whom the record names in the role") {
  const World world;
  const auto record = world.Case("");
  Made made(With(Direction::after), Verdict::open);
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
  CHECK(group(MakeDate(2026, 11, 18)) == DueGroup::this_week);
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
