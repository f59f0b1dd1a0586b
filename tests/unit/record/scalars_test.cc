#include <doctest/doctest.h>

#include "record/spelling.h"
#include "support.h"

using namespace lanzhi;
using namespace lanzhi::test;

namespace {

// Reads a case with these lines and gives its faults.
Lines Told(const std::string& lines) { return Faults(Read(kCaseHead + lines).diagnostics); }

std::string HelpTold(const std::string& lines) { return HelpOf(Read(kCaseHead + lines)); }

}  // namespace

TEST_CASE("values of every type are read") {
  const Reading reading = Read(kCaseHead +
                               "source: self\nclient: {ref: K0471, born: 1949, urgent: 否}\n"
                               "decision:\n  date: \"2026-03-06\"\n  accepted: yes\n  reason: |\n    本社区\n    居民\n"
                               "  fee: 12.50\n  notice: 7 days\nmethods: [group-work]\n");
  CHECK(Faults(reading.diagnostics) == Lines{});
  const Record& record = *reading.record;
  CHECK(record.id == "C2026-0001");
  CHECK(At(record, "source").number == 0);
  CHECK(At(record, "client.born").number == 1949);
  CHECK(At(record, "client.urgent").given());
  CHECK(At(record, "client.urgent").number == 0);
  CHECK(FormatDate(At(record, "decision.date").date()) == "2026-03-06");
  CHECK(At(record, "decision.accepted").number == 1);
  CHECK(At(record, "decision.reason").text == "本社区\n居民");
  CHECK(At(record, "decision.fee").number == 1250);
  CHECK(At(record, "decision.notice").period == Period{Period::Unit::days, 7, 0});
  CHECK(At(record, "methods.0").number == 1);
}

TEST_CASE("what is blank is absent, and its key is kept") {
  const Reading reading =
      Read(kCaseHead + "source:\nclient: {ref: \"  \"}\ndecision:\nsessions: []\nclosed_on: ~\nmethods: []\n");
  CHECK(Faults(reading.diagnostics) == Lines{});
  for (const char* path : {"source", "client", "decision", "sessions", "closed_on", "methods", "site"}) {
    CAPTURE(path);
    CHECK(At(*reading.record, path).state == State::absent);
    CHECK(At(*reading.record, path).count == 0);
  }
  CHECK_FALSE(At(*reading.record, "decision").key.empty());
  CHECK(At(*reading.record, "site").key.empty());
}

TEST_CASE("the word for none and a false boolean are given") {
  const Reading reading = Read(kCaseHead + "client: {ref: 无, urgent: false}\n");
  CHECK(At(*reading.record, "client.ref").given());
  CHECK(At(*reading.record, "client.urgent").given());
}

TEST_CASE("a number lies between its bounds, both in") {
  const auto fee = [](const std::string& value) { return Told("decision: {date: 2026-03-06, fee: " + value + "}\n"); };
  for (const char* good : {"0", "0.01", "499.99", "500"}) CHECK(fee(good) == Lines{});
  for (const char* bad : {"-0.01", "-50", "500.01"}) {
    CHECK(fee(bad) == Lines{std::string("record-number-range @ ") + bad});
  }
  CHECK(Told("sessions:\n  - {date: 2026-03-06, minutes: 0}\n") == Lines{"record-number-range @ 0"});
  CHECK(Told("sessions:\n  - {date: 2026-03-06, minutes: 600}\n") == Lines{});
  const Reading reading = Read(kCaseHead + "decision: {date: 2026-03-06, fee: -50}\n");
  CHECK(At(*reading.record, "decision.fee").state == State::unreadable);
}

TEST_CASE("nobody is born after the first thing that is recorded") {
  const std::string decision = "decision: {date: 2025-03-06}\n", plan = "end_on: 2024-01-01\n";
  CHECK(Told("client: {born: 2025}\n" + decision + plan) == Lines{});  // what is planned tells nothing
  CHECK(Told("client: {born: 2026}\n" + decision) == Lines{"record-number-range.born @ 2026"});
  CHECK(Told("client: {born: 2025}\nclosed_on: 2024-12-31\n" + decision) == Lines{"record-number-range.born @ 2025"});
  CHECK(Told("client: {born: 2030}\n") == Lines{});
}

TEST_CASE("text stays as it is typed") {
  const Reading reading = Read(kCaseHead + "client: {ref: 0010}\nsessions:\n  - {date: 2026-03-05, goal: 2026-3-5}\n");
  CHECK(Faults(reading.diagnostics) == Lines{});
  CHECK(At(*reading.record, "client.ref").text == "0010");
}

TEST_CASE("a value of the wrong type is unreadable and told once") {
  CHECK(Told("client: K0471\n") == Lines{"record-wrong-type.section @ K0471"});
  CHECK(Told("methods: case-work\n") == Lines{"record-wrong-type.list @ case-work"});
  CHECK(Told("source: [self]\n") == Lines{"record-wrong-type.saw-list @ source"});
  CHECK(Told("closed_on: {date: 2026-03-05}\n") == Lines{"record-wrong-type.saw-section @ closed_on"});
  CHECK(Told("sessions: [2026-03-05]\n") == Lines{"record-wrong-type.section @ 2026-03-05"});
  CHECK(Told("client: {born: 49}\n") == Lines{"record-wrong-type.birth-year @ 49"});
  CHECK(Told("client: {born: 1949-05-01}\n") == Lines{"record-wrong-type.birth-year @ 1949-05-01"});
  CHECK(Told("client: {urgent: on}\n") == Lines{"record-wrong-type.boolean @ on"});
  CHECK(Told("client: {urgent: tRue}\n") == Lines{"record-wrong-type.boolean @ tRue"});
  for (const char* yes : {"true", "True", "TRUE", "yes", "Yes", "YES", "是"}) {
    CAPTURE(yes);
    const Reading same = Read(kCaseHead + "client: {urgent: " + yes + "}\n");
    CHECK(Faults(same.diagnostics) == Lines{});
    CHECK(At(*same.record, "client.urgent").number == 1);
  }
  CHECK(Told("decision: {date: 2026-03-06, fee: 1.234}\n") == Lines{"record-wrong-type.decimal @ 1.234"});
  CHECK(Told("decision: {date: 2026-03-06, notice: soon}\n") == Lines{"record-wrong-type.period @ soon"});
  CHECK(Told("sessions:\n  - {date: 2026-03-06, minutes: 010}\n") == Lines{"record-wrong-type.count @ 010"});
  CHECK(Told("sessions:\n  - {date: 2026-03-06, goal: \"a\\nb\"}\n") == Lines{"record-wrong-type.line @ \"a\\nb\""});
  CHECK(Told("sessions:\n  - {date: 2026-03-06, goal: [a]}\n") == Lines{"record-wrong-type.saw-list @ goal"});
  const Reading reading = Read(kCaseHead + "client: K0471\n");
  CHECK(At(*reading.record, "client").state == State::unreadable);
  CHECK(reading.diagnostics[0].pointer == "/client");
}

TEST_CASE("a time of day has one spelling") {
  const Reading reading =
      Read(kCaseHead + "sessions:\n  - {date: 2026-03-05, at: 13:30}\n  - {date: 2026-03-06, at: \"09:05\"}\n");
  CHECK(Faults(reading.diagnostics) == Lines{});
  CHECK(At(*reading.record, "sessions.0.at").number == 13 * 60 + 30);
  // 810 is what YAML 1.1 makes of 13:30.
  for (const char* bad : {"9:30", "24:01", "12:60", "810", "1330", "13:30:00", "13.30", "noon", "\"13：30\"", "13:3"}) {
    CAPTURE(bad);
    CHECK(Told("sessions:\n  - {date: 2026-03-06, at: " + std::string(bad) + "}\n") ==
          Lines{"record-wrong-type.time @ " + std::string(bad)});
  }
  CHECK(Told("sessions:\n  - date: 2026-03-06\n    at: [13:30]\n") == Lines{"record-wrong-type.saw-list @ at"});
}

TEST_CASE("a choice is one of its values in the folder's language") {
  CHECK(Told("source: selb\n") == Lines{"record-bad-choice @ selb"});
  CHECK(HelpTold("source: selb\n") == "record-bad-choice.near self");
  CHECK(HelpTold("source: street\n") == "record-bad-choice.help");
  CHECK(Told("source: other\n") == Lines{});
  CHECK(Told("methods: [case-work, wrong]\n") == Lines{"record-bad-choice @ wrong"});
  CHECK(HelpTold("source: 主动求助\n") == "record-other-language.near self");
  const Reading chinese =
      Read("个案: C2026-0001\n负责社工: chen-jia\n个案来源: self\n", "C2026-0001.yaml", Language::zh);
  CHECK(Faults(chinese.diagnostics) == Lines{"record-other-language.value @ self"});
  CHECK(At(*chinese.record, "source").given());  // what is meant is certain
}

TEST_CASE("a date has one spelling") {
  CHECK(Told("closed_on: 2026-02-30\n") == Lines{"record-date @ 2026-02-30"});
  CHECK(HelpTold("closed_on: 2026-02-30\n") == "record-date.help");
  CHECK(HelpTold("closed_on: 5/3/2026\n") == "record-date.help");
  CHECK(HelpTold("closed_on: 2026/3/5\n") == "record-date.near 2026-03-05");
  CHECK(HelpTold("closed_on: 2026.3.5\n") == "record-date.near 2026-03-05");
  CHECK(HelpTold("closed_on: 2026年3月5日\n") == "record-date.near 2026-03-05");
  CHECK(HelpTold("closed_on: 2026-3-5\n") == "record-date.near 2026-03-05");
  CHECK(HelpTold("closed_on: 20260305\n") == "record-date.near 2026-03-05");
  CHECK(HelpTold("closed_on: 26-3-5\n") == "record-date.help");
  CHECK(Told("reviewed: [2026-03-05, 2026-13-05]\n") == Lines{"record-date @ 2026-13-05"});
}

TEST_CASE("a date lies in this century and near to the year of the id") {
  CHECK(Told("closed_on: 1999-12-31\n") == Lines{"record-date-range @ 1999-12-31"});
  CHECK(Told("closed_on: 2100-01-01\n") == Lines{"record-date-range @ 2100-01-01"});
  CHECK(Told("closed_on: 2016-01-01\n") == Lines{});
  CHECK(Told("closed_on: 2036-12-31\n") == Lines{});
  CHECK(Told("closed_on: 2015-12-31\n") == Lines{"record-date-range.id @ 2015-12-31"});
  CHECK(Told("end_on: 2062-01-01\n") == Lines{"record-date-range.id @ 2062-01-01"});
  CHECK(Told("client: {born: 1931}\n") == Lines{});
  // The user names staff: a number in such an id is no year.
  CHECK(Faults(Read("staff: chen-2026\nrole: worker\nsince: 2004-07-01\n", "staff/chen-2026.yaml").diagnostics) ==
        Lines{});
}

TEST_CASE("the year of an id is its first run of digits") {
  CHECK(YearInId("C2026-0012") == 2026);
  CHECK(YearInId("C0012-2045") == 0);
  CHECK(YearInId("C20261") == 0);
  CHECK(YearInId("C1999-0001") == 0);
  CHECK(YearInId("chen-jia") == 0);
  CHECK(YearInId("") == 0);
}
