#include "view/report_count.h"

#include <algorithm>
#include <random>

#include "rule/eval/scene.h"
#include "rule/rule.h"
#include "source/yaml.h"
#include "unit/view/small_folder.h"

namespace lanzhi {
namespace {

using test::DeadlineOf;
using test::SmallFolder;

const ReportDays kDays{MakeDate(2026, 10, 1), MakeDate(2026, 10, 31), MakeDate(2026, 10, 31)};

// The report of that name that is compiled in.
Tree CompiledReport(std::string_view name) {
  for (Tree& tree : CompiledReports()) {
    const std::optional<ReportHead> head = HeadOf(tree);
    if (head && head->id == name) return std::move(tree);
  }
  return {};
}

struct Month {
  SmallFolder folder;
  ReportDefinition definition =
      ReportDefinition::Load(*folder.handbook, WithCompiled(CompiledReport("month")), folder.diagnostics);

  ReportScope scope = {};
  ReportCounter counter{definition, kDays, scope};

  [[nodiscard]] ReportShare ShareOf(const Record& record,
                                    const std::vector<std::unique_ptr<Outcome>>& outcomes = {}) const {
    return counter.ShareOf(Scene(record, *folder.handbook, kDays.as_of), outcomes, {});
  }
  [[nodiscard]] CountedReport Of(const std::vector<std::unique_ptr<Record>>& records) const {
    CountedReport report;
    report.definition = &definition;
    ReportSum sum(report);
    for (const auto& record : records) {
      const std::optional<Record> known = AsOf(*record, kDays.as_of);
      if (!known) continue;
      REQUIRE_FALSE(counter.ObstacleOf(Scene(*known, *folder.handbook, kDays.as_of)).has_value());
      sum.Add(known->id, ShareOf(*known));
    }
    sum.Finish({});
    return report;
  }
  [[nodiscard]] CountedReport Of(std::unique_ptr<Record> record) const {
    std::vector<std::unique_ptr<Record>> records;
    records.push_back(std::move(record));
    return Of(records);
  }
};

std::size_t IndexOf(const ReportDefinition& definition, std::string_view table) {
  for (std::size_t i = 0; i < definition.counted.size(); ++i) {
    if (definition.counted[i].id == table) return i;
  }
  FAIL("no table " << table);
  return 0;
}

// By the keys of a row, "shangsha,chen-jia"; "" for the total. In hundredths.
std::int64_t CellOf(const CountedReport& report, std::string_view table, std::string_view keys,
                    std::string_view column) {
  const std::size_t index = IndexOf(*report.definition, table);
  const std::vector<ReportColumn>& columns = report.definition->counted[index].columns;
  for (const CountedRow& row : report.counted[index]) {
    std::string joined;
    for (const std::string& key : row.keys) joined += (joined.empty() ? "" : ",") + key;
    if (joined != keys) continue;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].id == column) return ValueOf(row.cells[i], *columns[i].number);
    }
  }
  return 0;
}

constexpr std::int64_t kOne = 100;

// Of the columns of casework those that are not zero: "open_start=1 new=2 ".
std::string Cells(const CountedReport& report, std::string_view site, std::string_view worker) {
  const std::string keys = std::string(site) + (worker.empty() ? "" : "," + std::string(worker));
  std::string out;
  for (const ReportColumn& column : report.definition->counted[IndexOf(*report.definition, "rows")].columns) {
    const bool shown = column.group.en == "casework" || column.id == "sessions" || column.id == "referrals";
    const std::int64_t value = CellOf(report, "rows", keys, column.id);
    if (shown && value != 0) out += column.id + "=" + std::to_string(value / kOne) + " ";
  }
  return out;
}

// The faults of a report over one file of numbers: "file:line id ? near", one line each.
std::string ReportFaults(std::string report, std::string numbers) {
  const SmallFolder folder;
  Diagnostics diagnostics;
  ReportFiles files;
  files.report.push_back(ParseYaml(MakeFile("month.yaml", std::move(report))).tree);
  files.numbers.push_back(ParseYaml(MakeFile("case.yaml", std::move(numbers))).tree);
  static_cast<void>(ReportDefinition::Load(*folder.handbook, std::move(files), diagnostics));
  std::string out;
  for (const Diagnostic& fault : diagnostics) {
    const std::string& bytes = fault.place.file->bytes;
    const auto line = std::count(bytes.begin(), bytes.begin() + fault.place.span.begin, '\n') + 1;
    out += fault.place.file->path + ":" + std::to_string(line) + " " + fault.message.id;
    if (!fault.help.empty()) out += " ? " + std::get<std::string>(fault.help.args.at(0).value);
    out += "\n";
  }
  return out;
}

TEST_CASE("what is wrong in a report or a number is told at its place") {
  const std::string head = "report: month\nperiod: month\ntitle: {zh: 表, en: table}\ntables:\n";
  const std::string report = head + "  - {id: t, title: {zh: 表, en: t}, rows: site, columns: [\n";
  const std::string number =
      "numbers:\n  - {id: new, zh: 新, en: new, of: case, how: flow, on: decision.date, help: {zh: 新, en: new}}\n";
  const auto of = [&](const std::string& line) {
    return ReportFaults(head + "  []\n", "numbers:\n  - " + line + "\n");
  };
  const auto column = [&](const std::string& text) { return ReportFaults(report + "    " + text + "]}\n", number); };
  CHECK(column("{id: new, number: new}") == "");
  CHECK(column("{id: new, number: new, of: case}") == "month.yaml:6 handbook-parameter\n");
  CHECK(column("{id: new, nummer: new}") ==
        "month.yaml:6 handbook-missing\nmonth.yaml:6 handbook-parameter ? number\n");
  CHECK(column("{id: new, number: nw}") == "month.yaml:6 handbook-number ? new\n");
  CHECK(column("{id: new, number: new, part: x}") == "month.yaml:6 handbook-choice\n");
  const auto table = [&](const std::string& text) { return ReportFaults(head + "  - " + text + "\n", number); };
  CHECK(table("{id: t, title: {zh: 表, en: t}, rows: site, columns: servces}") == "month.yaml:5 handbook-column-set\n");
  CHECK(table("{id: t, title: {zh: 表, en: t}, rows: sit, columns: [{id: a, number: new}]}") ==
        "month.yaml:5 handbook-choice ? site\n");
  CHECK(table("{id: t, title: {zh: 表, en: t}, list: new, columns: [{id: a, path: decison.date}]}") ==
        "month.yaml:5 handbook-missing\nmonth.yaml:5 handbook-missing\nmonth.yaml:5 handbook-path.step ? decision\n");
  CHECK(table("{id: t, show: timelines}") == "month.yaml:5 handbook-choice ? timeliness\n");
  CHECK(table("{id: t, show: indicators}") == "month.yaml:5 handbook-missing\n");
  CHECK(table("{id: t}") == "month.yaml:5 handbook-missing\n");
  CHECK(table("{id: t, show: open}\n  - {id: t, show: open}") == "month.yaml:6 handbook-duplicate\n");
  const std::string whole = head + "  []\n";
  CHECK(ReportFaults("titel: {zh: 表, en: table}\n" + whole, number) == "month.yaml:1 handbook-parameter\n");
  CHECK(ReportFaults("reprt: month\nperiod: month\ntitle: {zh: 表, en: table}\ntables: []\n", number) ==
        "month.yaml:1 handbook-missing\nmonth.yaml:1 handbook-parameter ? report\n");
  CHECK(ReportFaults("report: x\nperiod: moth\ntitle: {zh: 表, en: table}\ntables: []\n", number) ==
        "month.yaml:2 handbook-choice ? month\n");
  const std::string entry = number.substr(number.find('\n') + 1);
  CHECK(ReportFaults(whole, number + entry) == "case.yaml:3 handbook-duplicate\n");
  CHECK(of("{id: a, zh: 新, en: new, help: {zh: 新, en: new}, of: cse, how: flow, on: decision.date}") ==
        "case.yaml:2 handbook-record-kind ? case\n");
  CHECK(of("{id: a, zh: 新, en: new, help: {zh: 新, en: new}, of: case, how: flo, on: decision.date}") ==
        "case.yaml:2 handbook-choice ? flow\n");
  CHECK(of("{id: a, zh: 新, en: new, help: {zh: 新, en: new}, of: case, how: flow}") ==
        "case.yaml:2 handbook-missing\n");
  CHECK(of("{id: a, zh: 新, en: new, help: {zh: 新, en: new}, of: case, how: flow, on: decision.dat}") ==
        "case.yaml:2 handbook-path.step ? date\n");
  CHECK(of("{id: a, zh: 新, en: new, help: {zh: 新, en: new}, of: case, how: flow, on: decision.date, until: "
           "decision.date}") == "case.yaml:2 handbook-parameter\n");
  CHECK(of("{id: a, zh: 新, en: new, help: {zh: 新, en: new}, of: case, how: stock_end, from: decision.date, unti: "
           "decision.date}") == "case.yaml:2 handbook-parameter ? until\n");
}

TEST_CASE("all definitions compile against every handbook") {
  for (const std::string_view name : EmbeddedHandbooks()) {
    Diagnostics diagnostics;
    const auto handbook = Handbook::Load(name, {}, diagnostics);
    handbook->Compile(nullptr, diagnostics);
    diagnostics.clear();
    std::string ids;
    for (Tree& tree : CompiledReports()) {
      const ReportDefinition definition = ReportDefinition::Load(*handbook, WithCompiled(std::move(tree)), diagnostics);
      INFO(name << " " << definition.head.id);
      CHECK(diagnostics.empty());
      CHECK_FALSE(definition.head.title.zh.empty());
      ids += definition.head.id + " ";
    }
    CHECK(ids == "compliance half month site year ");
  }
}

TEST_CASE("a column of one handbook is not in the other") {
  const auto columns = [](std::string_view name) {
    Diagnostics diagnostics;
    const auto handbook = Handbook::Load(name, {}, diagnostics);
    handbook->Compile(nullptr, diagnostics);
    std::string ids;
    const auto definition = ReportDefinition::Load(*handbook, WithCompiled(CompiledReport("month")), diagnostics);
    for (const ReportColumn& column : definition.counted[IndexOf(definition, "rows")].columns) ids += column.id + " ";
    return ids;
  };
  CHECK(columns("lantian").find("outputs ") != std::string::npos);
  CHECK(columns("lvye").find("outputs ") == std::string::npos);
  CHECK(columns("lantian").find("closed.solved ") == std::string::npos);
  CHECK(columns("lvye").find("closed.solved ") != std::string::npos);
}

TEST_CASE("a case is open from its acceptance until it ends") {
  const Month month;
  const auto cells = [&](const std::string& rest) { return Cells(month.Of(month.folder.Case(rest)), "", ""); };
  const std::string applied = "application: {date: 2026-01-05}\n";
  CHECK(cells(applied).empty());
  CHECK(cells("decision: {date: 2026-09-30, accepted: true}\n") == "open_start=1 open_end=1 ");
  CHECK(cells("decision: {date: 2026-10-01, accepted: true}\n") == "new=1 open_end=1 ");
  CHECK(cells("decision: {date: 2026-10-31, accepted: true}\n") == "new=1 open_end=1 ");
  CHECK(cells(applied + "decision: {date: 2026-11-01, accepted: true}\n").empty());
  CHECK(cells("decision: {date: 2026-09-01, accepted: false}\n").empty());
  const std::string accepted = "decision: {date: 2026-09-01, accepted: true}\n";
  CHECK(cells(accepted + "closing: {date: 2026-09-30, grounds: [goals-met]}\n").empty());
  CHECK(cells(accepted + "closing: {date: 2026-10-01, grounds: [goals-met]}\n") ==
        "open_start=1 closed=1 closed.goals-met=1 ");
  CHECK(cells(accepted + "closing: {date: 2026-10-31, grounds: [new-needs, discord]}\n") ==
        "open_start=1 closed=1 closed.new-needs=1 ");
  CHECK(cells(accepted + "closing: {date: 2026-10-15}\n") == "open_start=1 closed=1 ");
  CHECK(cells(accepted + "closing: {date: 2026-11-01, grounds: [goals-met]}\n") == "open_start=1 open_end=1 ");
}

TEST_CASE("open at the start + new - closed = open at the end, even where dates contradict each other") {
  const Month month;
  const auto report = month.Of(month.folder.Case(
      "decision: {date: 2026-10-10, accepted: true}\nclosing: {date: 2026-09-01, grounds: [goals-met]}\n"));
  CHECK(Cells(report, "", "") == "new=1 closed=1 closed.goals-met=1 ");
}

TEST_CASE("sessions and referrals count on their own day") {
  const Month month;
  const auto report = month.Of(month.folder.Case(
      "decision: {date: 2026-09-01, accepted: true}\n"
      "sessions:\n  - date: 2026-09-30\n  - date: 2026-10-01\n  - date: 2026-10-31\n  - date: 2026-11-01\n"
      "referral: {needed: true, date: 2026-10-20}\n"));
  CHECK(Cells(report, "shangsha", "chen-jia") == "open_start=1 open_end=1 sessions=2 referrals=1 ");
}

TEST_CASE("who was in charge on the day") {
  const Month month;
  const auto report = month.Of(
      month.folder.Case("handovers:\n  - {from: 2026-09-01, worker: lin-yu}\n  - {from: 2026-10-15, worker: chen-jia}\n"
                        "decision: {date: 2026-09-01, accepted: true}\n"
                        "sessions:\n  - date: 2026-10-14\n  - date: 2026-10-15\n  - date: 2026-10-16\n"));
  CHECK(Cells(report, "shangsha", "lin-yu") == "open_start=1 handed_over=1 sessions=1 ");
  CHECK(Cells(report, "shangsha", "chen-jia") == "taken_over=1 open_end=1 sessions=2 ");
  CHECK(Cells(report, "shangsha", "") == "open_start=1 taken_over=1 handed_over=1 open_end=1 sessions=3 ");
}

TEST_CASE("what passes on counts once with each, and not on the day on which it opens") {
  const Month month;
  const auto cells = [&](const std::string& handovers, const std::string& rest, std::string_view worker) {
    return Cells(month.Of(month.folder.Case("handovers:\n" + handovers + rest)), "shangsha", worker);
  };
  const std::string first = "  - {from: 2026-01-01, worker: lin-yu}\n";
  const auto on = [](const std::string& day) { return "  - {from: " + day + ", worker: chen-jia}\n"; };
  const std::string open = "decision: {date: 2026-09-01, accepted: true}\n";
  const std::string fresh = "decision: {date: 2026-10-15, accepted: true}\n";
  // Open at the start is what was open as the day before ended: on the first day it may pass on already.
  CHECK(cells(first + on("2026-10-01"), open, "lin-yu") == "open_start=1 handed_over=1 ");
  CHECK(cells(first + on("2026-10-01"), open, "chen-jia") == "taken_over=1 open_end=1 ");
  CHECK(cells(first + on("2026-10-02"), open, "chen-jia") == "taken_over=1 open_end=1 ");
  CHECK(cells(first + on("2026-10-31"), open, "lin-yu") == "open_start=1 handed_over=1 ");
  CHECK(cells(first + on("2026-11-01"), open, "lin-yu") == "open_start=1 open_end=1 ");
  // On the day of its acceptance it is new with whoever has it then; before that nothing is open.
  CHECK(cells(first + on("2026-10-15"), fresh, "chen-jia") == "new=1 open_end=1 ");
  CHECK(cells(first + on("2026-10-10"), fresh, "lin-yu").empty());
  // On the day of its end it is closed by whoever has it then; after that nothing is open.
  const std::string ended = open + "closing: {date: 2026-10-20}\n";
  CHECK(cells(first + on("2026-10-20"), ended, "chen-jia") == "taken_over=1 closed=1 ");
  CHECK(cells(first + on("2026-10-21"), ended, "chen-jia").empty());
  // An entry that names whoever has it already changes nothing.
  CHECK(cells(first + "  - {from: 2026-10-10, worker: lin-yu}\n", open, "lin-yu") == "open_start=1 open_end=1 ");
}

TEST_CASE("each row balances: start + taken over + new = handed over + closed + end") {
  const Month month;
  std::mt19937 random(20261101);
  const auto upto = [&](int n) { return std::uniform_int_distribution<int>(0, n)(random); };
  const auto day = [&] { return FormatDate(MakeDate(2026, 9, 20) + std::chrono::days{upto(55)}); };
  for (int round = 0; round < 60; ++round) {
    std::vector<std::unique_ptr<Record>> records;
    for (int i = 0; i < 6; ++i) {
      std::string text = "handovers:\n";
      for (int n = upto(4); n >= 0; --n) {
        text += "  - {from: " + day() + ", worker: " + (upto(1) == 0 ? "lin-yu" : "chen-jia") + "}\n";
      }
      if (upto(5) != 0) text += "decision: {date: " + day() + ", accepted: true}\n";
      if (upto(1) == 0) text += "closing: {date: " + day() + "}\n";
      records.push_back(month.folder.Case(text));
    }
    const CountedReport report = month.Of(records);
    for (const char* keys : {"shangsha,lin-yu", "shangsha,chen-jia", "shangsha", ""}) {
      INFO("round " << round << " row " << keys);
      const auto cell = [&](std::string_view id) { return CellOf(report, "rows", keys, id); };
      CHECK(cell("open_start") + cell("taken_over") + cell("new") ==
            cell("handed_over") + cell("closed") + cell("open_end"));
    }
  }
}

TEST_CASE("rows are sorted, totals follow their parts") {
  const Month month;
  const auto make = [&](const std::string& id, const std::string& site, const std::string& worker) {
    return month.folder.Read(id, "case: " + id + "\nsite: " + site + "\nworker: " + worker +
                                     "\ndecision: {date: 2026-10-02, accepted: true}\n");
  };
  std::vector<std::unique_ptr<Record>> records;
  records.push_back(make("C2026-0001", "shangsha", "lin-yu"));
  records.push_back(make("C2026-0002", "baihe", "lin-yu"));
  records.push_back(make("C2026-0003", "shangsha", "chen-jia"));
  records.push_back(make("C2026-0004", "shangsha", "chen-jia"));
  const CountedReport report = month.Of(records);
  const std::size_t rows = IndexOf(month.definition, "rows");
  std::string order;
  for (const CountedRow& row : report.counted[rows]) {
    std::string keys;
    for (const std::string& key : row.keys) keys += (keys.empty() ? "" : ",") + key;
    order += keys + "=" + std::to_string(CellOf(report, "rows", keys, "new") / kOne) + " ";
  }
  CHECK(order == "baihe,lin-yu=1 baihe=1 shangsha,chen-jia=2 shangsha,lin-yu=1 shangsha=3 =4 ");
}

TEST_CASE("a month without records has a total of nothing") {
  const Month month;
  const CountedReport report = month.Of(std::vector<std::unique_ptr<Record>>{});
  REQUIRE(report.counted[IndexOf(month.definition, "rows")].size() == 1);
  CHECK(Cells(report, "", "").empty());
}

TEST_CASE("what keeps a record out") {
  const Month month;
  const auto why = [&](const std::unique_ptr<Record>& record) -> std::string {
    const auto obstacle = month.counter.ObstacleOf(Scene(*record, *month.folder.handbook, kDays.as_of));
    return obstacle ? std::get<Text>(obstacle->args.at(0).value).en : "";
  };
  CHECK(why(month.folder.Case("decision: {date: 2026-09-01, accepted: true}\n")).empty());
  CHECK_FALSE(why(month.folder.Case("decision: {date: 2026-02-30, accepted: true}\n")).empty());
  CHECK_FALSE(why(month.folder.Case("sessions:\n  - date: soon\n")).empty());
  CHECK_FALSE(why(month.folder.Case("decision: {date: 2026-09-01, accepted: true}\nclosing: {date: x}\n")).empty());
  CHECK(why(month.folder.Read("C2026-0001", "case: C2026-0001\nsite: nowhere\nworker: chen-jia\n")) == "site");
  CHECK(why(month.folder.Read("C2026-0001", "case: C2026-0001\nsite: shangsha\n")) == "worker");
  // Nothing is counted of other kinds, so nothing is missed.
  CHECK(why(month.folder.Read("x", "staff: x\n")).empty());
}

struct Duties {
  Rule rule;
  std::vector<std::unique_ptr<Outcome>> outcomes;

  Duties() {
    rule.id = "told-within";
    rule.clauses = {"lantian.a", "lantian.b"};
    rule.kind = std::make_shared<const Kind>(DeadlineOf(Within::Direction::after));
  }
  void Add(Verdict verdict, Date due, std::optional<Date> done = std::nullopt) {
    Outcome& outcome = *outcomes.emplace_back(std::make_unique<Outcome>());
    outcome.rule = &rule;
    outcome.verdict = verdict;
    outcome.due = due;
    outcome.actual = done;
  }
};

TEST_CASE("timeliness: duties that fell due or were done in the month, under every clause") {
  const Month month;
  const auto record = month.folder.Case("");
  Duties duties;
  duties.Add(Verdict::met, MakeDate(2026, 10, 5), MakeDate(2026, 9, 28));
  duties.Add(Verdict::met, MakeDate(2026, 11, 5), MakeDate(2026, 10, 31));
  duties.Add(Verdict::late, MakeDate(2026, 9, 28), MakeDate(2026, 10, 1));
  duties.Add(Verdict::late, MakeDate(2026, 10, 1), MakeDate(2026, 10, 2));
  duties.Add(Verdict::overdue, MakeDate(2026, 10, 30));
  duties.Add(Verdict::missed, MakeDate(2026, 10, 30));
  duties.Add(Verdict::open, MakeDate(2026, 10, 31));
  duties.Add(Verdict::missed, MakeDate(2026, 9, 30));
  duties.Add(Verdict::met, MakeDate(2026, 9, 30), MakeDate(2026, 9, 30));
  duties.Add(Verdict::late, MakeDate(2026, 10, 3), MakeDate(2026, 10, 9));
  duties.outcomes.back()->waiver = record.get();
  CountedReport report;
  report.definition = &month.definition;
  ReportSum sum(report);
  sum.Add(record->id, month.ShareOf(*record, duties.outcomes));
  sum.Finish({});
  REQUIRE(report.timeliness.size() == 2);
  CHECK(report.timeliness[0].clause == "lantian.a");
  CHECK(report.timeliness[1].clause == "lantian.b");
  for (const Timeliness& t : report.timeliness) {
    CHECK(t.rule == "told-within");
    CHECK(t.met == 2);
    CHECK(t.late == 2);
    CHECK(t.late_by == std::vector<int>{1, 3});
    CHECK(t.missed == 2);
    CHECK(t.waived == 1);
  }
}

TEST_CASE("the order of records changes nothing") {
  const Month month;
  const auto record = [&](const std::string& id, const std::string& rest) {
    return month.folder.Case("decision: {date: 2026-10-02, accepted: true}\n" + rest, id);
  };
  const auto of = [&](bool back) {
    std::vector<std::unique_ptr<Record>> records;
    records.push_back(record("C2026-0001", "client: {ref: K1}\nsessions:\n  - {date: 2026-10-05, minutes: 50}\n"));
    records.push_back(record("C2026-0002", "client: {ref: K1}\nsessions:\n  - {date: 2026-10-06, minutes: 40}\n"));
    records.push_back(record("C2026-0003", "client: {ref: K2}\nsessions:\n  - {date: 2026-10-07}\n"));
    if (back) std::reverse(records.begin(), records.end());
    return month.Of(records);
  };
  const CountedReport forth = of(false), back = of(true);
  for (const std::string_view column : {"new", "sessions", "session_hours", "persons", "person_times"}) {
    INFO(column);
    for (const char* keys : {"shangsha,chen-jia", "shangsha", ""}) {
      CHECK(CellOf(forth, "rows", keys, column) == CellOf(back, "rows", keys, column));
    }
  }
  CHECK(CellOf(forth, "rows", "", "session_hours") == 150);
  CHECK(CellOf(forth, "rows", "", "persons") == 2 * kOne);
  CHECK(CellOf(forth, "rows", "", "person_times") == 3 * kOne);
}

TEST_CASE("sessions by whom they were held with, and of new cases") {
  const Month month;
  const auto report = month.Of(month.folder.Case(
      "decision: {date: 2026-10-02, accepted: true}\n"
      "sessions:\n  - {date: 2026-10-03, with: client, medium: home}\n  - {date: 2026-10-04, with: family, medium: "
      "phone}\n  - {date: 2026-10-05}\n  - {date: 2026-10-06, outcome: missed}\n"));
  const auto cell = [&](std::string_view column) { return CellOf(report, "rows", "shangsha,chen-jia", column) / kOne; };
  CHECK(cell("sessions") == 3);
  CHECK(cell("sessions.home") == 1);
  CHECK(cell("sessions.phone") == 1);
  CHECK(cell("sessions.face") == 1);
  CHECK(cell("client_sessions") == 2);
  CHECK(cell("other_contacts") == 1);
  CHECK(cell("new_case_sessions") == 3);
  CHECK(cell("followed") == 1);
  const auto old =
      month.Of(month.folder.Case("decision: {date: 2026-09-02, accepted: true}\nsessions:\n  - {date: 2026-10-03}\n"));
  CHECK(CellOf(old, "rows", "", "new_case_sessions") == 0);
}

TEST_CASE("a case that two workers follow counts once with each and once in all") {
  const Month month;
  const auto report = month.Of(
      month.folder.Case("handovers:\n  - {from: 2026-09-01, worker: lin-yu}\n  - {from: 2026-10-15, worker: chen-jia}\n"
                        "decision: {date: 2026-09-01, accepted: true}\n"
                        "sessions:\n  - date: 2026-10-14\n  - date: 2026-10-16\n"));
  CHECK(CellOf(report, "rows", "shangsha,lin-yu", "followed") == kOne);
  CHECK(CellOf(report, "rows", "shangsha,chen-jia", "followed") == kOne);
  CHECK(CellOf(report, "rows", "shangsha", "followed") == kOne);
  CHECK(CellOf(report, "rows", "", "followed") == kOne);
}

TEST_CASE("who was at a meeting, by either roll") {
  const Month month;
  const auto of = [&](const std::string& roll) {
    const auto report = month.Of(month.folder.Read(
        "G2026-0001",
        "group: G2026-0001\nsite: shangsha\nworker: chen-jia\nmembers:\n  - {ref: K1}\n  - {ref: K2, joined_on: "
        "2026-10-20}\n  - {ref: K3, left: {date: 2026-10-10}}\n  - {ref: K4}\nmeetings:\n  - {date: 2026-10-10, " +
            roll + "}\n"));
    return CellOf(report, "rows", "", "group_attendances") / kOne;
  };
  CHECK(of("attended: [K1]") == 1);
  CHECK(of("absent: [K4]") == 1);    // K2 comes later, K3 has left
  CHECK(of("absent: [none]") == 2);  // K1, K4
  CHECK(of("number: 1") == 0);       // nobody called the roll: it is not known
}

TEST_CASE("a year to its last day, and the twelve months that end with it") {
  const Month month;
  std::vector<std::unique_ptr<Record>> records;
  records.push_back(month.folder.Case("decision: {date: 2025-12-31, accepted: true}\n", "C2025-0001"));
  records.push_back(
      month.folder.Case("decision: {date: 2026-01-01, accepted: true}\nclosing: {date: 2026-03-01}\n", "C2026-0001"));
  records.push_back(month.folder.Case("decision: {date: 2026-10-31, accepted: true}\n", "C2026-0002"));
  const CountedReport report = month.Of(records);
  CHECK(CellOf(report, "year_to_date", "shangsha", "open_start") == kOne);
  CHECK(CellOf(report, "year_to_date", "shangsha", "new") == 2 * kOne);
  CHECK(CellOf(report, "year_to_date", "", "closed") == kOne);
  const auto open = [&](std::string_view of) { return CellOf(report, "twelve_months", of, "open") / kOne; };
  CHECK(open("2025-11") == 0);
  CHECK(open("2025-12") == 1);
  CHECK(open("2026-02") == 2);
  CHECK(open("2026-03") == 1);
  CHECK(open("2026-10") == 2);
  CHECK(open("") == 2);
}

TEST_CASE("a record behind each figure, with what it adds") {
  const Month month;
  const auto report =
      month.Of(month.folder.Case("decision: {date: 2026-10-02, accepted: true}\nclient: {ref: K1}\nsessions:\n  - "
                                 "{date: 2026-10-05, minutes: 50}\n"
                                 "  - {date: 2026-10-06, minutes: 40}\n"));
  const std::size_t index = IndexOf(month.definition, "rows");
  const std::vector<ReportColumn>& columns = month.definition.counted[index].columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const CellSum& tally = report.counted[index].front().cells[i];
    if (columns[i].id != "sessions" && columns[i].id != "persons" && columns[i].id != "session_hours") continue;
    INFO(columns[i].id);
    REQUIRE(tally.records.size() == 1);
    CHECK(report.record_ids[tally.records.front().record] == "C2026-0001");
    CHECK(tally.records.front().amount == (columns[i].id == "sessions"  ? 200
                                           : columns[i].id == "persons" ? 100
                                                                        : 9000));
  }
}

}  // namespace
}  // namespace lanzhi
