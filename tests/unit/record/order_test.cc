#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "support.h"

using namespace lanzhi;
using namespace lanzhi::test;

namespace {

std::string GoalsOf(const Record& record) {
  std::string goals;
  const Value& list = At(record, "sessions");
  for (std::uint32_t i = list.first; i < list.first + list.count; ++i) {
    const FreeText goal = record.ChildNamed(record.values[i], "goal")->text;
    for (const std::string_view letter : {"a", "b", "c", "d"}) {
      if (goal == letter) goals += letter;
    }
  }
  return goals;
}

}  // namespace

TEST_CASE("a list is held by key date, ties in the order of the file") {
  const Reading reading = Read(kCaseHead +
                               "sessions:\n  - {date: 2026-05-01, goal: c, next: {place: x}}\n"
                               "  - {date: 2026-03-01, goal: a}\n  - {date: 2026-05-01, goal: d}\n"
                               "  - {date: 2026-04-01, goal: b}\n");
  CHECK(Faults(reading.diagnostics) == Lines{});
  CHECK(GoalsOf(*reading.record) == "abcd");
  CHECK(At(*reading.record, "sessions").order_known);
  CHECK(PointerOf(*reading.record, At(*reading.record, "sessions.2.next.place")) == "/sessions/0/next/place");
  CHECK(PointerOf(*reading.record, At(*reading.record, "sessions.0.date")) == "/sessions/1/date");
  CHECK(ElementKey(*reading.record, At(*reading.record, "sessions.0")) == "2026-03-01");
}

TEST_CASE("one section alone may stand in a list without its dash") {
  const auto read = [](const std::string& text) {
    Tree tree = ParseTree("site: east\n" + text, "sites/east.yaml");
    return ReadRecord({std::move(tree), {}}, EmbeddedShapes(), Language::en, nullptr);
  };
  const Reading alone = read("contract: {signed_on: 2026-01-05, starts_on: 2026-02-01}\n");
  CHECK(Faults(alone.diagnostics) == Lines{});
  REQUIRE(At(*alone.record, "contract").count == 1);
  CHECK(PointerOf(*alone.record, At(*alone.record, "contract.0.starts_on")) == "/contract/starts_on");
  CHECK(ElementKey(*alone.record, At(*alone.record, "contract.0")) == "2026-02-01");
  const Reading listed = read("contract:\n  - {signed_on: 2026-01-05, starts_on: 2026-02-01}\n");
  CHECK(PointerOf(*listed.record, At(*listed.record, "contract.0.starts_on")) == "/contract/0/starts_on");
  CHECK(Describe(*alone.record) == Describe(*listed.record));
  CHECK(At(*read("contract:\n").record, "contract").state == State::absent);
  CHECK(At(*read("contract: {}\n").record, "contract").state == State::absent);
  CHECK(Faults(read("contract: {signed_at: 2026-01-05}\n").diagnostics).size() == 1);
  // Another list is refused as before.
  CHECK(Faults(read("plans: {date: 2026-01-05}\n").diagnostics) == Lines{"record-wrong-type.saw-section @ plans"});
}

TEST_CASE("without all its key dates the order of a list is not known") {
  for (const char* second : {"{goal: b}", "{date: 2026-13-01, goal: b}", "b"}) {
    CAPTURE(second);
    const Reading reading = Read(kCaseHead + "sessions:\n  - {date: 2026-05-01, goal: a}\n  - " + second + "\n");
    CHECK_FALSE(At(*reading.record, "sessions").order_known);
    CHECK(At(*reading.record, "sessions").count == 2);
  }
}

TEST_CASE("an entry with nothing in it is no element, but keeps its place") {
  const Reading reading = Read(kCaseHead + "measures:\n  - what:\n  - {what: talk}\n  - what:\n");
  const Value& list = At(*reading.record, "measures");
  REQUIRE(list.count == 1);
  CHECK(ElementKey(*reading.record, At(*reading.record, "measures.0")) == "measures(2)");
  CHECK(PointerOf(*reading.record, At(*reading.record, "measures.0.what")) == "/measures/1/what");
}

TEST_CASE("an element is known by its first key or by itself") {
  const Reading reading = Read(kCaseHead + "reviewed: [2026-03-05]\nsessions:\n  - {goal: a, date: 2026-03-05}\n");
  const Span key = At(*reading.record, "sessions.0").key;
  CHECK(reading.record->file()->bytes.substr(key.begin, key.end - key.begin) == "goal");
  CHECK(At(*reading.record, "reviewed.0").key == At(*reading.record, "reviewed.0").span);
  CHECK(ElementKey(*reading.record, At(*reading.record, "reviewed.0")) == "2026-03-05");
}

namespace {

// The keys of the elements of a list, and the faults.
struct Keys {
  explicit Keys(const std::string& text) : reading(Read(kCaseHead + text)) {}

  std::string Of(std::string_view list) const {
    std::string keys;
    const Value& value = At(*reading.record, list);
    for (std::uint32_t i = value.first; i < value.first + value.count; ++i) {
      keys += (keys.empty() ? "" : " ") + ElementKey(*reading.record, reading.record->values[i]);
    }
    return keys;
  }
  Lines Told() const { return Faults(reading.diagnostics); }

  Reading reading;
};

}  // namespace

TEST_CASE("the key date alone is the key while it is the only one of its day") {
  const Keys one("sessions:\n  - {date: 2026-03-05, at: 10:00}\n  - {date: 2026-03-06, at: 10:00}\n");
  CHECK(one.Of("sessions") == "2026-03-05 2026-03-06");
  CHECK(one.Told() == Lines{});
}

TEST_CASE("elements of one day are told apart by as much as it takes, of what all of them have") {
  const Keys times(
      "sessions:\n  - {date: 2026-03-05, at: 10:00, goal: a}\n  - {date: 2026-03-05, at: 15:30, goal: a}\n"
      "  - {date: 2026-03-06, at: 10:00}\n");
  CHECK(times.Of("sessions") == "2026-03-05/10:00 2026-03-05/15:30 2026-03-06");
  CHECK(times.Told() == Lines{});
  const Keys lacking(
      "sessions:\n  - {date: 2026-03-05, minutes: 20}\n  - {date: 2026-03-05, at: 10:00, minutes: 30}\n");
  CHECK(lacking.Of("sessions") == "2026-03-05/20 2026-03-05/30");
  CHECK(lacking.Told() == Lines{});
  const Keys both(
      "sessions:\n  - {date: 2026-03-05, at: 10:00, minutes: 20}\n"
      "  - {date: 2026-03-05, at: 10:00, minutes: 30}\n  - {date: 2026-03-05, at: 15:30, minutes: 30}\n");
  CHECK(both.Of("sessions") == "2026-03-05/10:00/20 2026-03-05/10:00/30 2026-03-05/15:30/30");
}

TEST_CASE("a date that stands in place of the key date is the key") {
  const Keys held("occasions:\n  - {planned_on: 2026-03-05}\n  - {held_on: 2026-03-06}\n");
  CHECK(held.Of("occasions") == "2026-03-05 2026-03-06");
}

TEST_CASE("elements that nothing tells apart are told, at the key of each but the first") {
  const Keys same("sessions:\n  - {date: 2026-03-05, at: 10:00}\n  - {date: 2026-03-05}\n  - {date: 2026-03-05}\n");
  CHECK(same.Of("sessions") == "2026-03-05 2026-03-05 2026-03-05");
  CHECK(same.Told() == Lines{"record-same-key @ 2026-03-05", "record-same-key @ 2026-03-05"});
  const Diagnostic& fault = same.reading.diagnostics.back();
  CHECK(fault.severity == Severity::warning);
  CHECK(fault.pointer == "/sessions/2/date");
  REQUIRE(fault.related.size() == 1);
  CHECK(fault.related[0].pointer == "/sessions/0/date");
  CHECK(Keys("measures:\n  - {what: talk}\n  - {what: talk}\n").Told() == Lines{"record-same-key.words @ talk"});
  CHECK(Keys("reviewed: [2026-03-05, 2026-03-06, 2026-03-05]\n").Told() ==
        Lines{"record-same-key.single @ 2026-03-05"});
  // That the day lacks, or is none, is told already.
  CHECK(Keys("sessions:\n  - {goal: a}\n  - {goal: a}\n").Told().size() == 2);
}

TEST_CASE("elements of lists within a list are told apart by the element around, and may be alike where it is usual") {
  const Keys stalls(
      "occasions:\n  - planned_on: 2026-03-05\n    stalls:\n      - {what: games, people: 3}\n"
      "      - {what: games, people: 3}\n      - {what: tea}\n"
      "  - planned_on: 2026-03-06\n    stalls:\n      - {what: games, people: 3}\n");
  CHECK(stalls.Of("occasions.0.stalls") == "stalls(1)/2026-03-05/3 stalls(2)/2026-03-05/3 stalls(3)/2026-03-05");
  CHECK(stalls.Of("occasions.1.stalls") == "stalls(1)/2026-03-06/3");
  CHECK(stalls.Told() == Lines{});
}

TEST_CASE("the order of keys and of dated elements does not change the values") {
  std::mt19937 random(7);
  std::vector<std::string> entries = {
      "worker: chen-jia\n",
      "source: self\n",
      "client: {ref: K0471, born: 1949}\n",
      "decision: {date: 2026-03-06, accepted: true, fee: 3}\n",
      "methods: [group-work, case-work]\n",
      "handovers: [{from: 2026-01-01, worker: lin}, {from: 2026-04-01, worker: chen-jia}]\n"};
  std::vector<std::string> sessions = {"  - {date: 2026-03-01, goal: a}\n", "  - {goal: b, date: 2026-04-01}\n",
                                       "  - {date: 2026-05-01, next: {place: x, on: 2026-06-01}}\n"};
  std::string first;
  for (int round = 0; round < 50; ++round) {
    std::shuffle(entries.begin(), entries.end(), random);
    std::shuffle(sessions.begin(), sessions.end(), random);
    std::string text = "case: C2026-0001\n";
    for (const std::string& entry : entries) text += entry;
    text += "sessions:\n";
    for (const std::string& session : sessions) text += session;
    const Reading reading = Read(text);
    REQUIRE(Faults(reading.diagnostics) == Lines{});
    const std::string described = Describe(*reading.record);
    if (first.empty()) first = described;
    REQUIRE(described == first);
  }
}

TEST_CASE("a field stands in for another of a section that is given") {
  const Reading reading = Read(
      kCaseHead + "decision: {date: 2026-03-06}\nsessions:\n  - {date: 2026-03-05, by: lin}\n  - {date: 2026-04-05}\n");
  const Value& by = At(*reading.record, "decision.by");
  CHECK(by.given());
  CHECK(by.defaulted);
  CHECK(by.text == "chen-jia");
  CHECK(by.span == At(*reading.record, "worker").span);
  CHECK(PointerOf(*reading.record, by) == "/decision/by");
  CHECK(At(*reading.record, "sessions.0.by").text == "lin");
  CHECK_FALSE(At(*reading.record, "sessions.0.by").defaulted);
  CHECK(At(*reading.record, "sessions.1.by").text == "chen-jia");

  const Reading wrong = Read("case: C2026-0001\nworker: [x]\ndecision: {date: 2026-03-06}\n");
  CHECK(wrong.diagnostics.size() == 1);
  CHECK(At(*wrong.record, "decision.by").state == State::unreadable);
}

TEST_CASE("a field with a history stands in as it was on the day of the section") {
  const Reading reading =
      Read(kCaseHead +
           "handovers:\n  - {from: 2026-04-01, worker: wu}\n  - {from: 2026-02-01, worker: lin}\n"
           "decision: {date: 2026-03-06}\nsessions:\n  - {date: 2026-01-05}\n  - {date: 2026-04-01}\n");
  CHECK(At(*reading.record, "decision.by").text == "lin");
  CHECK(At(*reading.record, "sessions.0.by").text == "chen-jia");
  CHECK(At(*reading.record, "sessions.1.by").text == "wu");
  const Field& worker = *reading.record->shape->root.Find("worker");
  CHECK(Effective(*reading.record, worker, MakeDate(2026, 3, 31)).text == "lin");
  CHECK(Effective(*reading.record, worker, MakeDate(2026, 4, 1)).text == "wu");
  CHECK(Effective(*reading.record, worker, std::nullopt).text == "wu");

  const Reading unsure =
      Read(kCaseHead + "handovers:\n  - {from: 2026-14-01, worker: wu}\ndecision: {date: 2026-03-06}\n");
  CHECK(unsure.diagnostics.size() == 1);
  CHECK(At(*unsure.record, "decision.by").state == State::unreadable);
}
