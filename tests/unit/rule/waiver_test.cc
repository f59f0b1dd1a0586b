// Waivers and the merging of holes.
#include "rule/waiver.h"

#include <doctest/doctest.h>

#include "rule/merge.h"
#include "trial.h"

namespace lanzhi::test {
namespace {

constexpr const char* kRules = R"(  - id: told
    kind: deadline
    trigger: application.date
    done: decision.told_on
    within: {after: 3 days}
  - id: written
    kind: deadline
    at: sessions
    trigger: .date
    done: .written_on
    within: {after: 1 day}
)";

constexpr const char* kLate =
    "application: {date: 2026-03-02}\ndecision: {date: 2026-03-09, accepted: true, told_on: 2026-03-09}\n";

std::string Waiver(const std::string& more) {
  return "record: C2026-0001\ndate: 2026-03-10\nreason: ill\nasked_by: chen-jia\n" + more;
}

const std::string kApproved = "approval: {date: 2026-03-11, by: zhou-ping}\n";

std::string Codes(const Diagnostics& faults) {
  std::string codes;
  for (const Diagnostic& fault : faults) codes += (codes.empty() ? "" : " ") + fault.message.id;
  return codes;
}

}  // namespace

TEST_CASE("a waiver covers one rule of one record") {
  Trial trial(kRules);
  const auto outcomes = trial.JudgeWaived(kLate, {Waiver("rule: told\n" + kApproved)});
  CHECK(trial.faults.empty());
  REQUIRE(outcomes.size() == 1);
  REQUIRE(outcomes[0]->waiver != nullptr);
  CHECK(outcomes[0]->waiver->id == "W2026-0001");
  CHECK(outcomes[0]->verdict == Verdict::late);
}

TEST_CASE("a waiver of one element leaves the others") {
  Trial trial(kRules);
  const auto outcomes = trial.JudgeWaived(
      "sessions:\n  - {date: 2026-03-02, written_on: 2026-03-09}\n  - {date: 2026-03-05, written_on: 2026-03-09}\n",
      {Waiver("rule: written\nelement: \"2026-03-05\"\n" + kApproved)});
  REQUIRE(outcomes.size() == 2);
  CHECK(outcomes[0]->waiver == nullptr);
  CHECK(outcomes[1]->waiver != nullptr);
}

TEST_CASE("a waiver of an element of which there are several says which, or covers none") {
  const std::string two =
      "sessions:\n  - {date: 2026-03-05, at: \"10:00\", written_on: 2026-03-09}\n"
      "  - {date: 2026-03-05, at: \"15:30\", written_on: 2026-03-10}\n";
  Trial trial(kRules);
  const auto one = trial.JudgeWaived(two, {Waiver("rule: written\nelement: \"2026-03-05/15:30\"\n" + kApproved)});
  CHECK(trial.faults.empty());
  REQUIRE(one.size() == 2);
  CHECK(one[0]->element == "2026-03-05/10:00");
  CHECK(one[0]->waiver == nullptr);
  CHECK(one[1]->waiver != nullptr);
  Trial unsaid(kRules);
  const auto none = unsaid.JudgeWaived(two, {Waiver("rule: written\nelement: \"2026-03-05\"\n" + kApproved)});
  CHECK(none[0]->waiver == nullptr);
  CHECK(none[1]->waiver == nullptr);
  CHECK(Codes(unsaid.faults) == "waiver-element");
}

TEST_CASE("the end of a waiver is compared with the day that settles a duty without a number") {
  constexpr const char* kUndated = R"(  - id: written
    kind: deadline
    at: sessions
    trigger: .date
    done: .written_on
    settled_by: [{later: .written_on}]
)";
  const std::string missed = "sessions:\n  - {date: 2026-03-05}\n  - {date: 2026-03-20, written_on: 2026-03-20}\n";
  const auto covered = [&](const std::string& until, const std::string& text, std::optional<Date> day = std::nullopt) {
    Trial trial(kUndated);
    const auto outcomes = trial.JudgeWaived(text, {Waiver("rule: written\nuntil: " + until + "\n" + kApproved)}, day);
    REQUIRE(!outcomes.empty());
    CHECK((outcomes[0]->waiver != nullptr) != (outcomes[0]->expired_waiver != nullptr));
    return outcomes[0]->waiver != nullptr;
  };
  CHECK(covered("2026-03-20", missed));
  CHECK_FALSE(covered("2026-03-19", missed));
  // While it runs, whatever settles it is yet to come.
  const std::string open = "sessions:\n  - {date: 2026-03-05}\n";
  CHECK(covered("2026-03-19", open, ParseDate("2026-03-19")));
  CHECK_FALSE(covered("2026-03-19", open, ParseDate("2026-03-20")));
}

TEST_CASE("a waiver covers events up to its end, and says that it would have") {
  Trial covered(kRules);
  const auto sooner = covered.JudgeWaived(kLate, {Waiver("rule: told\nuntil: 2026-03-10\n" + kApproved)});
  CHECK(sooner[0]->waiver != nullptr);
  CHECK(sooner[0]->expired_waiver == nullptr);
  Trial trial(kRules);
  const auto later =
      trial.JudgeWaived("application: {date: 2026-03-02}\ndecision: {date: 2026-03-15, told_on: 2026-03-15}\n",
                        {Waiver("rule: told\nuntil: 2026-03-14\n" + kApproved)});
  CHECK(later[0]->waiver == nullptr);
  REQUIRE(later[0]->expired_waiver != nullptr);
}

TEST_CASE("a waiver may cover what is still open") {
  Trial trial(kRules);
  const auto outcomes = trial.JudgeWaived("application: {date: 2026-03-02}\n", {Waiver("rule: told\n" + kApproved)});
  REQUIRE(outcomes.size() == 1);
  CHECK(outcomes[0]->verdict == Verdict::open);
  CHECK(outcomes[0]->waiver != nullptr);
}

TEST_CASE("faults of waivers, each at its place, and none of them may be used") {
  const auto faults = [](const std::string& more) {
    Trial trial(kRules);
    const auto outcomes = trial.JudgeWaived(kLate, {more});
    REQUIRE(outcomes.size() == 1);
    CHECK(outcomes[0]->waiver == nullptr);
    return Codes(trial.faults);
  };
  CHECK(faults("rule: told\nrecord: C2026-0001\ndate: 2026-03-10\nasked_by: chen-jia\n" + kApproved) ==
        "waiver-malformed.missing");
  CHECK(faults("rule: told\nrecord: C2026-0001\ndate: 2026-03-10\nreason: ill\n" + kApproved) ==
        "waiver-malformed.missing");  // else nobody could tell that whoever asked approved it
  CHECK(faults("rule: told\nrecord: C2026-0001\nreason: ill\nasked_by: chen-jia\n" + kApproved) ==
        "waiver-malformed.missing");
  CHECK(faults(Waiver("rule: told\n")) == "waiver-malformed.missing");
  CHECK(faults(Waiver("rule: told\napproval: {date: 2026-03-09, by: zhou-ping}\n")) == "waiver-malformed.approved");
  CHECK(faults(Waiver("rule: told\napproval: {date: 2026-03-11}\n")) == "waiver-malformed.missing");
  CHECK(faults(Waiver("rule: tlod\n" + kApproved)) == "waiver-malformed.rule");
  CHECK(faults(Waiver("rule: told\nuntil: 2026-03-09\n" + kApproved)) == "waiver-malformed.until");
  CHECK(faults(Waiver("rule: told\napproval: {date: 2026-03-11, by: chen-jia}\n")) == "waiver-self-approved.asked");
  CHECK(faults(Waiver("rule: told\napproval: {date: 2026-04-30, by: he-wen}\n")) == "waiver-approver-role.role");
  CHECK(faults("rule: told\nrecord: C2026-0001\ndate: 2026-03-10\nreason: ill\nasked_by: lin-yu\n"
               "approval: {date: 2026-03-11, by: lin-yu}\n") == "waiver-self-approved.asked");
}

TEST_CASE("whoever has the record may not approve its waiver") {
  Trial trial(kRules);
  const auto outcomes = trial.JudgeWaived(
      std::string("handovers: [{from: 2026-01-01, worker: zhou-ping}, {from: 2026-06-01, worker: chen-jia}]\n") + kLate,
      {Waiver("rule: told\n" + kApproved)});
  CHECK(Codes(trial.faults) == "waiver-self-approved.worker");
  CHECK(outcomes[0]->waiver == nullptr);
}

TEST_CASE("a waiver of what recurs says which time, or until when") {
  const auto faults = [](const std::string& more) {
    Trial trial(R"(  - id: yearly
    kind: recurring
    every: 1 year
    from: application.date
    done: plan_reviews.date
)");
    const auto outcomes = trial.JudgeWaived("application: {date: 2024-03-02}\nclosing: {date: 2025-04-01}\n",
                                            {Waiver("rule: yearly\n" + more + kApproved)});
    REQUIRE(outcomes.size() == 1);
    CHECK(outcomes[0]->waiver != nullptr);
    return Codes(trial.faults);
  };
  CHECK(faults("") == "waiver-endless");
  CHECK(faults("element: \"2025-03-02\"\n").empty());
  CHECK(faults("until: 2026-12-31\n").empty());
}

TEST_CASE("one hole, one finding: the most severe speaks and cites the others") {
  Trial trial(R"(  - id: first
    kind: required
    need: [plan.goals]
    severity: warning
  - id: second
    kind: required
    need: [plan.situation]
    severity: error
    clauses: [t.two]
  - id: third
    kind: required
    need: [plan.date, closing.explanation]
  - id: fourth
    kind: deadline
    trigger: plan.date
    done: closing.date
    within: {after: 1 day}
)");
  const auto outcomes = trial.Judge("source: self\n");
  REQUIRE(Show(outcomes) == "missing\nmissing\nmissing");
  CHECK(outcomes[0]->spoken_by == outcomes[1].get());
  CHECK(outcomes[1]->spoken_by == nullptr);
  CHECK(outcomes[1]->clauses == std::vector<std::string_view>{"t.two", "t.one"});
  // It rests on a further place, so it speaks for itself.
  CHECK(outcomes[2]->spoken_by == nullptr);
}

TEST_CASE("what cannot be told rests on the finding for its cause") {
  Trial trial(R"(  - id: first
    kind: required
    at: occasions
    need: [.planned_on]
  - id: second
    kind: required
    at: occasions(last)
    need: [.people]
)",
              "activity");
  const auto outcomes = trial.Judge(
      "occasions:\n  - {date: 2026-03-04, people: 5}\n  - {planned_on: 2026-03-05, date: 2026-03-05, people: 5}\n");
  REQUIRE(outcomes.size() == 3);
  CHECK(outcomes.back()->verdict == Verdict::undetermined);
  REQUIRE(outcomes.back()->spoken_by != nullptr);
  CHECK(outcomes.back()->spoken_by->verdict == Verdict::missing);
}

}  // namespace lanzhi::test
