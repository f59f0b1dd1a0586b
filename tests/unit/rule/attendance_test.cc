// Rolls of meetings and the forms of those who come, series of numbers and phases, hours and budgets.
#include <doctest/doctest.h>

#include "trial.h"

namespace lanzhi::test {
namespace {

constexpr const char* kRoll = R"(  - id: r
    kind: attendance
    meetings: meetings
    members: members
    who: .ref
    from: .joined_on
    until: .left.date
    present: .attended
    absent: .absent
    nobody: ["无", none]
)";

constexpr const char* kMembers = R"(members:
  - {ref: K1, form_on: 2026-03-01}
  - {ref: K2, joined_on: 2026-03-12}
  - {ref: K3, left: {date: 2026-03-12}}
)";

std::string Meetings(const std::string& entries) { return kMembers + ("meetings:\n" + entries); }

// A rule that asks for the other side of a comparison, and has no outcome here.
std::string AskingFor(const std::string& path, const std::string& at = "") {
  return "  - id: asks\n    kind: required\n    when: {worker: absent}\n" + at + "    need: [" + path + "]\n";
}

}  // namespace

TEST_CASE("attendance: a member from the day of joining to the day before leaving") {
  Trial trial(kRoll, "group");
  CHECK(Show(trial.Judge(
            Meetings("  - {date: 2026-03-05, attended: [K1, K3]}\n  - {date: 2026-03-12, attended: [K1, K2]}\n"
                     "  - {date: 2026-03-11, absent: [K3]}\n  - {date: 2026-03-19, absent: [无]}\n"))) ==
        "2026-03-05: met\n2026-03-11: met\n2026-03-12: met\n2026-03-19: met");
  const auto early = trial.Judge(Meetings("  - {date: 2026-03-11, attended: [K1, K2]}\n"));
  REQUIRE(Show(early) == "2026-03-11: violated");
  CHECK(ArgText(*early[0], "failed") == "K2");
  CHECK(ArgText(*early[0], "trigger") == "2026-03-11");
  CHECK(early[0]->message.id == "kind.attendance.violated.stranger");
  CHECK(Trial::At(early[0]->primary) == "K2");
  REQUIRE(early[0]->related.size() == 1);
  CHECK(Trial::At(early[0]->related[0].place) == "2026-03-12");
  const auto gone = trial.Judge(Meetings("  - {date: 2026-03-12, absent: [K3, K9]}\n"));
  REQUIRE(Show(gone) == "2026-03-12: violated");
  CHECK(ArgText(*gone[0], "failed") == "K3, K9");
  REQUIRE(gone[0]->related.size() == 2);
  CHECK(Trial::At(gone[0]->related[0].place) == "K9");
  CHECK(Trial::At(gone[0]->related[1].place) == "2026-03-12");
}

TEST_CASE("attendance: who comes back is a member again") {
  Trial trial(kRoll, "group");
  const std::string twice =
      "members:\n  - {ref: K1, left: {date: 2026-03-10}}\n  - {ref: K1, joined_on: 2026-03-20}\nmeetings:\n";
  CHECK(Show(trial.Judge(twice + "  - {date: 2026-03-09, attended: [K1]}\n  - {date: 2026-03-15, attended: [K1]}\n"
                                 "  - {date: 2026-03-20, attended: [K1]}\n")) ==
        "2026-03-09: met\n2026-03-15: violated\n2026-03-20: met");
}

TEST_CASE("attendance: guests may come, who has gone may not") {
  Trial trial(
      "  - id: r\n    kind: attendance\n    meetings: occasions\n    members: enrolments\n    who: .ref\n"
      "    last: [.left.date, .refused.date]\n    day: .date\n    present: .signed_in\n    guests: true\n",
      "activity");
  const std::string people =
      "enrolments:\n  - {ref: K1}\n  - {ref: K2, left: {date: 2026-03-10}}\n"
      "  - {ref: K3, left: {date: 2026-03-20}, refused: {date: 2026-03-10}}\noccasions:\n";
  // Neither a roll is asked for, nor who is on no list, nor who stands there twice.
  CHECK(
      Show(trial.Judge(people + "  - {planned_on: 2026-03-05, date: 2026-03-05}\n"
                                "  - {planned_on: 2026-03-10, date: 2026-03-10, signed_in: [K1, K2, K3, K9, K9]}\n")) ==
      "2026-03-10: met");
  const auto gone =
      trial.Judge(people + "  - {planned_on: 2026-03-05, date: 2026-03-11, signed_in: [K1, K2, K3, K9]}\n");
  REQUIRE(Show(gone) == "2026-03-05: violated");
  CHECK(ArgText(*gone[0], "failed") == "K2, K3");
  CHECK(ArgText(*gone[0], "trigger") == "2026-03-11");
  CHECK(trial.Judge(people + "  - {planned_on: 2026-03-12, signed_in: [K2]}\n").empty());
  CHECK(Show(trial.Judge(people + "  - {planned_on: 2026-03-12, date: 2026-03-99, signed_in: [K2]}\n")) ==
        "undetermined");
  CHECK(Show(trial.Judge("enrolments:\n  - {ref: K1, left: {date: 2026-99-10}}\noccasions:\n"
                         "  - {planned_on: 2026-03-12, date: 2026-03-12, signed_in: [K1]}\n")) ==
        "2026-03-12: undetermined");
}

TEST_CASE("attendance: exactly one of the two lists, nobody twice") {
  Trial trial(kRoll, "group");
  const auto none = trial.Judge(Meetings("  - {date: 2026-03-05, phase: early}\n"));
  REQUIRE(Show(none) == "2026-03-05: missing");
  CHECK(none[0]->message.id == "kind.attendance.missing.roll");
  CHECK(ArgText(*none[0], "missing") == "attended/absent");
  CHECK(none[0]->holes.size() == 2);
  CHECK(Trial::At(none[0]->primary) == "date");
  CHECK(Show(trial.Judge(Meetings("  - {date: 2026-03-05, absent: []}\n"))) == "2026-03-05: missing");
  const auto both = trial.Judge(Meetings("  - {date: 2026-03-05, attended: [K1], absent: [K3]}\n"));
  REQUIRE(Show(both) == "2026-03-05: violated");
  CHECK(both[0]->message.id == "kind.attendance.violated.both");
  CHECK(Trial::At(both[0]->primary) == "K3");
  const auto twice = trial.Judge(Meetings("  - {date: 2026-03-05, attended: [K1, K3, K1]}\n"));
  REQUIRE(Show(twice) == "2026-03-05: violated");
  CHECK(twice[0]->message.id == "kind.attendance.violated.twice");
  CHECK(ArgText(*twice[0], "failed") == "K1");
  CHECK(Trial::At(twice[0]->related[0].place) == "K1");
}

TEST_CASE("attendance: no members, no meeting held: nothing to say") {
  Trial trial(kRoll, "group");
  CHECK(trial.Judge("meetings:\n  - {date: 2026-03-05, attended: [K1]}\n").empty());
  CHECK(trial.Judge(kMembers).empty());
  CHECK(Show(trial.Judge(Meetings("  - {number: 1, phase: early}\n"))) == "undetermined");  // its day is lacking
  CHECK(trial.Judge(Meetings("  - {date: 2026-03-05}\n"), Date{std::chrono::year{2026} / 3 / 4}).empty());
}

TEST_CASE("attendance: what cannot be read may be what is needed") {
  Trial trial(kRoll, "group");
  CHECK(Show(trial.Judge(Meetings("  - {date: 2026-13-05, attended: [K1]}\n"))) == "undetermined");
  CHECK(Show(trial.Judge(Meetings("  - {date: 2026-03-05, attended: [K1, [K3]]}\n"))) == "2026-03-05: undetermined");
  CHECK(Show(trial.Judge(Meetings("  - {date: 2026-03-05, attended: [K9, [K3]]}\n"))) == "2026-03-05: violated");
  CHECK(Show(trial.Judge("members:\n  - {ref: K1, joined_on: 2026-99-01}\n  - {ref: K2}\nmeetings:\n"
                         "  - {date: 2026-03-05, attended: [K1]}\n  - {date: 2026-03-06, attended: [K2]}\n")) ==
        "2026-03-05: undetermined\n2026-03-06: met");
  CHECK(Show(trial.Judge("members:\n  - {ref: K1, joined_on: 2026-99-01}\n  - {ref: K2}\n  - {ref: K3}\n  - {ref: K4}\n"
                         "meetings:\n  - {date: 2026-03-05, attended: [K1, K2, K3, K4]}\n"
                         "  - {date: 2026-03-06, attended: [K1, K2, K3, K4, K9]}\n")) ==
        "2026-03-05: undetermined\n2026-03-06: violated");
  CHECK(Show(trial.Judge("members:\n  - {ref: [K1]}\n  - {ref: K2}\nmeetings:\n"
                         "  - {date: 2026-03-05, attended: [K1]}\n  - {date: 2026-03-06, attended: [K2]}\n")) ==
        "2026-03-05: undetermined\n2026-03-06: met");
}

TEST_CASE("attendance: days that cannot be read among many meetings") {
  Trial trial(kRoll, "group");
  std::string entries, wanted = "undetermined";
  for (int day = 1; day <= 9; ++day) {
    const std::string date = "2026-0" + std::string(day % 3 == 0 ? "x" : "3") + "-0" + std::to_string(day);
    entries += "  - {date: " + date + ", attended: [K1]}\n";
    if (day % 3 != 0) wanted += "\n" + date + ": met";
  }
  CHECK(Show(trial.Judge(Meetings(entries))) == wanted);
}

TEST_CASE("attendance: the form by the first meeting attended") {
  Trial trial(std::string(kRoll) + "    form: .form_on\n    form_unless: {.by: invited}\n", "group");
  const std::string held =
      "meetings:\n  - {date: 2026-03-05, attended: [K1]}\n  - {date: 2026-03-12, absent: [K3]}\n  - {date: "
      "2026-03-19, absent: [无]}\n";
  const auto judged = trial.Judge(
      "members:\n  - {ref: K1, form_on: 2026-03-05}\n  - {ref: K2, form_on: 2026-03-13}\n  - {ref: K3}\n"
      "  - {ref: K4, by: invited}\n  - {ref: K5, joined_on: 2026-04-01}\n" +
      held);
  REQUIRE(Show(judged) == "K1: met\nK2: late due 2026-03-12 done 2026-03-13\nK3: missing due 2026-03-19");
  CHECK(judged[1]->message.id == "kind.attendance.late.form");
  CHECK(Trial::At(judged[1]->primary) == "2026-03-13");
  CHECK(Trial::At(judged[1]->related[0].place) == "2026-03-12");
  CHECK(ArgText(*judged[2], "failed") == "K3");
  CHECK(ArgText(*judged[2], "missing") == "form_on");
  CHECK(Trial::At(judged[2]->primary) == "ref");
}

TEST_CASE("attendance: a form is not judged by a roll that may say otherwise") {
  Trial trial(std::string(kRoll) + "    form: .form_on\n", "group");
  const std::string member = "members:\n  - {ref: K1, form_on: 2026-03-08}\nmeetings:\n";
  // A meeting without a roll before the form, and one after it.
  CHECK(Show(trial.Judge(member + "  - {date: 2026-03-05}\n  - {date: 2026-03-12, attended: [K1]}\n")) ==
        "K1: undetermined");
  CHECK(Show(trial.Judge(member + "  - {date: 2026-03-09}\n  - {date: 2026-03-12, attended: [K1]}\n")) == "K1: met");
  CHECK(Show(trial.Judge(member + "  - {date: 2026-03-05}\n  - {date: 2026-03-07, attended: [K1]}\n")) ==
        "K1: late due 2026-03-07 done 2026-03-08");
  CHECK(Show(trial.Judge("members:\n  - {ref: K1, form_on: 2026-99-08}\nmeetings:\n  - {date: 2026-03-05, absent: "
                         "[none]}\n")) == "K1: undetermined");
}

TEST_CASE("sequence: phases never go back, the first one is early") {
  Trial trial("  - id: r\n    kind: sequence\n    ascending: meetings.phase\n    starts: early\n", "group");
  CHECK(Show(trial.Judge("meetings:\n  - {date: 2026-03-05, phase: early}\n  - {date: 2026-03-06}\n"
                         "  - {date: 2026-03-12, phase: early}\n  - {date: 2026-03-19, phase: end}\n")) == "met");
  const auto back = trial.Judge(
      "meetings:\n  - {date: 2026-03-12, phase: early}\n  - {date: 2026-03-05, phase: early}\n"
      "  - {date: 2026-03-19, phase: late}\n  - {date: 2026-03-26, phase: middle}\n");
  REQUIRE(Show(back) == "violated");
  CHECK(ArgText(*back[0], "a") == "late");
  CHECK(ArgText(*back[0], "b") == "middle");
  CHECK(ArgText(*back[0], "n") == "4");
  CHECK(Trial::At(back[0]->primary) == "middle");
  CHECK(Trial::At(back[0]->related[0].place) == "late");
  const auto start = trial.Judge("meetings:\n  - {date: 2026-03-05, phase: middle}\n");
  REQUIRE(Show(start) == "violated");
  CHECK(start[0]->message.id == "kind.sequence.violated.starts");
  CHECK(ArgText(*start[0], "want") == "early");
  CHECK(ArgText(*start[0], "b") == "middle");
  CHECK(trial.Judge(kMembers).empty());
  CHECK(Show(trial.Judge("meetings:\n  - {date: 2026-03-05, phase: earlier}\n  - {date: 2026-03-06, phase: end}\n")) ==
        "undetermined");
  CHECK(Show(trial.Judge("meetings:\n  - {date: 2026-13-05, phase: late}\n  - {date: 2026-03-06, phase: early}\n")) ==
        "undetermined");
}

TEST_CASE("sequence: numbers run on from one in the order of the days") {
  Trial trial("  - id: r\n    kind: sequence\n    gapless: meetings.number\n", "group");
  CHECK(Show(trial.Judge("meetings:\n  - {number: 2, date: 2026-03-12}\n  - {number: 1, date: 2026-03-05}\n")) ==
        "met");
  const auto gap = trial.Judge("meetings:\n  - {number: 1, date: 2026-03-05}\n  - {number: 3, date: 2026-03-12}\n");
  REQUIRE(Show(gap) == "violated");
  CHECK(ArgText(*gap[0], "want") == "2");
  CHECK(ArgText(*gap[0], "have") == "3");
  CHECK(Trial::At(gap[0]->primary) == "3");
  CHECK(Show(trial.Judge("meetings:\n  - {number: 2, date: 2026-03-05}\n")) == "violated");
  CHECK(Show(trial.Judge("meetings:\n  - {number: 1, date: 2026-03-05}\n  - {number: 1, date: 2026-03-12}\n")) ==
        "violated");
  CHECK(Show(trial.Judge("meetings:\n  - {number: 2, date: 2026-03-05}\n  - {number: 1, date: 2026-03-12}\n")) ==
        "violated");
  const auto lacking = trial.Judge("meetings:\n  - {number: 1, date: 2026-03-05}\n  - {date: 2026-03-12}\n");
  REQUIRE(Show(lacking) == "missing");
  CHECK(Trial::At(lacking[0]->primary) == "date");
  CHECK(trial.Judge("meetings:\n  - {date: 2026-03-05}\n  - {date: 2026-03-12}\n").empty());
}

TEST_CASE("agree: what was spent against the budget, to the cent") {
  const std::string budget = "plan: {date: 2026-03-01, budget: {total: 900}}\n";
  const std::string spent = "finance:\n  date: 2026-06-01\n  items: [{what: a, amount: 899.99}, {what: b, amount: ";
  Trial most("  - id: r\n    kind: agree\n    sum: finance.items.amount\n    at_most: plan.budget.total\n" +
                 AskingFor("plan.budget.total"),
             "group");
  CHECK(Show(most.Judge(budget + spent + "0.01}]\n")) == "met");
  const auto over = most.Judge(budget + spent + "0.02}]\n");
  REQUIRE(Show(over) == "contradicted");
  CHECK(over[0]->message.id == "kind.agree.contradicted.at-most");
  CHECK(ArgText(*over[0], "have") == "90001");
  CHECK(most.Judge(spent + "0.02}]\n").empty());
  CHECK(most.Judge(budget).empty());
  CHECK(Show(most.Judge(budget + spent + "x}]\n")) == "undetermined");
  Trial rest(
      "  - id: r\n    kind: agree\n    sum: plan.budget.total\n    less: [finance.items.amount]\n    equals: fee\n" +
          AskingFor("fee"),
      "group");
  CHECK(Show(rest.Judge("fee: 0.01\n" + budget + spent + "0}]\n")) == "met");
  const auto wrong = rest.Judge("fee: 0.02\n" + budget + spent + "0}]\n");
  REQUIRE(Show(wrong) == "contradicted");
  CHECK(ArgText(*wrong[0], "have") == "1");
  CHECK(Trial::At(wrong[0]->primary) == "0.02");
  CHECK(wrong[0]->related.size() == 3);
  Trial two("  - id: r\n    kind: agree\n    sum: [plan.budget.total, fee]\n    equals: finance.total\n" +
                AskingFor("finance.total"),
            "group");
  CHECK(Show(two.Judge("fee: 1.50\nfinance: {date: 2026-06-01, total: 901.5}\n" + budget)) == "met");
  CHECK(Show(two.Judge("finance: {date: 2026-06-01, total: 901.5}\n" + budget)) == "missing");
}

TEST_CASE("agree: a total without its items, items without their total") {
  Trial trial("  - id: r\n    kind: agree\n    sum: finance.items.amount\n    equals: finance.total\n" +
                  AskingFor("finance.total"),
              "group");
  const auto judge = [&](const std::string& rest) { return trial.Judge("finance:\n  date: 2026-06-01\n" + rest); };
  CHECK(judge("").empty());
  const auto no_total = judge("  items: [{what: a, amount: 2}]\n");
  REQUIRE(Show(no_total) == "missing");
  CHECK(ArgText(*no_total[0], "missing") == "finance.total");
  CHECK(Trial::At(no_total[0]->primary) == "finance");
  const auto no_items = judge("  total: 2\n");
  REQUIRE(Show(no_items) == "missing");
  CHECK(ArgText(*no_items[0], "missing") == "finance.items.amount");
  CHECK(Show(judge("  total: 0\n")) == "met");  // nothing was spent
}

TEST_CASE("agree: hours are what lies between two times, to the hundredth") {
  Trial trial("  - id: r\n    kind: agree\n    at: volunteers\n    hours: .hours\n    between: [.in, .out]\n" +
                  AskingFor(".hours", "    at: volunteers\n"),
              "group");
  const auto judge = [&](const std::string& entry) {
    return trial.Judge("volunteers:\n  - {ref: V2026-0001, date: 2026-03-05, " + entry + "}\n");
  };
  CHECK(Show(judge("in: 14:00, out: 16:30, hours: 2.5")) == "V2026-0001: met");
  CHECK(Show(judge("in: 14:00, out: 15:20, hours: 1.33")) == "V2026-0001: met");
  CHECK(Show(judge("in: 14:00, out: 15:40, hours: 1.67")) == "V2026-0001: met");
  CHECK(Show(judge("in: 14:00, out: 14:00, hours: 0")) == "V2026-0001: met");
  CHECK(Show(judge("in: 21:00, out: 00:30, hours: 3.5")) == "V2026-0001: met");  // past midnight
  CHECK(Show(judge("in: 21:00, out: 24:00, hours: 3")) == "V2026-0001: met");
  const auto wrong = judge("in: 14:00, out: 16:30, hours: 3");
  REQUIRE(Show(wrong) == "V2026-0001: contradicted");
  CHECK(ArgText(*wrong[0], "have") == "250");
  CHECK(ArgText(*wrong[0], "want") == "300");
  CHECK(Trial::At(wrong[0]->primary) == "3");
  CHECK(wrong[0]->related.size() == 2);
  const auto back = judge("in: 16:30, out: 14:00, hours: 2.5");
  REQUIRE(Show(back) == "V2026-0001: contradicted");
  CHECK(back[0]->message.id == "kind.agree.contradicted.backwards");
  CHECK(Trial::At(back[0]->primary) == "14:00");
  CHECK(Show(judge("in: 16:30, out: 14:00")) == "V2026-0001: contradicted");
  const auto half = judge("in: 14:00, hours: 2");
  REQUIRE(Show(half) == "V2026-0001: missing");
  CHECK(half[0]->message.id == "kind.agree.missing");
  CHECK(judge("hours: 2").empty());
  CHECK(judge("in: 14:00, out: 16:30").empty());
  CHECK(Show(judge("in: 810, out: 16:30, hours: 2.5")) == "V2026-0001: undetermined");
}

TEST_CASE("agree: the worker belongs to the site on the day of the entry") {
  Trial trial("  - id: r\n    kind: agree\n    at: evaluations\n    same: [site, .by.site]\n");
  CHECK(Show(trial.Judge("evaluations:\n  - {date: 2026-03-05, by: he-wen}\n")) == "2026-03-05: met");
  const auto moved =
      trial.Judge("evaluations:\n  - {date: 2026-05-31, by: wu-di}\n  - {date: 2026-06-01, by: wu-di}\n");
  REQUIRE(Show(moved) == "2026-05-31: met\n2026-06-01: contradicted");
  CHECK(Trial::At(moved[1]->primary) == "wu-di");
  REQUIRE(moved[1]->related.size() == 2);
  CHECK(Trial::At(moved[1]->related[0].place) == "q");
  CHECK(Trial::At(moved[1]->related[1].place) == "p");
  CHECK(ArgText(*moved[1], "want") == "p");
  CHECK(ArgText(*moved[1], "have") == "q");
  // Nobody knows where zhou-ping belongs.
  CHECK(Show(trial.Judge("evaluations:\n  - {date: 2026-03-05, by: zhou-ping}\n")) == "2026-03-05: undetermined");
}

TEST_CASE("agree: a day is one of another record's days") {
  Trial trial("  - id: r\n    kind: agree\n    at: evaluations\n    includes: .by.posts.from\n    all_of: [.date]\n");
  const auto judged =
      trial.Judge("evaluations:\n  - {date: 2026-05-01, by: he-wen}\n  - {date: 2026-05-02, by: he-wen}\n");
  REQUIRE(Show(judged) == "2026-05-01: met\n2026-05-02: violated");
  CHECK(ArgText(*judged[1], "missing") == "2026-05-02");
}

}  // namespace lanzhi::test
