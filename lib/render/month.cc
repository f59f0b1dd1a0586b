#include "render/month.h"

#include <algorithm>

#include <fmt/format.h>

#include "render/columns.h"
#include "render/month_charts.h"

namespace lanzhi {
namespace {

constexpr std::size_t kMostFiles = 3;  // named on the first page; json has them all

std::string_view Word(std::string_view id, Language language) { return FindWords(id).In(language); }

// "其中：目标达成" for the part of a column.
std::string MonthColumnName(const MonthColumn& column, Language language) {
  if (column.is_total) return column.name.In(language);
  return Say("month.column-part", language, {{"name", column.name}});
}

// An id, which people see behind the name.
Cell NamedCell(const std::string& id, const std::string& name) {
  if (id.empty()) return {};
  return name.empty() ? Cell(id) : Cell(Cell::Value(id), name + " " + id);
}

// The worker, or the word for a total.
Cell WorkerCell(const MonthRow& row, Language language) {
  if (!row.worker.empty()) return NamedCell(row.worker, row.worker_name);
  return {Cell::Value(), std::string(Word(row.site.empty() ? "month.agency-total" : "month.site-total", language))};
}

Cell MedianCell(const std::vector<int>& sorted) {
  const std::optional<Decimal> median = MedianOf(sorted);
  if (!median) return {};
  return {Cell::Value(*median), std::to_string(median->hundredths / 100) + (median->hundredths % 100 == 0 ? "" : ".5")};
}

constexpr ColumnRow<LeftOut, Language> kLeftOutColumns[] = {
    {"path", "month.file", [](const LeftOut& left, const Language&) { return Cell(left.path); }},
    {"record", "month.record", [](const LeftOut& left, const Language&) { return TextOrEmpty(left.record); }},
    {"why", "month.why", [](const LeftOut& left, const Language& language) { return Cell(Fill(left.why, language)); }},
};

constexpr ColumnRow<MonthColumn, Language> kColumnColumns[] = {
    {"id", "", [](const MonthColumn& column, const Language&) { return Cell(column.id); }},
    {"name", "", [](const MonthColumn& column, const Language& language) { return Cell(column.name.In(language)); }},
    {"part", "", [](const MonthColumn& column, const Language&) { return TextOrEmpty(column.part); }},
};

template <auto Member>
Cell Figure(const Timeliness& duty, const Language&) {
  return CountCell(duty.*Member);
}

constexpr ColumnRow<Timeliness, Language> kTimelinessColumns[] = {
    {"clause", "month.clause", [](const Timeliness& duty, const Language&) { return Cell(duty.clause); }},
    {"rule", "", [](const Timeliness& duty, const Language&) { return Cell(duty.rule); }, kInJson},
    {"title", "month.duty",
     [](const Timeliness& duty, const Language& language) { return Cell(duty.title.In(language)); }},
    {"met", "month.met", Figure<&Timeliness::met>, kEverywhere, 0, true},
    {"late", "month.late", Figure<&Timeliness::late>, kEverywhere, 0, true},
    {"late_days_median", "month.late-days",
     [](const Timeliness& duty, const Language&) { return MedianCell(duty.late_by); }, kEverywhere, -1, true},
    {"missed", "month.missed", Figure<&Timeliness::missed>, kEverywhere, 0, true},
    {"waived", "month.waived", Figure<&Timeliness::waived>, kEverywhere, 0, true},
};

template <auto Member>
Cell Number(const UndatedDuty& duty, const Language&) {
  return CountCell(static_cast<std::int64_t>((duty.*Member).size()));
}

// Of days that are sorted.
template <auto Member>
Cell Longest(const UndatedDuty& duty, const Language&) {
  return (duty.*Member).empty() ? Cell() : CountCell((duty.*Member).back());
}

constexpr ColumnRow<UndatedDuty, Language> kUndatedDutyColumns[] = {
    {"clause", "month.clause", [](const UndatedDuty& duty, const Language&) { return Cell(duty.clause); }},
    {"rule", "", [](const UndatedDuty& duty, const Language&) { return Cell(duty.rule); }, kInJson},
    {"title", "month.duty",
     [](const UndatedDuty& duty, const Language& language) { return Cell(duty.title.In(language)); }},
    {"done", "month.done", Number<&UndatedDuty::done_after>, kEverywhere, 0, true},
    {"done_days_median", "month.done-days",
     [](const UndatedDuty& duty, const Language&) { return MedianCell(duty.done_after); }, kEverywhere, -1, true},
    {"done_days_longest", "month.done-longest", Longest<&UndatedDuty::done_after>, kEverywhere, -3, true},
    {"open", "month.open", Number<&UndatedDuty::open_for>, kEverywhere, 0, true},
    {"open_days_longest", "month.open-longest", Longest<&UndatedDuty::open_for>, kEverywhere, -2, true},
    {"missed", "month.missed", [](const UndatedDuty& duty, const Language&) { return CountCell(duty.missed); },
     kEverywhere, 0, true},
};

// Their columns are the report's own.
Table StatisticsTable(const MonthReport& report, Language language) {
  Table table{.key = "rows", .title = Say("month.statistics", language)};
  table.rows = report.rows.size();
  const auto add = [&](std::string key, std::string heading, std::function<Cell(const MonthRow&)> make) {
    Column column;
    column.key = std::move(key);
    column.heading = std::move(heading);
    column.cell = [&report, make = std::move(make)](std::size_t row) { return make(report.rows[row]); };
    table.columns.push_back(std::move(column));
  };
  add("site", Say("month.site", language), [](const MonthRow& row) { return NamedCell(row.site, row.site_name); });
  add("worker", Say("month.worker", language), [language](const MonthRow& row) { return WorkerCell(row, language); });
  for (std::size_t i = 0; i < report.columns.size(); ++i) {
    add("cells/" + report.columns[i].id, MonthColumnName(report.columns[i], language),
        [i](const MonthRow& row) { return CountCell(row.cells[i]); });
    table.columns.back().right = true;
    table.columns.back().gives_way = static_cast<int>(i) + 1;
  }
  table.emphasis = [&report](std::size_t row) {
    if (!report.rows[row].worker.empty()) return Emphasis::none;
    return report.rows[row].site.empty() ? Emphasis::total : Emphasis::subtotal;
  };
  return table;
}

// "abc123 with uncommitted changes (3 files): cases/2026/C2026-0001.yaml and others".
Cell CommitCell(const MonthReport& report, Language language) {
  if (report.commit.empty()) return {Cell::Value(), std::string(Word("month.commit-none", language))};
  if (report.uncommitted.empty()) return Cell(report.commit);
  const std::size_t told = std::min(report.uncommitted.size(), kMostFiles);
  std::vector<Text> some;
  for (std::size_t i = 0; i < told; ++i) some.push_back(Verbatim(report.uncommitted[i]));
  Arg files{"files", some};
  if (told < report.uncommitted.size()) {
    files = {"files", AsIs(Say("month.commit-changed.more", language, {{"files", some}}))};
  }
  const auto n = static_cast<std::int64_t>(report.uncommitted.size());
  return {Cell::Value(report.commit),
          Say("month.commit-changed", language, {{"commit", AsIs(report.commit)}, {"n", n}, std::move(files)})};
}

// What the first page says of a period that is not over; "" of one that is.
std::string_view StateOf(const ReportDays& days) {
  if (days.as_of < days.from) return "not-begun";
  return days.as_of <= days.to ? "not-over" : "";
}

std::vector<NamedValue> MonthParticulars(const MonthReport& report, Language language) {
  const auto word = [&](std::string_view id) { return std::string(Word(id, language)); };
  const auto left_out = static_cast<std::int64_t>(report.left_out.size());
  const ReportDays& days = report.days;
  std::vector<std::string> uncommitted = report.uncommitted;
  const std::string state(StateOf(days));
  return {{"version", {}, CountCell(1), kInJson},
          {"report", {}, "month", kInJson},
          {"title", {}, report.title.In(language), kInJson},
          {"from", {}, Cell(Cell::Value(days.from)), kInJson},
          {"to", {}, Cell(Cell::Value(days.to)), kInJson},
          {{},
           word("month.period"),
           Say("month.period-text", language, {{"from", days.from}, {"to", days.to}}),
           kForPeople},
          {"as_of", word("month.as-of"), Cell(Cell::Value(days.as_of))},
          {"state", word("month.state"),
           ChoiceCell(state.empty() ? "over" : state, state.empty() ? "" : word("month." + state)),
           state.empty() ? kInJson : kEverywhere},
          {"agency", word("month.agency"), report.agency},
          {{}, word("month.handbook"), report.handbook + " " + report.handbook_version, kForPeople},
          {"handbook", {}, report.handbook, kInJson},
          {"handbook_version", {}, report.handbook_version, kInJson},
          {"commit", word("month.commit"), CommitCell(report, language)},
          {"uncommitted", {}, Cell(Cell::Value(std::move(uncommitted))), kInJson},
          {"records", word("month.records"), CountCell(report.records)},
          {{}, word("month.left-out"), CountCell(left_out), kForPeople}};
}

}  // namespace

Document MonthDocument(const MonthReport& report, Language language) {
  Document document;
  document.layout = Document::Layout::report;
  document.title = report.title.In(language);
  document.period = fmt::format("{:04}-{:02}", YearOf(report.days.from), MonthOf(report.days.from));
  document.particulars = MonthParticulars(report, language);

  Table left_out{.key = "left_out", .title = Say("month.left-out-title", language)};
  SetColumns(left_out, kLeftOutColumns, std::span<const LeftOut>(report.left_out), language, language);
  left_out.none = Say("month.left-out-none", language);
  document.tables.push_back(std::move(left_out));

  Table columns{.key = "columns"};
  SetColumns(columns, kColumnColumns, std::span<const MonthColumn>(report.columns), language, language);
  columns.shown = kInJson;
  document.tables.push_back(std::move(columns));

  document.tables.push_back(StatisticsTable(report, language));

  Table timeliness{.key = "timeliness", .title = Say("month.timeliness", language)};
  SetColumns(timeliness, kTimelinessColumns, std::span<const Timeliness>(report.timeliness), language, language);
  timeliness.none = Say("month.timeliness-none", language);
  timeliness.notes = {{Say("month.timeliness-scope", language), kOnPage}};
  document.tables.push_back(std::move(timeliness));

  Table undated{.key = "undated", .title = Say("month.undated", language)};
  SetColumns(undated, kUndatedDutyColumns, std::span<const UndatedDuty>(report.undated), language, language);
  undated.none = Say("month.undated-none", language);
  undated.notes = {{Say("month.undated-scope", language), kOnPage}};
  document.tables.push_back(std::move(undated));
  document.series = MonthCharts(report, language);
  return document;
}

std::optional<Decimal> MedianOf(const std::vector<int>& sorted) {
  if (sorted.empty()) return std::nullopt;
  const std::int64_t sum = std::int64_t{sorted[(sorted.size() - 1) / 2]} + sorted[sorted.size() / 2];
  return Decimal{sum * 50};
}

}  // namespace lanzhi
