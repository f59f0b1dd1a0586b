#include "render/report.h"

#include <algorithm>

#include "render/catalogue.h"
#include "render/report_cells.h"
#include "render/report_charts.h"
#include "render/report_tables.h"

namespace lanzhi {
namespace {

constexpr std::size_t kMostFiles = 3;  // named on the first page; json has them all

std::string_view Word(std::string_view id, Language language) { return FindWords(id).In(language); }

// "abc123 with uncommitted changes (3 files): cases/2026/C2026-0001.yaml and others".
Cell CommitCell(const CountedReport& report, Language language) {
  if (report.commit.empty()) {
    const bool is_tracked = !report.uncommitted.empty();  // only a repository has files that are not committed
    return {Cell::Value(), std::string(Word(is_tracked ? "month.commit-not-yet" : "month.commit-none", language))};
  }
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

std::vector<NamedValue> Particulars(const CountedReport& report, Language language) {
  const ReportHead& head = report.definition->head;
  const auto word = [&](std::string_view id) { return std::string(Word(id, language)); };
  const auto left_out = static_cast<std::int64_t>(report.left_out.size());
  const ReportDays& days = report.days;
  std::vector<std::string> uncommitted = report.uncommitted;
  const std::string state(StateOf(days));
  return {{"version", {}, CountCell(1), kInJson},
          {"report", {}, head.id, kInJson},
          {"title", {}, head.title.In(language), kInJson},
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
          {"site", word("month.site"), SiteCell(report, report.scope.site),
           report.scope.site.empty() ? Media{0} : kEverywhere},
          {"agency", word("month.agency"), report.agency},
          {{}, word("month.handbook"), report.handbook + " " + report.handbook_version, kForPeople},
          {"handbook", {}, report.handbook, kInJson},
          {"handbook_version", {}, report.handbook_version, kInJson},
          {"commit", word("month.commit"), CommitCell(report, language)},
          {"uncommitted", {}, Cell(Cell::Value(std::move(uncommitted))), kInJson},
          {"records_from", word("report.records-from"), DateOrEmpty(report.records_from),
           report.records_from ? kEverywhere : Media{0}},
          {"records", word("month.records"), CountCell(report.records)},
          {{}, word("month.left-out"), CountCell(left_out), kForPeople}};
}

// The columns of the tables of numbers, for programs.
Table ColumnsTable(const CountedReport& report, Language language) {
  struct Described {
    const CountedTable* table;
    const ReportColumn* column;
  };
  std::vector<Described> described;
  for (const CountedTable& table : report.definition->counted) {
    if (table.hidden) continue;
    for (const ReportColumn& column : table.columns) described.push_back({&table, &column});
  }
  Table table{.key = "columns"};
  table.shown = kInJson;
  table.rows = described.size();
  const auto add = [&](std::string key, auto make) {
    Column column;
    column.key = std::move(key);
    column.cell = [described, make](std::size_t row) { return make(described[row]); };
    table.columns.push_back(std::move(column));
  };
  add("table", [](const Described& of) { return Cell(of.table->id); });
  add("id", [](const Described& of) { return Cell(of.column->id); });
  add("name", [language](const Described& of) { return Cell(of.column->name.In(language)); });
  add("group", [language](const Described& of) { return TextOrEmpty(of.column->group.In(language)); });
  add("part", [](const Described& of) { return TextOrEmpty(of.column->part); });
  add("number", [](const Described& of) { return Cell(of.column->number->id); });
  return table;
}

}  // namespace

Document ReportDocument(const CountedReport& report, const PageOptions& options, Language language) {
  const ReportDefinition& definition = *report.definition;
  Document document;
  document.layout = Document::Layout::report;
  document.title = definition.head.title.In(language);
  document.period = FormatUnit(report.days.from, report.days.unit);
  document.particulars = Particulars(report, language);
  document.tables.push_back(LeftOutTable(report, language));
  document.tables.push_back(ColumnsTable(report, language));
  for (const TablePlace& place : definition.order) {
    switch (place.what) {
      case TablePlace::What::counted:
        document.tables.push_back(CountedTableOf(report, place.index, options, language));
        break;
      case TablePlace::What::list:
        document.tables.push_back(ListTableOf(report, place.index, language));
        break;
      case TablePlace::What::other: {
        const auto& [what, key] = definition.others[place.index];
        document.tables.push_back(OtherTableOf(report, what, key, options, language));
        break;
      }
    }
  }
  document.series = ReportCharts(report, language);
  if (definition.signed_by) document.signature = Say("report.signature", language);
  return document;
}

}  // namespace lanzhi
