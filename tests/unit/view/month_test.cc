#include "view/month.h"

#include <algorithm>
#include <random>

#include "rule/rule.h"
#include "source/yaml.h"
#include "unit/view/small_folder.h"

namespace lanzhi {
namespace {

using test::SmallFolder;

const ReportDays kDays{MakeDate(2026, 10, 1), MakeDate(2026, 10, 31), MakeDate(2026, 10, 31)};

struct Month {
  SmallFolder folder;
  MonthDefinition definition = MonthDefinition::Load(*folder.handbook, folder.diagnostics);

  [[nodiscard]] MonthReport Of(const std::vector<std::unique_ptr<Record>>& records) const {
    MonthReport report;
    report.columns = definition.columns();
    for (const auto& record : records) {
      const std::optional<Record> known = AsOf(*record, kDays.as_of);
      if (!known) continue;
      REQUIRE_FALSE(definition.ObstacleOf(*known, kDays).has_value());
      AddShares(report, definition.SharesOf(*known, {}, kDays));
    }
    FinishReport(report);
    return report;
  }
  [[nodiscard]] MonthReport Of(std::unique_ptr<Record> record) const {
    std::vector<std::unique_ptr<Record>> records;
    records.push_back(std::move(record));
    return Of(records);
  }
};

// The columns of a row that are not zero: "open_start=1 new=2 ".
std::string Cells(const MonthReport& report, std::string_view site, std::string_view worker) {
  std::string out;
  for (const MonthRow& row : report.rows) {
    if (row.site != site || row.worker != worker) continue;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (row.cells[i] != 0) out += report.columns[i].id + "=" + std::to_string(row.cells[i]) + " ";
    }
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
  static_cast<void>(MonthDefinition::Load(*folder.handbook, std::move(files), diagnostics));
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
  const std::string head = "report: month\nhanded_in: day 5 of next month\ntitle: {zh: 表, en: table}\n";
  const std::string report = head + "columns:\n";
  const std::string number =
      "numbers:\n  - {id: new, zh: 新, en: new, of: case, how: flow, on: decision.date, help: {zh: 新, en: new}}\n";
  const auto of = [&](const std::string& line) { return ReportFaults(head, "numbers:\n  - " + line + "\n"); };
  CHECK(ReportFaults(report + "  - {id: new, number: new}\n", number) == "");
  CHECK(ReportFaults(report + "  - {id: new, number: new, of: case}\n", number) == "month.yaml:5 handbook-parameter\n");
  CHECK(ReportFaults(report + "  - {id: new, nummer: new}\n", number) ==
        "month.yaml:5 handbook-missing\nmonth.yaml:5 handbook-parameter ? number\n");
  CHECK(ReportFaults(report + "  - {id: new, number: nw}\n", number) == "month.yaml:5 handbook-number ? new\n");
  CHECK(ReportFaults("titel: {zh: 表, en: table}\n" + head, number) == "month.yaml:1 handbook-parameter\n");
  CHECK(ReportFaults("reprt: month\nhanded_in: day 5 of next month\ntitle: {zh: 表, en: table}\n", number) ==
        "month.yaml:1 handbook-missing\nmonth.yaml:1 handbook-parameter ? report\n");
  const std::string entry = number.substr(number.find('\n') + 1);
  CHECK(ReportFaults(head, number + entry) == "case.yaml:3 handbook-duplicate\n");
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

TEST_CASE("the definition compiles against every handbook") {
  for (const std::string_view name : EmbeddedHandbooks()) {
    Diagnostics diagnostics;
    const auto handbook = Handbook::Load(name, {}, diagnostics);
    handbook->Compile(nullptr, diagnostics);
    diagnostics.clear();
    const MonthDefinition definition = MonthDefinition::Load(*handbook, diagnostics);
    INFO(name);
    CHECK(diagnostics.empty());
    std::string ids;
    for (const MonthColumn& column : definition.columns()) {
      if (column.is_total) ids += column.id + " ";
    }
    CHECK(ids ==
          "open_start taken_over new handed_over closed open_end sessions referrals groups_begun groups_ended "
          "group_meetings activities "
          "activity_occasions enquiries visits resources_linked outputs ");
    CHECK_FALSE(definition.title().zh.empty());
  }
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
  // On the first day it is open at the start with whoever has it then.
  CHECK(cells(first + on("2026-10-01"), open, "chen-jia") == "open_start=1 open_end=1 ");
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
    const MonthReport report = month.Of(records);
    const auto column = [&](std::string_view id) {
      for (std::size_t i = 0; i < report.columns.size(); ++i) {
        if (report.columns[i].id == id) return i;
      }
      return report.columns.size();
    };
    for (const MonthRow& row : report.rows) {
      INFO("round " << round << " worker " << row.worker);
      const auto cell = [&](std::string_view id) { return row.cells.at(column(id)); };
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
  const MonthReport report = month.Of(records);
  std::string order;
  for (const MonthRow& row : report.rows)
    order += row.site + "/" + row.worker + "=" + std::to_string(row.cells[2]) + " ";
  CHECK(order == "baihe/lin-yu=1 baihe/=1 shangsha/chen-jia=2 shangsha/lin-yu=1 shangsha/=3 /=4 ");
}

TEST_CASE("a month without records has a total of nothing") {
  const Month month;
  const MonthReport report = month.Of(std::vector<std::unique_ptr<Record>>{});
  REQUIRE(report.rows.size() == 1);
  CHECK(Cells(report, "", "").empty());
}

TEST_CASE("what keeps a record out") {
  const Month month;
  const auto why = [&](const std::unique_ptr<Record>& record) -> std::string {
    const auto obstacle = month.definition.ObstacleOf(*record, kDays);
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
    rule.kind = DeadlineOf(Within::Direction::after);
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
  MonthReport report;
  report.columns = month.definition.columns();
  AddShares(report, month.definition.SharesOf(*record, duties.outcomes, kDays));
  FinishReport(report);
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

TEST_CASE("the order of shares changes nothing") {
  MonthReport forth, back;
  forth.columns.resize(2);
  back.columns.resize(2);
  const Timeliness a{"c1", "r", {}, 1, 1, 0, 0, {5}}, b{"c1", "r", {}, 0, 2, 1, 0, {9, 1}},
      c{"c0", "r", {}, 0, 0, 0, 1, {}};
  const std::vector<MonthShare> shares = {{"s1", "w1", {1, 0}, {a}, {}},
                                          {"s2", "w1", {0, 3}, {b, c}, {}},
                                          {"s1", "w0", {2, 2}, {}, {}},
                                          {"s1", "w1", {4, 4}, {}, {}}};
  AddShares(forth, shares);
  AddShares(back, {shares.rbegin(), shares.rend()});
  FinishReport(forth);
  FinishReport(back);
  REQUIRE(forth.rows.size() == 6);
  REQUIRE(back.rows.size() == 6);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(forth.rows[i].site == back.rows[i].site);
    CHECK(forth.rows[i].worker == back.rows[i].worker);
    CHECK(forth.rows[i].cells == back.rows[i].cells);
  }
  REQUIRE(forth.timeliness.size() == 2);
  CHECK(forth.timeliness[1].late_by == std::vector<int>{1, 5, 9});
  CHECK(back.timeliness[1].late_by == forth.timeliness[1].late_by);
  CHECK(forth.rows.back().cells == std::vector<std::int64_t>{7, 9});
}

}  // namespace
}  // namespace lanzhi
