// Every fault of handbook data, with its place.
#include <doctest/doctest.h>

#include "handbook_fixture.h"

using namespace lanzhi;
using fixture::DeadlineRule;
using fixture::Texts;

namespace {

struct Row {
  const char* more;  // lines added to a whole deadline rule
  const char* want;
};

// Rule text of another kind: its parameters between fixed ones.
std::string RuleOf(std::string_view kind, std::string_view more) {
  std::string text =
      "  - id: r\n    kind: " + std::string(kind) +
      "\n    applies_to: case\n    severity: error\n    clauses: [t.one]\n    title: {zh: 题, en: title}\n";
  return text.append(more);
}

void Check(const Texts& texts, const std::string& want) {
  CHECK(fixture::Show(fixture::Load(texts).diagnostics) == want);
}

}  // namespace

TEST_CASE("a sound rule has no fault") { Check({.rules = DeadlineRule("r", "    within: {before: 7 days}\n")}, ""); }

TEST_CASE("parameters") {
  const Row rows[] = {
      {"", "rules.yaml:2:5 handbook-missing"},
      {"    within: {before: 7 dayz}\n", "rules.yaml:10:22 handbook-period"},
      {"    within: {until: 7 days}\n", "rules.yaml:10:13 handbook-type.limit"},
      {"    within: 7 days\n", "rules.yaml:10:13 handbook-type.limit"},
      {"    within: {after: 7 days}\n    at_least: {before: 1 day}\n", "rules.yaml:11:5 handbook-both"},
      {"    within: {after: setting son}\n", "rules.yaml:10:21 handbook-setting.undefined (soon)"},
      {"    within: {after: 1 day}\n    hlep: {zh: 甲, en: a}\n", "rules.yaml:11:5 handbook-parameter (help)"},
      {"    within: {after: 1 day}\n    help: {zh: 甲}\n", "rules.yaml:11:11 handbook-type.words"},
      {"    within: {after: 1 day}\n    help: words\n", "rules.yaml:11:11 handbook-type.words"},
      {"    within: {after: 1 day}\n    off: maybe\n", "rules.yaml:11:10 handbook-type.flag"},
      {"    within: {after: 1 day}\n    actor: [a]\n", "rules.yaml:11:12 handbook-type.word"},
      {"    within: {after: 1 day}\n    reading: {a: b}\n", "rules.yaml:11:14 handbook-type.list"},
      {"    within: {after: 1 day}\n    grades: [{severity: grave}]\n",
       "rules.yaml:11:25 handbook-type.severity\nrules.yaml:11:15 handbook-missing"},
      {"    within: {after: 1 day}\n    grades: [x]\n", "rules.yaml:11:14 handbook-type.map"},
      {"    within: {after: 1 day}\n    by_site: {pots: {severity: info}}\n",
       "rules.yaml:11:15 handbook-site-kind (post)"},
      {"    within: {after: 1 day}\n    by_site: {post: info}\n", "rules.yaml:11:21 handbook-type.map"},
      {"    within: {after: 1 day}\n    message: {zh: <du>, en: <days}\n",
       "rules.yaml:11:14 handbook-message.argument (due)\nrules.yaml:11:14 handbook-message.open"},
      {"    within: {after: 1 day}\n    at: sessions\n    message: {zh: <.hourz>, en: <.by>}\n",
       "rules.yaml:12:14 handbook-path.step (hours)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.more);
    Check({.rules = DeadlineRule("r", row.more)}, row.want);
  }
}

TEST_CASE("paths") {
  const Row rows[] = {
      {"exit.ground", ""},
      {"worker.role", ""},
      {"exit.conferences(1).strategies(result=failed)(first).ended_on", ""},
      {"sessions(formal=true)(last).by.since", ""},
      {"exit.grounds", "handbook-path.step (ground)"},
      {"exit..ground", "handbook-path.syntax"},
      {"sessions(first", "handbook-path.syntax"},
      {"sessions(first)date", "handbook-path.syntax"},
      {"exit.ground.more", "handbook-path.leaf"},
      {"sibling.born", ""},
      {"about.born", "handbook-path.link"},
      {"exit(first).ground", "handbook-path.not-a-list"},
      {"sessions(0)", "handbook-path.selector"},
      {"sessions(late)", "handbook-path.selector"},
      {"sessions(recod=brief)(first).date", "handbook-path.step (record)"},
      {"sessions(record=breif)(first).date", "handbook-choice (brief)"},
      {"sessions(record=brief/brief)(first).date", ""},
      {"sessions(record=brief/breif)(first).date", "handbook-choice (brief)"},
      {"sessions(record=/)(first).date", "handbook-choice"},
      {"sessions(there=K1)(first).date", "handbook-choice"},
      {"sessions.date", "handbook-path.many"},
      {"sessions(not last).date", "handbook-path.many"},
      {"sessions(not first).date", "handbook-path.many"},
      {"sessions(not first)(last).date", ""},
      {"sessions(record=brief)", "handbook-path.many"},
      {".ground", "handbook-path.element"},
      {"$accepted-at", "handbook-fact.unknown (accepted-on)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.more);
    const std::string want = *row.want == '\0' ? "" : "rules.yaml:8:12 " + std::string(row.want);
    Check({.rules = RuleOf("required", "    need: [" + std::string(row.more) + "]\n")}, want);
  }
}

TEST_CASE("paths from around an element") {
  const auto need = [](std::string_view at, std::string_view path) {
    return RuleOf("required", "    at: " + std::string(at) + "\n    need: [" + std::string(path) + "]\n");
  };
  Check({.rules = need("exit.conferences.strategies", "..date")}, "");
  Check({.rules = need("exit.conferences", "..ground")}, "");
  Check({.rules = need("exit.conferences.strategies", "..dat")}, "rules.yaml:9:12 handbook-path.step (date)");
  Check({.rules = need("exit.conferences", "...ground")}, "rules.yaml:9:12 handbook-path.syntax");
  Check({.rules = need("sessions", "..date")}, "rules.yaml:9:12 handbook-path.around");
  Check({.rules = need("exit", "..voluntary")}, "rules.yaml:9:12 handbook-path.around");
}

TEST_CASE("tests") {
  const Row rows[] = {
      {"{exit: given, closing: absent, exit.ground: [danger, left], voluntary: true, born: 1949}", ""},
      {"{methods: {any_of: [talk], none_of: visit}, fee: {min: 0.5, max: 10}, stage: ended}", ""},
      {"{closing.date: {after: 2020-01-01, not_before: $accepted-on}, any: [{exit: given}, {goals: given}]}", ""},
      {"{sessions.record: {any_of: [brief]}, $accepted-on: given}", ""},
      {"[exit]", "8:11 handbook-type.tests"},
      {"{exit.ground: dangre}", "8:25 handbook-choice (danger)"},
      {"{exit.ground: [danger, dangre]}", "8:34 handbook-choice (danger)"},
      {"{voluntary: maybe}", "8:23 handbook-choice"},
      {"{exit: danger}", "8:18 handbook-choice"},
      {"{methods: talk}", "8:21 handbook-test.list"},
      {"{exit.ground: {any_of: [danger]}}", "8:26 handbook-test.not-a-list"},
      {"{methods: {some_of: [talk]}}", "8:22 handbook-test.unknown (none_of)"},
      {"{methods: {any_of: []}}", "8:30 handbook-test.empty"},
      {"{exit.ground: {before: 2020-01-01}}", "8:26 handbook-test.not-a-date"},
      {"{closing.date: {before: closing.dat}}", "8:35 handbook-path.step (date)"},
      {"{exit.ground: {min: 1}}", "8:26 handbook-test.not-a-number"},
      {"{born: {min: x}}", "8:24 handbook-choice"},
      {"{exit.ground: {under: {years: 8, on: closing.date}}}", "8:26 handbook-test.not-a-birth-year"},
      {"{born: {under: {years: 8}}}", "8:26 handbook-test.empty"},
      {"{born: {under: {years: x, on: closing.date}}}", "8:26 handbook-test.empty"},
      {"{born: {under: {years: 8, on: closing.dat}}}", "8:41 handbook-path.step (date)"},
      {"{stage: endd}", "8:19 handbook-stage (ended)"},
      {"{any: [exit]}", "8:18 handbook-test.any"},
      {"{any: exit}", "8:17 handbook-type.list"},
      {"{exit.grund: given}", "8:12 handbook-path.step (ground)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.more);
    const std::string want = *row.want == '\0' ? "" : "rules.yaml:" + std::string(row.want);
    Check({.rules = RuleOf("holds", "    when: " + std::string(row.more) + "\n    holds: {exit: given}\n")}, want);
  }
}

TEST_CASE("what others are compared with is asked for by a rule or by the shape") {
  const std::string compares =
      "  - id: c\n    kind: required\n    applies_to: case\n    severity: error\n    clauses: [t.one]\n"
      "    title: {zh: 题, en: title}\n    need: [born]\n    when: {decision.date: {not_after: ";
  const std::string asks = RuleOf("required", "    need: [exit.end_on]\n");
  Check({.rules = compares + "exit.end_on}}\n"}, "rules.yaml:2:9 handbook-side");
  Check({.rules = compares + "exit.end_on}}\n" + asks}, "");
  Check({.rules = compares + "closing.date}}\n"}, "");  // a key date
  Check({.rules = compares + "$accepted-on}}\n"}, "");
  // Among several places it is not asked for.
  Check({.rules = compares + "exit.end_on}}\n" + RuleOf("required", "    any: [[exit.end_on], [born]]\n")},
        "rules.yaml:2:9 handbook-side");
}

TEST_CASE("kinds") {
  struct KindRow {
    const char* kind;
    std::string more;
    const char* want;
  };
  const std::string roll = "    meetings: sessions\n    members: members\n    who: .ref\n    present: .there\n";
  const KindRow rows[] = {
      {"required", "    need: [goals, {field: exit, severity: info, clauses: [t.two]}]\n    true_only: true\n", ""},
      {"required", "    any: [[goals], [exit.ground, closing]]\n", ""},
      {"required", "", "rules.yaml:2:5 handbook-missing"},
      {"required", "    need: [goals]\n    any: [[exit]]\n", "rules.yaml:9:5 handbook-both"},
      {"required", "    need: []\n", "rules.yaml:8:11 handbook-type.paths"},
      {"holds",
       "    holds: {exit.ground: left}\n    instead: [{when: {voluntary: true}, holds: {exit.ground: danger}}]\n", ""},
      {"holds", "    holds: {exit.ground: left}\n    instead: [{holds: {exit.ground: danger}}]\n",
       "rules.yaml:9:16 handbook-missing"},
      {"sequence",
       "    order: [decision.date, [assessment.date, application.date], closing.date]\n    all_given: true\n    "
       "collect: true\n",
       ""},
      {"sequence", "    order: [closing.date]\n", "rules.yaml:8:12 handbook-type.order"},
      {"sequence", "    order: [closing, decision.date]\n", "rules.yaml:8:13 handbook-path.type"},
      {"deadline", "    trigger: $last-session\n    done: closing.date\n    within: {after: 1 day}\n",
       "rules.yaml:8:14 handbook-fact.moving"},
      {"deadline",
       "    at: exit.conferences.strategies\n    trigger: closing.date\n    done: .ended_on\n    within: {by: "
       ".until}\n",
       ""},
      {"sequence", "    ascending: sessions.record\n    starts: brief\n", ""},
      {"sequence", "    ascending: sessions.record\n    starts: breif\n", "rules.yaml:9:13 handbook-choice (brief)"},
      {"sequence", "    gapless: sessions.nth\n    starts: 1\n", "rules.yaml:2:5 handbook-missing"},
      {"sequence", "    gapless: sessions.nth\n", ""},
      {"sequence", "    gapless: sessions.hours\n", "rules.yaml:8:14 handbook-path.type"},
      {"sequence", "    gapless: born\n", "rules.yaml:8:14 handbook-path.single"},
      {"sequence", "    ascending: sessions(first).date\n", "rules.yaml:8:16 handbook-path.single"},
      {"sequence", "    ascending: sessions.by\n", "rules.yaml:8:16 handbook-path.type"},
      {"sequence", "    gapless: sessions.nth\n    ascending: sessions.date\n", "rules.yaml:8:5 handbook-both"},
      {"sequence", "    order: [closing.date, audit.date]\n    ascending: sessions.date\n",
       "rules.yaml:9:5 handbook-both"},
      {"sequence", "    collect: true\n", "rules.yaml:2:5 handbook-missing\nrules.yaml:8:5 handbook-parameter"},
      {"attendance", roll, ""},
      {"attendance", roll + "    until: .left\n    form: .form_on\n    form_unless: {.invited: true}\n", ""},
      {"attendance", roll + "    message: {zh: <.nth>, en: <.hours>}\n", ""},
      {"attendance", roll + "    message: {zh: <.ref>, en: <.hours>}\n", "rules.yaml:12:14 handbook-path.step"},
      {"attendance", roll + "    form: .form_on\n    message: {zh: <.ref>, en: <.ref>}\n", ""},
      {"attendance", roll + "    by_site: {post: {message: {zh: <.nth>, en: <.ref>}}}\n",
       "rules.yaml:12:31 handbook-path.step"},
      {"attendance", roll + "    at: sessions\n", "rules.yaml:12:5 handbook-both"},
      {"attendance", roll + "    until: .lefd\n", "rules.yaml:12:12 handbook-path.step (left)"},
      {"attendance", roll + "    form_unless: {.invited: true}\n", "rules.yaml:2:5 handbook-missing"},
      {"attendance", roll + "    form: .ref\n", "rules.yaml:12:11 handbook-path.type"},
      {"attendance", roll + "    absent: .invited\n", "rules.yaml:12:13 handbook-path.step"},
      {"attendance", "    meetings: sessions\n    members: members\n    who: .ref\n",
       "rules.yaml:2:5 handbook-missing"},
      {"attendance", "    meetings: members\n    members: members\n    who: .ref\n    absent: .ref\n",
       "rules.yaml:8:15 handbook-path.undated"},
      {"attendance", "    meetings: exit\n    members: goals\n    who: .ref\n    absent: .ref\n",
       "rules.yaml:9:14 handbook-path.type\nrules.yaml:10:10 handbook-path.element\nrules.yaml:11:13 "
       "handbook-path.step\n"
       "rules.yaml:8:15 handbook-path.undated"},
      {"recurring",
       "    every: 1 year\n    from: $accepted-on\n    done: sessions.date\n    within: {after: 1 month}\n    restart: "
       "done\n",
       ""},
      {"recurring", "    every: 1 year\n    from: $accepted-on\n    done: sessions.date\n    restart: yes\n",
       "rules.yaml:11:14 handbook-type.restart"},
      {"recurring",
       "    every: 1 year\n    from: $accepted-on\n    done: sessions.date\n    within: {before: 1 month}\n",
       "rules.yaml:11:13 handbook-type.limit"},
      {"approval",
       "    what: audit\n    by: [{role: [leader]}, {is: worker}]\n    not_by: worker\n    need: [audit.opinion]\n    "
       "trigger: closing.date\n    within: {after: 7 days}\n",
       ""},
      {"approval", "    what: exit\n", "rules.yaml:8:11 handbook-path.unsigned"},
      {"approval", "    what: audit\n    by: [{role: [laeder]}]\n", "rules.yaml:9:10 handbook-choice (leader)"},
      {"approval", "    what: audit\n    by: [{}]\n", "rules.yaml:9:10 handbook-missing"},
      {"approval", "    what: audit\n    trigger: closing.date\n", "rules.yaml:2:5 handbook-missing"},
      {"count", "    list: exit.conferences\n    where: {.strategies: given}\n    min: 1\n", ""},
      {"count", "    list: sessions\n    where: {.record: breif}\n    max: 0\n",
       "rules.yaml:9:22 handbook-choice (brief)"},
      {"count", "    list: exit.conferences\n", "rules.yaml:2:5 handbook-missing"},
      {"count", "    list: exit.conferences\n    min: few\n",
       "rules.yaml:9:10 handbook-type.number\nrules.yaml:2:5 handbook-missing"},
      {"count", "    list: exit\n    min: 1\n", "rules.yaml:8:11 handbook-path.type"},
      {"count", "    list: exit.conferences\n    at_most: sessions\n", ""},
      {"count", "    list: exit.conferences\n    at_most: fee\n", "rules.yaml:9:14 handbook-path.type"},
      {"agree", "    sum: sessions.hours\n    equals: fee\n", ""},
      {"agree", "    sum: sessions.hours\n", "rules.yaml:2:5 handbook-missing"},
      {"agree", "    sum: [fee, sessions.hours]\n    less: fee\n    at_most: born\n", "rules.yaml:2:9 handbook-side"},
      {"agree", "    sum: sessions.hours\n    equals: fee\n    at_most: fee\n", "rules.yaml:10:5 handbook-both"},
      {"agree", "    equals: fee\n", "rules.yaml:2:5 handbook-missing"},
      {"agree", "    sum: [worker]\n    equals: fee\n", "rules.yaml:8:11 handbook-path.type"},
      {"agree", "    at: sessions\n    hours: .hours\n    between: [.begun, .over]\n", ""},
      {"agree", "    at: sessions\n    hours: .hours\n    between: [.begun]\n",
       "rules.yaml:10:14 handbook-type.between"},
      {"agree", "    at: sessions\n    hours: .hours\n", "rules.yaml:2:5 handbook-missing"},
      {"agree", "    at: sessions\n    between: [.begun, .over]\n", "rules.yaml:2:5 handbook-missing"},
      {"agree", "    at: sessions\n    hours: .hours\n    between: [.date, .over]\n",
       "rules.yaml:10:15 handbook-path.type"},
      {"agree", "    includes: invited\n    all_of: [worker, site]\n", ""},
      {"agree", "    includes: methods\n    all_of: [talk]\n    any_of: [vist]\n",
       "rules.yaml:10:13 handbook-choice (visit)"},
      {"agree", "    includes: methods\n", "rules.yaml:2:5 handbook-missing"},
      {"agree", "", "rules.yaml:2:5 handbook-missing"},
      {"deadlime", "", "rules.yaml:3:11 handbook-kind (deadline)"},
  };
  for (const KindRow& row : rows) {
    CAPTURE(row.kind);
    CAPTURE(row.more);
    Check({.rules = RuleOf(row.kind, row.more)}, row.want);
  }
}

TEST_CASE("files, facts and settings") {
  const std::string sound = DeadlineRule("r", "    within: {after: 1 day}\n");
  Check({.head = "setings: []\n"}, "handbook.yaml:7:1 handbook-parameter");
  Check({.facts = "rulez: []\n"}, "facts.yaml:4:1 handbook-parameter (rules)");
  Check({.rules = sound + sound}, "rules.yaml:11:9 handbook-duplicate");
  Check({.agency = "rules: none\n"}, "agency.yaml:1:8 handbook-type.list");
  Check({.rules = "  - kind: deadline\n"}, "rules.yaml:2:5 handbook-missing");
  Check({.rules = "  - just words\n"}, "rules.yaml:2:5 handbook-type.map");
  const auto fact = [](const char* text) {
    return Texts{.facts = std::string("  - {name: f, zh: 甲, en: f, ") + text + "}\n"};
  };
  Check(fact("applies_to: case, first: [closing.date], latest: [closing.date]"), "facts.yaml:4:5 handbook-both");
  Check(fact("applies_to: case"), "facts.yaml:4:6 handbook-missing");
  Check(fact("applies_to: cases, first: [closing.date]"), "facts.yaml:4:43 handbook-record-kind (case)");
  Check(fact("applies_to: case, first: [$accepted-on]"), "facts.yaml:4:57 handbook-fact.unknown");
  Check(fact("applies_to: case, first: [closing]"), "facts.yaml:4:57 handbook-path.type");
  Check({.facts = "  - {name: accepted-on, zh: 甲, en: f, applies_to: case, first: [closing.date]}\n"},
        "facts.yaml:4:12 handbook-duplicate");
  Check({.settings = "  - {name: son, value: 3 days}\n"}, "lanzhi.yaml:3:12 handbook-setting.unknown (soon)");
  Check({.settings = "  - {name: soon, value: 3 dayz}\n"}, "lanzhi.yaml:3:25 handbook-period.setting");
}

TEST_CASE("hundreds of faults are all told, the first of them with a guess") {
  std::string more = "    within: {after: 1 day}\n";
  for (int i = 100; i < 1000; ++i) more += "    off_rea" + std::to_string(i) + ": 1\n";
  const Diagnostics diagnostics = fixture::Load({.rules = DeadlineRule("r", more)}).diagnostics;
  REQUIRE(diagnostics.size() == 900);
  CHECK(!diagnostics.front().help.empty());
  CHECK(diagnostics.back().help.empty());
}

TEST_CASE("a handbook that is not there") {
  Diagnostics diagnostics;
  const auto handbook = Handbook::Load("lantan", {}, diagnostics);
  CHECK(fixture::Show(diagnostics) == "handbook-unknown (lantian)");
  REQUIRE(handbook != nullptr);
  diagnostics.clear();
  CHECK(Handbook::Load(HandbookFiles{}, diagnostics)->rules().empty());
  CHECK(fixture::Show(diagnostics) == "handbook-no-head");
}
