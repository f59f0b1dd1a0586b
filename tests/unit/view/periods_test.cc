#include "view/periods.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "rule/rule.h"

namespace lanzhi {
namespace {

struct RecurringDuties {
  Rule rule;
  std::vector<std::unique_ptr<Outcome>> outcomes;

  RecurringDuties() { rule.kind = std::make_shared<const Kind>(Recurring{}); }

  Outcome& Add(int day, Verdict verdict = Verdict::missed, const std::string& instance = "") {
    Outcome& outcome = *outcomes.emplace_back(std::make_unique<Outcome>());
    outcome.rule = &rule;
    outcome.verdict = verdict;
    outcome.due = MakeDate(2026, 1, 1) + std::chrono::days{day};
    outcome.element = (instance.empty() ? "" : instance + " ") + FormatDate(*outcome.due);
    return outcome;
  }

  // "01-01..01-03(3) 01-04": the days that are told, and together with which.
  std::string Told() {
    std::vector<const Outcome*> all;
    for (const auto& outcome : outcomes) all.push_back(outcome.get());
    std::string out;
    for (const ToldOutcome& told : TellPeriods(all)) {
      out += (out.empty() ? "" : " ") + FormatDate(*told.outcome->due).substr(5);
      if (told.periods == 1) {
        CHECK(told.last == told.outcome);
        continue;
      }
      out += ".." + FormatDate(*told.last->due).substr(5) + "(" + std::to_string(told.periods) + ")";
    }
    return out;
  }
};

TEST_CASE("of the periods that are not done the newest are told one by one") {
  RecurringDuties duties;
  for (int day = 0; day < 6; ++day) duties.Add(day);
  CHECK(duties.Told() == "01-01 01-02 01-03 01-04 01-05 01-06");
  duties.rule.periods_singly = 6;
  CHECK(duties.Told() == "01-01 01-02 01-03 01-04 01-05 01-06");
  duties.rule.periods_singly = 5;  // one alone is told as itself
  CHECK(duties.Told() == "01-01 01-02 01-03 01-04 01-05 01-06");
  duties.rule.periods_singly = 2;
  CHECK(duties.Told() == "01-01..01-04(4) 01-05 01-06");
  duties.rule.periods_singly = 0;
  CHECK(duties.Told() == "01-01..01-06(6)");
}

TEST_CASE("only what is the same duty and stands alike is told together") {
  const auto told = [](const auto& change) {
    RecurringDuties duties;
    duties.rule.periods_singly = 1;
    for (int day = 0; day < 6; ++day) change(duties, duties.Add(day), day);
    return duties.Told();
  };
  const Record waiver;
  CHECK(told([](RecurringDuties&, Outcome&, int) {}) == "01-01..01-05(5) 01-06");
  CHECK(told([](RecurringDuties&, Outcome& o, int day) { o.verdict = day < 3 ? Verdict::missed : Verdict::overdue; }) ==
        "01-01..01-02(2) 01-03 01-04..01-06(3)");
  CHECK(told([](RecurringDuties&, Outcome& o, int day) {
          o.severity = day % 2 == 0 ? Severity::error : Severity::warning;
        }) == "01-01..01-03(2) 01-05 01-02..01-04(2) 01-06");
  CHECK(told([&](RecurringDuties&, Outcome& o, int day) { o.waiver = day < 3 ? &waiver : nullptr; }) ==
        "01-01..01-02(2) 01-03 01-04..01-05(2) 01-06");
  CHECK(told([&](RecurringDuties&, Outcome& o, int day) { o.expired_waiver = day < 3 ? &waiver : nullptr; }) ==
        "01-01..01-02(2) 01-03 01-04..01-05(2) 01-06");
  CHECK(told([](RecurringDuties&, Outcome& o, int day) { o.by_month = day >= 3; }) ==
        "01-01..01-02(2) 01-03 01-04..01-05(2) 01-06");
  CHECK(told([](RecurringDuties&, Outcome& o, int day) { o.element.insert(0, day % 2 == 0 ? "甲 " : "乙 "); }) ==
        "01-01..01-03(2) 01-05 01-02..01-04(2) 01-06");
  CHECK(told([](RecurringDuties&, Outcome& o, int) { o.verdict = Verdict::open; }) ==
        "01-01 01-02 01-03 01-04 01-05 01-06");
  CHECK(told([](RecurringDuties&, Outcome& o, int day) {
          o.verdict = Verdict::late;
          o.actual = MakeDate(2026, 2, 1) + std::chrono::days{day};
        }) == "01-01 01-02 01-03 01-04 01-05 01-06");
  CHECK(told([](RecurringDuties& duties, Outcome&, int) {
          duties.rule.kind = std::make_shared<const Kind>(Required{});
        }) == "01-01 01-02 01-03 01-04 01-05 01-06");
}

}  // namespace
}  // namespace lanzhi
