#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "support.h"

using namespace lanzhi;
using namespace lanzhi::test;

namespace {

const std::string kHead = "case: C2026-0001\nworker: chen-jia\n";

std::string DescribeAsOf(const std::optional<Record>& record) { return record ? Describe(*record) : "not yet"; }

}  // namespace

TEST_CASE("a section dated later is absent with all it holds") {
  const Reading reading =
      Read(kHead +
           "client: {ref: K1, told_on: 2026-03-20}\n"
           "decision: {date: 2026-03-06, accepted: true}\nend_on: 2026-09-01\nclosed_on: 2026-08-01\n"
           "sessions:\n  - {date: 2026-04-05}\n  - {date: 2026-03-05, next: {on: 2026-04-05}}\n"
           "reviewed: [2026-05-01, 2026-03-01]\n");
  const auto then = AsOf(*reading.record, MakeDate(2026, 3, 5));
  REQUIRE(then.has_value());
  CHECK(At(*then, "decision").state == State::absent);
  CHECK(At(*then, "decision").count == 0);
  CHECK(At(*then, "client.ref").given());
  CHECK(At(*then, "client.told_on").state == State::absent);
  CHECK(At(*then, "end_on").given());
  CHECK(At(*then, "closed_on").state == State::absent);
  REQUIRE(At(*then, "sessions").count == 1);
  CHECK(At(*then, "sessions.0.next.on").given());
  CHECK(PointerOf(*then, At(*then, "sessions.0.date")) == "/sessions/1/date");
  REQUIRE(At(*then, "reviewed").count == 1);
  CHECK(At(*then, "reviewed.0").text == "2026-03-01");
  // On the day itself a fact is known.
  CHECK(At(*AsOf(*reading.record, MakeDate(2026, 3, 6)), "decision.accepted").given());
  CHECK(Describe(*AsOf(*reading.record, MakeDate(2026, 12, 31))) == Describe(*reading.record));
}

TEST_CASE("a section of which nothing is left is absent") {
  const Reading reading = Read(kHead + "client: {told_on: 2026-03-20}\nclosed_on: 2026-03-01\n");
  CHECK(At(*AsOf(*reading.record, MakeDate(2026, 3, 5)), "client").state == State::absent);
}

TEST_CASE("a record whose every fact is later is not known") {
  const Reading reading = Read(kHead + "client: {ref: K1}\ndecision: {date: 2026-03-06}\nend_on: 2026-01-01\n");
  CHECK_FALSE(AsOf(*reading.record, MakeDate(2026, 3, 5)).has_value());
  CHECK(AsOf(*reading.record, MakeDate(2026, 3, 6)).has_value());
  // Without any date, or with one that cannot be read, nothing says that it is later.
  CHECK(AsOf(*Read(kHead).record, MakeDate(2001, 1, 1)).has_value());
  CHECK(AsOf(*Read(kHead + "closed_on: 2026-03-32\ndecision: {date: 2026-03-06}\n").record, MakeDate(2001, 1, 1))
            .has_value());
  // A handover says what changed, not when the case began.
  CHECK(
      AsOf(*Read(kHead + "handovers:\n  - {from: 2026-05-01, worker: wu}\n").record, MakeDate(2026, 1, 1)).has_value());
}

TEST_CASE("staff are there before what is told of them; a waiver counts from its own date") {
  const Reading staff = Read("staff: lin\nrole: worker\nsince: 2026-05-01\n", "staff/lin.yaml");
  const auto before = AsOf(*staff.record, MakeDate(2026, 1, 1));
  REQUIRE(before.has_value());
  CHECK(At(*before, "since").state == State::absent);
  // Without the day on which they join they would seem to have been there ever since.
  const Shape& shape = *EmbeddedShapes().Find("staff");
  const Reading joins = ReadRecord(
      ParseYaml(MakeFile("staff/lin.yaml", "staff: lin\nrole: worker\njoined_on: 2026-05-01\nleft_on: 2026-06-30\n")),
      EmbeddedShapes(), Language::en, nullptr);
  const auto early = AsOf(*joins.record, MakeDate(2026, 1, 1));
  REQUIRE(early.has_value());
  CHECK(early->Top(*shape.Meant(Meaning::joined)).given());
  CHECK_FALSE(early->Top(*shape.Meant(Meaning::left)).given());
  const Reading waiver =
      Read("waiver: W2026-0001\ndate: 2026-05-01\nasked_on: 2026-04-01\n", "waivers/W2026-0001.yaml");
  CHECK_FALSE(AsOf(*waiver.record, MakeDate(2026, 4, 30)).has_value());
  CHECK(AsOf(*waiver.record, MakeDate(2026, 5, 1)).has_value());
}

TEST_CASE("what stands in for a field is what stood in for it on the day") {
  const Reading reading =
      Read(kHead + "closed_on: 2026-03-01\nhandovers:\n  - {from: 2026-04-01, worker: wu}\nsessions:\n  - {goal: a}\n");
  CHECK(At(*reading.record, "sessions.0.by").text == "wu");
  CHECK(At(*AsOf(*reading.record, MakeDate(2026, 3, 31)), "sessions.0.by").text == "chen-jia");
}

TEST_CASE("going back twice is going back to the earlier day") {
  std::mt19937 random(11);
  const auto day = [&] { return MakeDate(2026, 1, 1) + std::chrono::days{static_cast<int>(random() % 40)}; };
  const auto date = [&] { return FormatDate(day()); };
  for (int round = 0; round < 400; ++round) {
    std::string text = kHead;
    if (random() % 2 != 0) text += "closed_on: " + date() + "\n";
    if (random() % 2 != 0) text += "client: {told_on: " + date() + (random() % 2 != 0 ? ", ref: K1}\n" : "}\n");
    if (random() % 2 != 0) text += "decision: {date: " + date() + ", accepted: true}\n";
    if (random() % 2 != 0) text += "reviewed: [" + date() + ", " + date() + "]\n";
    if (random() % 2 != 0)
      text += "handovers: [{from: " + date() + ", worker: wu}, {from: " + date() + ", worker: lin}]\n";
    if (random() % 2 != 0) text += "measures: [{what: talk, started_on: " + date() + "}]\n";
    if (random() % 2 != 0) {
      text += "sessions:\n";
      for (unsigned i = random() % 4 + 1; i > 0; --i) {
        text += random() % 8 == 0 ? "  - {goal: x" : "  - {date: " + date();
        text += random() % 2 != 0 ? ", next: {on: " + date() + "}}\n" : "}\n";
      }
    }
    CAPTURE(text);
    const Reading reading = Read(text);
    for (const std::string& fault : Faults(reading.diagnostics)) {
      REQUIRE((fault == "record-missing @ goal" || fault.starts_with("record-same-key") ||
               fault.starts_with("record-history")));
    }
    const Date first = day(), second = day();
    const auto once = AsOf(*reading.record, first);
    const std::string twice = once ? DescribeAsOf(AsOf(*once, second)) : "not yet";
    REQUIRE(twice == DescribeAsOf(AsOf(*reading.record, std::min(first, second))));
  }
}
