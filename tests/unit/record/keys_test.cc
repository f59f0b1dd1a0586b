#include <doctest/doctest.h>

#include "support.h"

using namespace lanzhi;
using namespace lanzhi::test;

TEST_CASE("the first key names the kind") {
  const auto peek = [](std::string text, std::string path = "C1.yaml") {
    return PeekKind({std::move(path), std::move(text)}, SmallShapes());
  };
  CHECK(peek("# note\n\n case: C1\n") == "case");
  CHECK(peek("---\n\"个案\": C1\r\n") == "case");
  CHECK(peek("cases: C1\ncase: C1\n") == "");
  CHECK(peek("") == "");
  CHECK(peek("\"") == "");
  CHECK(peek("# only") == "");
  // Without its first line a case begins with a field that is also a kind.
  CHECK(peek("site: shangsha\n", "cases/C1.yaml") == "");
  CHECK(peek("site: 'shangsha' # ours\n", "cases/shangsha.yaml") == "site");
  CHECK(peek("site: shangsha\n", "sites/C1.yaml") == "site");

  const Reading unknown = Read("cas: C2026-0001\nworker: chen-jia\n");
  CHECK(unknown.record == nullptr);
  CHECK(Faults(unknown.diagnostics) == Lines{"record-unknown-kind @ cas"});
  CHECK(HelpOf(unknown) == "record-unknown-kind.near case");
  CHECK(HelpOf(Read("recipe: soup\n")) == "record-unknown-kind.here.help");
  CHECK(HelpOf(Read("recipe: soup\n", "C2026-0001.yaml")) == "record-unknown-kind.help");

  for (const char* text : {"site: shangsha\nsource: self\n", "worker: chen-jia\nsource: self\n"}) {
    CAPTURE(text);
    const Reading lacking = Read(text);
    CHECK(lacking.record == nullptr);
    CHECK(Faults(lacking.diagnostics)[0].starts_with("record-unknown-kind.lacking @ "));
    CHECK(HelpOf(lacking) == "record-unknown-kind.lacking.help");
  }

  // `site` is a kind as well as a field of a case.
  for (const char* text :
       {"site: shangsha\ncase: C2026-0001\nworker: chen-jia\n", "worker: chen-jia\ncase: C2026-0001\n"}) {
    const Reading late = Read(text);
    CHECK(late.record == nullptr);
    CHECK(Faults(late.diagnostics) == Lines{"record-unknown-kind.not-first @ case"});
  }
  CHECK(Faults(Read("site: shangsha\n", "sites/shangsha.yaml").diagnostics) == Lines{});
}

TEST_CASE("an empty map is no record and no crash") {
  CHECK(Read("{}\n").record == nullptr);
  CHECK(Read("{}\n").diagnostics.size() == 1);
  CHECK(Read("").record == nullptr);
  CHECK(Read("- a\n").record == nullptr);
}

TEST_CASE("an id is given, spelt with letters, digits, - _ and ., and names the file") {
  const auto told = [](const std::string& id, const char* path) {
    return Faults(Read("case: " + id + "\nworker: chen-jia\n", path).diagnostics);
  };
  CHECK(told("C2026-0001", "cases/2026/C2026-0001.yaml") == Lines{});
  CHECK(told("莞城-1", "莞城-1.yaml") == Lines{});
  CHECK(told("C2026-0001", "cases/C2026-0002.yaml") == Lines{"record-id-file @ C2026-0001"});
  CHECK(told("", "cases/C2026-0002.yaml") == Lines{"record-missing-id @ case"});
  CHECK(told("\" \"", "cases/C2026-0002.yaml") == Lines{"record-missing-id @ case"});
  CHECK(told("a/b", "cases/C2026-0002.yaml") == Lines{"record-id @ a/b"});
  CHECK(told("a b", "cases/a b.yaml") == Lines{"record-id @ a b"});
  CHECK(told("张，三", "cases/x.yaml") == Lines{"record-id @ 张，三"});
  CHECK(told("..", "cases/..") == Lines{"record-id @ .."});
  CHECK(told("[a]", "cases/a.yaml") == Lines{"record-wrong-type.saw-list @ case"});
  // lanzhi.yaml is the one file that is not called by its id.
  CHECK(Faults(Read("agency: 蓝天\nkeys: zh\n", "lanzhi.yaml", std::nullopt).diagnostics) == Lines{});
  CHECK(Faults(Read("agency:\nkeys: zh\n", "lanzhi.yaml", std::nullopt).diagnostics) ==
        Lines{"record-missing-id @ agency"});
}

TEST_CASE("an unknown key names what is near, and that field is not called missing as well") {
  const Reading reading = Read("case: C2026-0001\nworkr: chen-jia\n");
  CHECK(Faults(reading.diagnostics) == Lines{"record-unknown-key.named @ workr"});
  CHECK(reading.diagnostics[0].pointer == "/workr");
  CHECK(HelpOf(reading) == "record-unknown-key.near worker");
  CHECK(At(*reading.record, "worker").state == State::unreadable);

  const Reading nested = Read(kCaseHead + "decision: {date: 2026-03-06, acepted: true}\n");
  CHECK(HelpOf(nested) == "record-unknown-key.near accepted");
  CHECK(nested.diagnostics[0].pointer == "/decision/acepted");
  CHECK(At(*nested.record, "decision.accepted").state == State::unreadable);
  CHECK(HelpOf(Read(kCaseHead + "weather: fine\n")) == "record-unknown-key.help");
}

TEST_CASE("a key of another section says where it belongs") {
  const Reading reading = Read(kCaseHead + "decision: {date: 2026-03-06, told_on: 2026-03-06}\nclient: {ref: K1}\n");
  CHECK(Faults(reading.diagnostics) == Lines{"record-unknown-key.named @ told_on"});
  CHECK(HelpOf(reading) == "record-unknown-key.elsewhere client");
  CHECK(At(*reading.record, "client.told_on").state == State::unreadable);

  const Reading chinese =
      Read("个案: C2026-0001\n负责社工: chen-jia\n接案决定: {日期: 2026-03-06, 告知日期: 2026-03-06}\n",
           "C2026-0001.yaml", Language::zh);
  CHECK(HelpOf(chinese) == "record-unknown-key.elsewhere 服务对象");  // as it is typed in this folder
}

TEST_CASE("a section whose lines lost their indentation is told once") {
  const Reading reading = Read(kCaseHead + "decision:\ndate: 2026-03-06\naccepted: true\nreason: x\nsource: self\n");
  CHECK(Faults(reading.diagnostics) == Lines{"record-unknown-key.indent @ date"});
  CHECK(At(*reading.record, "decision").state == State::unreadable);
  CHECK(At(*reading.record, "source").given());
}

TEST_CASE("a key in the other language is told, and read all the same") {
  const Reading reading = Read(kCaseHead + "接案决定: {日期: 2026-03-06, 接纳: 是}\n");
  CHECK(Faults(reading.diagnostics) == Lines{"record-other-language @ 接案决定"});
  CHECK(HelpOf(reading) == "record-other-language.near decision");
  CHECK(At(*reading.record, "decision.date").given());

  const Reading whole = Read("个案: C2026-0001\n负责社工: chen-jia\n个案来源: 主动求助\n");
  CHECK(Faults(whole.diagnostics) == Lines{"record-other-language.kind @ 个案"});
  CHECK(HelpOf(whole) == "record-other-language.kind.help case");
  CHECK(At(*whole.record, "source").given());
}

TEST_CASE("one field by two names is told at the second") {
  const Reading reading = Read("agency: 蓝天\nkeys: zh\n键名语言: 英文\n", "lanzhi.yaml", std::nullopt);
  CHECK(Faults(reading.diagnostics) == Lines{"record-key-twice @ 键名语言"});
  REQUIRE(reading.diagnostics[0].related.size() == 1);
  CHECK(At(*reading.record, "keys").number == 0);
}

TEST_CASE("what a record cannot be without is told where it should stand") {
  CHECK(Faults(Read("case: C2026-0001\n").diagnostics) == Lines{"record-missing @ case"});
  CHECK(Faults(Read("case: C2026-0001\nworker:\n").diagnostics) == Lines{"record-missing @ worker"});
  const Reading reading = Read(kCaseHead + "measures:\n  - started_on: 2026-03-06\n");
  CHECK(Faults(reading.diagnostics) == Lines{"record-missing @ started_on"});
  CHECK(reading.diagnostics[0].pointer == "/measures/0/what");
  CHECK(At(*reading.record, "measures.0.what").state == State::unreadable);
  CHECK(Faults(Read(kCaseHead).diagnostics) == Lines{});  // no section, nothing needed in it
}

TEST_CASE("what is given needs the day that it speaks of") {
  const Reading section = Read(kCaseHead + "decision: {accepted: yes}\n");
  CHECK(Faults(section.diagnostics) == Lines{"record-missing @ decision"});
  CHECK(section.diagnostics[0].pointer == "/decision/date");
  CHECK(At(*section.record, "decision.date").state == State::unreadable);
  const Reading element = Read(kCaseHead + "sessions:\n  - {date: 2026-03-05}\n  - {goal: x}\n");
  CHECK(Faults(element.diagnostics) == Lines{"record-missing @ goal"});
  CHECK(element.diagnostics[0].pointer == "/sessions/1/date");
  CHECK_FALSE(At(*element.record, "sessions").order_known);
  CHECK(Faults(Read(kCaseHead + "decision:\n  date:\n  accepted:\n").diagnostics) == Lines{});  // nothing is given
  // It may be what an unknown key holds, and stands in no doubt twice.
  const Reading lost = Read(kCaseHead + "decision: {accepted: yes, weather: 2026-03-05}\n");
  CHECK(Faults(lost.diagnostics) == Lines{"record-unknown-key @ weather"});
  CHECK(At(*lost.record, "decision.date").state == State::unreadable);
}

TEST_CASE("another date may do as well, if the shape names it") {
  const auto told = [](const std::string& occasion) {
    return Faults(Read(kCaseHead + "occasions:\n  - {" + occasion + "}\n").diagnostics);
  };
  CHECK(told("planned_on: 2026-03-05, note: x") == Lines{});
  CHECK(told("held_on: 2026-03-05, note: x") == Lines{});
  CHECK(told("note: x") == Lines{"record-missing @ note"});
  CHECK(told("moved_to: 2026-03-05") == Lines{"record-missing @ moved_to"});
}

TEST_CASE("a text that broke off hides what may still stand in it") {
  Tree tree =
      ParseTree(kCaseHead + "decision:\n  date: 2026-03-06\nsessions:\n  - {date: 2026-03-05}\n", "C2026-0001.yaml");
  for (Node& node : tree.nodes) {
    if (node.kind != NodeKind::scalar) node.cut = true;
  }
  const Reading reading = ReadRecord({std::move(tree), {}}, SmallShapes(), Language::en, nullptr);
  CHECK(Faults(reading.diagnostics) == Lines{});
  const Record& record = *reading.record;
  CHECK(record.partial);
  CHECK(At(record, "worker").given());
  CHECK(At(record, "closed_on").state == State::unreadable);
  CHECK(At(record, "decision").given());
  CHECK(At(record, "decision.accepted").state == State::unreadable);
  CHECK(At(record, "decision.by").state == State::unreadable);  // nothing stands in for what may be there
  CHECK(At(record, "sessions").state == State::unreadable);
  CHECK(At(record, "sessions").count == 1);
  CHECK_FALSE(At(record, "sessions").order_known);
}

TEST_CASE("a value that has a finding already is unreadable without another") {
  Tree tree = ParseTree(kCaseHead + "closed_on: tomorrow\nclient: {ref: K1}\nclosedon: x\n", "C2026-0001.yaml");
  for (Node& node : tree.nodes)
    node.faulty =
        node.kind == NodeKind::scalar && tree.TextOf(node).size() != 10 && !node.flow && tree.KeyOf(node) != "worker";
  const Reading reading = ReadRecord({std::move(tree), {}}, SmallShapes(), Language::en, nullptr);
  CHECK(Faults(reading.diagnostics) == Lines{});
  CHECK(At(*reading.record, "closed_on").state == State::unreadable);
  CHECK(At(*reading.record, "client.ref").given());
  CHECK_FALSE(reading.record->partial);
}
