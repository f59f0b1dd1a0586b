// Every kind, to the last verdict (SEMANTICS 8), its evidence and its words.
#include <doctest/doctest.h>

#include "trial.h"

namespace lanzhi::test {

TEST_CASE("required: all that is missing in one finding, at the nearest ancestor's key") {
  Trial trial(R"(  - id: r
    kind: required
    need: [decision.reason, {field: decision.told_on, severity: warning, clauses: [t.two]}]
    severity: info
)");
  CHECK(Show(trial.Judge("decision: {date: 2026-03-06, reason: fit, told_on: 2026-03-06}\n")) == "met");
  const auto both = trial.Judge("decision: {date: 2026-03-06}\n");
  REQUIRE(Show(both) == "missing");
  CHECK(both[0]->severity == Severity::warning);
  CHECK(both[0]->clauses == std::vector<std::string_view>{"t.one", "t.two"});
  CHECK(ArgText(*both[0], "missing") == "decision.reason, decision.told_on");
  CHECK(Trial::At(both[0]->primary) == "decision");
  CHECK(both[0]->holes.size() == 2);
  const auto one = trial.Judge("decision: {date: 2026-03-06, told_on: 2026-03-06}\n");
  CHECK(one[0]->severity == Severity::info);
  CHECK(one[0]->clauses == std::vector<std::string_view>{"t.one"});
  const auto none = trial.Judge("source: self\n");
  CHECK(none[0]->holes.size() == 1);
  CHECK(Trial::At(none[0]->primary) == "case");
  CHECK(none[0]->pointer.empty());
}

TEST_CASE("required: missing beats unreadable, unreadable beats given") {
  Trial trial("  - id: r\n    kind: required\n    need: [decision.reason, decision.told_on]\n");
  const auto judged = trial.Judge("decision: {date: 2026-03-06, told_on: 2026-13-06}\n");
  CHECK(Show(judged) == "missing");
  CHECK(ArgText(*judged[0], "missing") == "decision.reason");
  CHECK(Show(trial.Judge("decision: {date: 2026-03-06, reason: fit, told_on: 2026-13-06}\n")) == "undetermined");
}

TEST_CASE("required: one alternative whole is enough; of one begun its rest is named") {
  Trial trial(
      "  - id: r\n    kind: required\n    any: [[referral.to, referral.contacted_on], [referral.declined_on]]\n");
  CHECK(Show(trial.Judge("referral: {declined_on: 2026-03-06}\n")) == "met");
  CHECK(Show(trial.Judge("referral: {to: clinic, contacted_on: 2026-03-06}\n")) == "met");
  const auto begun = trial.Judge("referral: {to: clinic}\n");
  CHECK(Show(begun) == "missing");
  CHECK(ArgText(*begun[0], "missing") == "referral.contacted_on");
  CHECK(ArgText(*trial.Judge("source: self\n")[0], "missing") ==
        "referral.to, referral.contacted_on, referral.declined_on");
  CHECK(Show(trial.Judge("referral: {declined_on: 2026-99-06}\n")) == "undetermined");
}

TEST_CASE("required: true_only wants a boolean to be true") {
  Trial trial("  - id: r\n    kind: required\n    need: [decision.accepted]\n    true_only: true\n");
  CHECK(Show(trial.Judge("decision: {date: 2026-03-06, accepted: true}\n")) == "met");
  const auto denied = trial.Judge("decision: {date: 2026-03-06, accepted: false}\n");
  CHECK(Show(denied) == "missing");
  CHECK(Trial::At(denied[0]->primary) == "false");
}

TEST_CASE("at: an absent form is missing, an empty list has no instance, elements go by their key date") {
  Trial form("  - id: r\n    kind: required\n    at: plan\n    need: [.situation]\n");
  const auto missing = form.Judge("source: self\n");
  CHECK(Show(missing) == "missing");
  CHECK(ArgText(*missing[0], "missing") == "case service plan");
  Trial list("  - id: r\n    kind: required\n    at: sessions(not last)\n    need: [.goal]\n");
  CHECK(list.Judge("source: self\n").empty());
  CHECK(Show(list.Judge(
            "sessions:\n  - {date: 2026-03-09}\n  - {date: 2026-03-02, goal: g}\n  - {date: 2026-03-05}\n")) ==
        "2026-03-02: met\n2026-03-05: missing");
  // Which one is the last cannot be told.
  CHECK(Show(list.Judge("sessions:\n  - {date: 2026-03-09}\n  - {date: 2026-13-02, goal: g}\n")) == "undetermined");
}

TEST_CASE("at: two dots start at the section around the element") {
  Trial trial(R"(  - id: r
    kind: sequence
    at: exit.conferences.strategies
    order: [..date, .started_on]
)");
  const std::string first =
      "exit:\n  conferences:\n    - date: 2026-05-02\n      strategies: [{what: a, started_on: 2026-05-03}]\n";
  CHECK(Show(trial.Judge(first)) == "strategies(1)/2026-05-02: met");
  // Each is held against its own conference, wherever that stands.
  CHECK(Show(trial.Judge(first + "    - date: 2026-05-09\n      strategies: [{what: b, started_on: 2026-05-08}]\n")) ==
        "strategies(1)/2026-05-02: met\nstrategies(1)/2026-05-09: violated done 2026-05-08");
  CHECK(
      Show(trial.Judge(
          "exit:\n  conferences:\n    - date: 2026-13-02\n      strategies: [{what: a, started_on: 2026-05-03}]\n")) ==
      "strategies(1): undetermined");
}

TEST_CASE("at: not first") {
  Trial list("  - id: r\n    kind: required\n    at: sessions(not first)\n    need: [.goal]\n");
  CHECK(list.Judge("sessions:\n  - {date: 2026-03-09}\n").empty());
  CHECK(Show(list.Judge(
            "sessions:\n  - {date: 2026-03-09}\n  - {date: 2026-03-02}\n  - {date: 2026-03-05, goal: g}\n")) ==
        "2026-03-05: met\n2026-03-09: missing");
}

TEST_CASE("at: a when that names the element is asked for each") {
  Trial trial(R"(  - id: r
    kind: required
    when: {decision.accepted: true, .with: client}
    at: sessions
    need: [.goal]
)");
  const std::string sessions =
      "sessions:\n  - {date: 2026-03-02, with: client}\n  - {date: 2026-03-05, with: family}\n"
      "  - {date: 2026-03-09, with: client, goal: g}\n";
  CHECK(Show(trial.Judge("decision: {date: 2026-03-01, accepted: true}\n" + sessions)) ==
        "2026-03-02: missing\n2026-03-09: met");
  CHECK(trial.Judge("decision: {date: 2026-03-01, accepted: false}\n" + sessions).empty());
  CHECK(Show(trial.Judge(
            "decision: {date: 2026-03-01, accepted: true}\nsessions:\n  - {date: 2026-03-02, with: cat}\n")) ==
        "2026-03-02: undetermined");
  // What an absent form would say of itself is not known, so that it is not asked for.
  Trial form("  - id: r\n    kind: required\n    when: {.date: given}\n    at: plan\n    need: [.situation]\n");
  CHECK(form.Judge("source: self\n").empty());
  CHECK(Show(form.Judge("plan: {date: 2026-03-02}\n")) == "missing");
  Trial together(R"(  - id: r
    kind: sequence
    when: {.written_on: given, .with: client}
    at: sessions
    order: [.date, .written_on]
    collect: true
)");
  CHECK(Show(together.Judge("sessions:\n  - {date: 2026-03-02, written_on: 2026-03-01, with: family}\n")).empty());
  CHECK(Show(together.Judge("sessions:\n  - {date: 2026-03-02, written_on: 2026-03-01, with: client}\n")) ==
        "violated done 2026-03-01");
}

TEST_CASE("holds: each failed path is named, a value that is there outranks one that is not") {
  Trial trial(R"(  - id: r
    kind: holds
    at: exit.notice
    holds: {.via: written, .to: {any_of: [client, guardian]}, .states: {all_of: [ineligible, danger]}}
    instead:
      - {when: {client.capacity: false}, holds: {.to: {any_of: [guardian]}}}
)");
  const auto good = "exit: {notice: {date: 2026-03-06, via: written, to: [client], states: [ineligible, danger]}}\n";
  CHECK(Show(trial.Judge(good)) == "met");
  CHECK(Show(trial.Judge(std::string("client: {capacity: false}\n") + good)) == "violated");
  const auto bad = trial.Judge("exit:\n  notice:\n    date: 2026-03-06\n    to: [family]\n    states: [danger]\n");
  REQUIRE(Show(bad) == "violated");
  CHECK(ArgText(*bad[0], "failed") == "via, to, states");
  CHECK(ArgText(*bad[0], "missing") == "via, to, ineligible");
  CHECK(Trial::At(bad[0]->primary) == "to");
  CHECK(Show(trial.Judge("exit: {notice: {date: 2026-03-06, to: [client], states: [ineligible, danger]}}\n")) ==
        "missing");
  CHECK(
      Show(trial.Judge("exit: {notice: {date: 2026-03-06, via: fax, to: [client], states: [ineligible, danger]}}\n")) ==
      "undetermined");
  CHECK(Show(trial.Judge("source: self\n")) == "missing");
}

TEST_CASE("sequence: equal days pass, absent dates are skipped, a set has no inner order") {
  Trial trial(
      "  - id: r\n    kind: sequence\n    order: [application.date, [consent.date, plan.date], closing.date]\n");
  CHECK(Show(trial.Judge("application: {date: 2026-03-02}\nconsent: {date: 2026-03-06}\nplan: {date: 2026-03-02}\n")) ==
        "met");
  CHECK(Show(trial.Judge("application: {date: 2026-03-02}\nclosing: {date: 2026-03-02}\n")) == "met");
  const auto judged = trial.Judge(
      "application: {date: 2026-03-02}\nplan: {date: 2026-03-09}\nconsent: {date: 2026-03-01}\nclosing: {date: "
      "2026-03-08}\n");
  REQUIRE(Show(judged) == "violated done 2026-03-01");
  CHECK(Trial::At(judged[0]->primary) == "2026-03-01");
  CHECK(ArgText(*judged[0], "a.date") == "2026-03-02");
  REQUIRE(judged[0]->related.size() == 2);
  CHECK(Trial::At(judged[0]->related[1].place) == "2026-03-08");
}

TEST_CASE("sequence: what must be given is missing, unless a date is wrong already") {
  Trial trial(
      "  - id: r\n    kind: sequence\n    order: [application.date, consent.date, closing.date]\n    all_given: "
      "[consent.date]\n");
  CHECK(Show(trial.Judge("closing: {date: 2026-03-02}\n")) == "missing");
  CHECK(Show(trial.Judge("application: {date: 2026-03-05}\nclosing: {date: 2026-03-02}\n")) ==
        "violated done 2026-03-02");
  CHECK(Show(trial.Judge("consent: {date: 2026-13-05}\nclosing: {date: 2026-03-02}\n")) == "undetermined");
}

TEST_CASE("sequence: collect gives one finding for the record") {
  Trial trial(
      "  - id: r\n    kind: sequence\n    at: sessions\n    order: [plan.date, .date]\n    all_given: [plan.date]\n    "
      "collect: true\n");
  const auto judged = trial.Judge(
      "plan: {date: 2026-03-10}\nsessions:\n  - {date: 2026-03-09}\n  - {date: 2026-03-12}\n  - {date: 2026-03-02}\n");
  REQUIRE(Show(judged) == "violated done 2026-03-02");
  CHECK(ArgText(*judged[0], "n") == "2");
  CHECK(judged[0]->related.size() == 2);
  CHECK(Show(trial.Judge("sessions:\n  - {date: 2026-03-09}\n  - {date: 2026-03-12}\n")) == "missing");
  CHECK(trial.Judge("plan: {date: 2026-03-10}\n").empty());
}

TEST_CASE("deadline: reckoning, evidence and words") {
  Trial trial(R"(  - id: r
    kind: deadline
    trigger: $accepted-on
    done: assessment.date
    within: {before: 7 days}
    grades:
      - {within: {before: 14 days}, severity: warning, clauses: [t.two]}
    message: {zh: "<done><days><period>", en: "<done> <days> <period>"}
)");
  const auto late = trial.Judge("decision: {date: 2026-03-14, accepted: true}\nassessment: {date: 2026-03-05}\n");
  REQUIRE(Show(late) == "late due 2026-03-07 done 2026-03-05");
  CHECK(late[0]->severity == Severity::warning);
  CHECK(late[0]->clauses == std::vector<std::string_view>{"t.two"});
  CHECK(ArgText(*late[0], "days") == "9");
  CHECK(late[0]->message.id.empty());
  CHECK(late[0]->trigger_pointer == "/decision/date");
  CHECK(late[0]->derivation.backwards);
  CHECK(Trial::At(late[0]->primary) == "2026-03-05");
  const auto later = trial.Judge("decision: {date: 2026-03-14, accepted: true}\nassessment: {date: 2026-02-01}\n");
  CHECK(later[0]->severity == Severity::error);
  const auto missing = trial.Judge("decision: {date: 2026-03-14, accepted: true}\n");
  REQUIRE(Show(missing) == "missing due 2026-03-07");
  // The message speaks of a day that is not there, so the kind's own words stand in.
  CHECK(missing[0]->message.id == "kind.deadline.missing");
  CHECK(trial.Judge("decision: {date: 2026-03-14, accepted: false}\n").empty());
}

TEST_CASE("deadline: an unknown in a linked record is undetermined, and rests there") {
  Trial trial(
      "  - id: r\n    kind: deadline\n    at: sessions(record=brief)\n    trigger: .by.social_work_since\n    done: "
      ".date\n    not_before: 2 years\n");
  CHECK(
      Show(trial.Judge("sessions:\n  - {date: 2026-02-27, record: brief}\n  - {date: 2026-02-28, record: brief}\n")) ==
      "2026-02-27: late due 2026-02-28 done 2026-02-27\n2026-02-28: met due 2026-02-28 done 2026-02-28");
  const auto unknown = trial.Judge("sessions:\n  - {date: 2026-02-27, record: brief, by: lin-yu}\n");
  REQUIRE(Show(unknown) == "2026-02-27: undetermined");
  CHECK(Trial::At(unknown[0]->primary) == "lin-yu");
  REQUIRE(unknown[0]->related.size() == 1);
  CHECK(unknown[0]->related[0].place.file->path == "lin-yu.yaml");
  REQUIRE(unknown[0]->holes.size() == 1);
  CHECK(unknown[0]->holes[0].record->id == "lin-yu");
}

TEST_CASE("deadline: only the closing proves an end, and what begins with it outlives it") {
  Trial trial(
      "  - id: r\n    kind: deadline\n    trigger: decision.date\n    done: plan.date\n    within: {after: 7 days}\n");
  const std::string open = "decision: {date: 2026-03-02}\nexit: {end_on: 2026-03-20}\n";
  CHECK(Show(trial.Judge(open)) == "open due 2026-03-09");
  CHECK(Show(trial.Judge(open, ParseDate("2026-04-01"))) == "overdue due 2026-03-09");
  CHECK(Show(trial.Judge(open + "closing: {date: 2026-03-20}\n")) == "missed due 2026-03-09");
  CHECK(Show(trial.Judge(open + "closing: {date: 2026-03-20}\n", ParseDate("2026-03-10"))) == "overdue due 2026-03-09");
  Trial after(
      "  - id: r\n    kind: deadline\n    trigger: closing.date\n    done: follow_ups(first).date\n    within: {after: "
      "6 months}\n");
  CHECK(Show(after.Judge("closing: {date: 2025-08-31}\n")) == "open due 2026-02-28");
  CHECK(Show(after.Judge("closing: {date: 2025-08-31}\n", ParseDate("2026-03-01"))) == "overdue due 2026-02-28");
}

TEST_CASE("deadline: of several facts the one that serves; the trigger itself does not") {
  Trial trial(
      "  - id: r\n    kind: deadline\n    at: sessions\n    trigger: .date\n    done: sessions.date\n    within: {by: "
      ".next.date}\n");
  CHECK(Show(trial.Judge("sessions:\n  - {date: 2026-03-02, next: {date: 2026-03-09}}\n  - {date: 2026-03-10, next: "
                         "{date: 2026-03-16}}\n")) ==
        "2026-03-02: late due 2026-03-09 done 2026-03-10\n2026-03-10: open due 2026-03-16");
  // The end makes void what was planned for its day or later, not what was due before.
  const std::string agreed = "sessions:\n  - {date: 2026-03-02, next: {date: 2026-03-09}}\n";
  CHECK(trial.Judge(agreed + "closing: {date: 2026-03-09}\n").empty());
  CHECK(Show(trial.Judge(agreed + "closing: {date: 2026-03-10}\n")) == "2026-03-02: missed due 2026-03-09");
}

TEST_CASE("deadline: a date in a form that is dated later counts from the form's day") {
  Trial trial(
      "  - id: r\n    kind: deadline\n    trigger: application.date\n    done: decision.told_on\n    within: {after: 3 "
      "days}\n");
  const std::string text = "application: {date: 2026-03-02}\ndecision: {date: 2026-03-09, told_on: 2026-03-04}\n";
  CHECK(Show(trial.Judge(text, ParseDate("2026-03-06"))) == "overdue due 2026-03-05");
  CHECK(Show(trial.Judge(text)) == "late due 2026-03-05 done 2026-03-09");
}

TEST_CASE("recurring: occurrences by their due day; the list that is not there speaks once") {
  Trial trial(
      "  - id: r\n    kind: recurring\n    every: 1 year\n    from: $accepted-on\n    until: $ended-on\n    done: "
      "stage_forms.date\n");
  const std::string open = "decision: {date: 2024-03-10, accepted: true}\n";
  CHECK(Show(trial.Judge(open, ParseDate("2026-01-01"))) ==
        "2025-03-10: overdue due 2025-03-10\n2026-03-10: open due 2026-03-10");
  const auto missed = trial.Judge(open + "closing: {date: 2026-03-11}\n");
  REQUIRE(Show(missed) == "2025-03-10: missed due 2025-03-10\n2026-03-10: missed due 2026-03-10");
  CHECK(missed[0]->holes.size() == 1);
  CHECK(missed[1]->holes.empty());
  CHECK(missed[1]->spoken_by == nullptr);
  const auto late = trial.Judge(open + "stage_forms:\n  - {date: 2025-03-11}\n");
  REQUIRE(Show(late) == "2025-03-10: late due 2025-03-10 done 2025-03-11\n2026-03-10: open due 2026-03-10");
  CHECK(ArgText(*late[0], "n") == "1");
  CHECK(Trial::At(late[0]->primary) == "2025-03-11");
  CHECK(Show(trial.Judge(open + "stage_forms:\n  - {date: 2025-13-11}\n")) == "undetermined");
}

TEST_CASE("approval: role on the day of signing, the right person, not the worker") {
  Trial trial(
      "  - id: r\n    kind: approval\n    what: audit\n    by: [{role: [leader, supervisor]}]\n    not_by: worker\n");
  CHECK(Show(trial.Judge("audit: {date: 2026-05-01, by: he-wen}\n")) == "met");
  const auto early = trial.Judge("audit: {date: 2026-04-30, by: he-wen}\n");
  REQUIRE(Show(early) == "violated");
  CHECK(Trial::At(early[0]->primary) == "he-wen");
  CHECK(ArgText(*early[0], "by") == "he-wen");
  const auto unsigned_ = trial.Judge("audit: {date: 2026-05-01}\n");
  CHECK(Show(unsigned_) == "missing");
  CHECK(ArgText(*unsigned_[0], "missing") == "by");
  CHECK(Show(trial.Judge("audit: {by: he-wen}\n")) == "undetermined");  // the reader asks for its day
  CHECK(Show(trial.Judge("source: self\n")) == "missing");
  CHECK(Show(trial.Judge("audit: {date: 2026-05-01, by: nobody}\n")) == "undetermined");
  Trial own("  - id: r\n    kind: approval\n    what: audit\n    not_by: worker\n");
  CHECK(Show(own.Judge("audit: {date: 2026-05-01, by: chen-jia}\n")) == "violated");
  CHECK(own.Judge("source: self\n").empty());
  // Who had the case on that day.
  const std::string handed =
      "handovers:\n  - {from: 2026-01-01, worker: lin-yu}\n  - {from: 2026-06-01, worker: chen-jia}\n";
  CHECK(Show(own.Judge(handed + "audit: {date: 2026-05-01, by: chen-jia}\n")) == "met");
  CHECK(Show(own.Judge(handed + "audit: {date: 2026-05-01, by: lin-yu}\n")) == "violated");
}

TEST_CASE("approval with a last day is a deadline") {
  Trial trial(
      "  - id: r\n    kind: approval\n    what: audit\n    by: [{role: [supervisor]}]\n    trigger: plan.date\n    "
      "within: {after: end of month}\n");
  const std::string plan = "plan: {date: 2026-02-03}\n";
  CHECK(Show(trial.Judge(plan)) == "open due 2026-02-28");
  CHECK(Show(trial.Judge(plan, ParseDate("2026-03-01"))) == "overdue due 2026-02-28");
  CHECK(Show(trial.Judge(plan + "audit: {date: 2026-02-28, by: zhou-ping}\n")) == "met due 2026-02-28 done 2026-02-28");
  CHECK(Show(trial.Judge(plan + "audit: {date: 2026-03-01, by: zhou-ping}\n")) ==
        "late due 2026-02-28 done 2026-03-01");
  CHECK(Show(trial.Judge(plan + "audit: {date: 2026-03-01, by: he-wen}\n")) == "violated done 2026-03-01");
}

TEST_CASE("count: have and want; what cannot be read may count or not") {
  Trial trial(
      "  - id: r\n    kind: count\n    list: exit.measures\n    where: {.kind: [plan-revision], .date: {not_after: "
      "closing.date}}\n    min: 1\n    max: 2\n");
  const std::string closing = "closing: {date: 2026-03-20}\n";
  const auto few = trial.Judge(closing + "exit: {measures: [{date: 2026-03-21, kind: plan-revision}]}\n");
  REQUIRE(Show(few) == "violated");
  CHECK(ArgText(*few[0], "have") == "0");
  CHECK(ArgText(*few[0], "want") == "1");
  CHECK(Trial::At(few[0]->primary) == "measures");
  CHECK(Show(trial.Judge(closing + "exit: {measures: [{date: 2026-03-20, kind: plan-revision}]}\n")) == "met");
  CHECK(Show(trial.Judge(closing + "exit: {measures: [{date: 2026-03-20, kind: plan-revisoin}]}\n")) == "undetermined");
  const auto none = trial.Judge(closing);
  CHECK(Show(none) == "violated");
  CHECK(none[0]->holes.size() == 1);
}

TEST_CASE("count: no more than another list has") {
  Trial trial(
      "  - id: r\n    kind: count\n    list: exit.measures\n    where: {.date: given}\n    at_most: exit.affected\n");
  const std::string two =
      "exit: {measures: [{date: 2026-03-20, kind: plan-revision}, {date: 2026-03-21, kind: plan-revision}]";
  CHECK(Show(trial.Judge(two + ", affected: [K1, K2]}\n")) == "met");
  CHECK(Show(trial.Judge(two + ", affected: [K1, K2, K3]}\n")) == "met");
  const auto many = trial.Judge(two + ", affected: [K1]}\n");
  REQUIRE(Show(many) == "violated");
  CHECK(ArgText(*many[0], "have") == "2");
  CHECK(ArgText(*many[0], "want") == "1");
  CHECK(Show(trial.Judge(two + "}\n")) == "violated");
  CHECK(Show(trial.Judge(two + ", affected: [K1, {ref: K2}]}\n")) == "undetermined");
  CHECK(Show(trial.Judge("exit: {affected: [K1]}\n")) == "met");
}

TEST_CASE("a selector asks whether a list of choices holds a value") {
  Trial trial("  - id: r\n    kind: required\n    at: exit.conferences(topics=exit)\n    need: [.supervisor]\n");
  const auto judge = [&](const std::string& more) {
    return Show(trial.Judge("exit: {conferences: [{date: 2026-03-06" + more + "}]}\n"));
  };
  CHECK(judge(", topics: [referral, exit]") == "2026-03-06: missing");
  CHECK(judge(", topics: [referral, exit], supervisor: zhou-ping") == "2026-03-06: met");
  CHECK(judge(", topics: [referral]").empty());
  CHECK(judge("").empty());
  CHECK(judge(", topics: [exti, exit]") == "2026-03-06: missing");
  CHECK(judge(", topics: [exti, referral]") == "undetermined");
}

TEST_CASE("agree: same and inclusion") {
  Trial same("  - id: r\n    kind: agree\n    same: [decision.date, consent.date]\n");
  CHECK(Show(same.Judge("decision: {date: 2026-03-06}\nconsent: {date: 2026-03-06}\n")) == "met");
  const auto differ = same.Judge("decision: {date: 2026-03-06}\nconsent: {date: 2026-03-07}\n");
  CHECK(Show(differ) == "contradicted");
  CHECK(ArgText(*differ[0], "b.date") == "2026-03-07");
  CHECK(same.Judge("decision: {date: 2026-03-06}\n").empty());
  Trial includes(
      "  - id: r\n    kind: agree\n    at: exit.conferences\n    includes: .invited\n    all_of: [worker, "
      "exit.affected]\n    any_of: [client, family]\n");
  CHECK(Show(includes.Judge(
            "exit: {affected: [K1], conferences: [{date: 2026-03-06, invited: [family, K1, chen-jia]}]}\n")) ==
        "2026-03-06: met");
  const auto lacking = includes.Judge("exit: {affected: [K1], conferences: [{date: 2026-03-06, invited: [lin-yu]}]}\n");
  CHECK(Show(lacking) == "2026-03-06: violated");
  CHECK(ArgText(*lacking[0], "missing") == "chen-jia, K1, client/family");
}

}  // namespace lanzhi::test
