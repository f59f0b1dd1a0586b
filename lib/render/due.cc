#include "render/due.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "render/catalogue.h"
#include "render/columns.h"
#include "render/due_undated.h"
#include "render/json.h"
#include "render/position.h"
#include "render/write.h"

namespace lanzhi {
namespace {

constexpr std::array<std::pair<DueGroup, std::string_view>, 6> kGroups = {{
    {DueGroup::overdue, "due.group.overdue"},
    {DueGroup::today, "due.group.today"},
    {DueGroup::this_week, "due.group.this-week"},
    {DueGroup::this_month, "due.group.this-month"},
    {DueGroup::later, "due.group.later"},
    {DueGroup::settled, "due.group.settled"},
}};

std::string HeadingOf(const DueRow& row, const DueOptions& options) {
  switch (options.grouping) {
    case DueGrouping::site:
      return row.site;
    case DueGrouping::worker:
      return row.worker;
    case DueGrouping::actor:
      return ActorName(row, options.language);
    case DueGrouping::record:
      return row.record;
    case DueGrouping::rule:
      return std::string(row.title.In(options.language));
    case DueGrouping::status:
      return std::string(DueStatusWord(row.status, options.language));
    case DueGrouping::time:
      break;
  }
  return {};
}

std::vector<Group> ByTime(std::span<const DueRow> rows, const DueOptions& options) {
  std::vector<Group> groups;
  for (const auto& [group, id] : kGroups) {
    Group made;
    made.heading = Say(id, options.language);
    if (group == DueGroup::overdue) made.emphasis = Emphasis::overdue;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (GroupOf(rows[i], options.today) == group) made.rows.push_back(i);
    }
    if (!made.rows.empty()) groups.push_back(std::move(made));
  }
  return groups;
}

std::vector<Group> GroupsOf(std::span<const DueRow> rows, const DueOptions& options) {
  if (options.grouping == DueGrouping::time) return ByTime(rows, options);
  std::map<std::pair<bool, std::string>, Group> groups;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string heading = HeadingOf(rows[i], options);
    Group& group = groups[{heading.empty(), heading}];
    group.heading = heading.empty() ? Say("due.group.none", options.language) : heading;
    group.rows.push_back(i);
  }
  std::vector<Group> list;
  for (auto& [key, group] : groups) list.push_back(std::move(group));
  return list;
}

Cell DayOrEmpty(const DueRow& row, Date day) { return row.since ? Cell() : Cell(Cell::Value(day)); }

constexpr ColumnRow<DueRow, DueOptions> kDueColumns[] = {
    {"due", "due.column.due", [](const DueRow& row, const DueOptions&) { return DayOrEmpty(row, row.due); }},
    {"status", "due.column.status",
     [](const DueRow& row, const DueOptions& options) {
       return ChoiceCell(DueStatusName(row.status), DueStatusWord(row.status, options.language));
     },
     kMachine},
    {"days", "due.column.days",
     [](const DueRow& row, const DueOptions& options) {
       return row.since ? Cell() : CountCell(DaysBetween(options.today, row.due));
     },
     kMachine},
    {"left", "due.column.left",
     [](const DueRow& row, const DueOptions& options) { return Cell(DueLeft(row, options)); }, kOnPage},
    {"record", "due.column.record", [](const DueRow& row, const DueOptions&) { return Cell(row.record); }},
    {"kind", "due.column.kind", [](const DueRow& row, const DueOptions&) { return Cell(row.kind); }, kMachine},
    {"title", "due.column.title",
     [](const DueRow& row, const DueOptions& options) { return Cell(DueTitle(row, options.language)); }},
    {"rule", "due.column.rule", [](const DueRow& row, const DueOptions&) { return Cell(row.rule); }, kMachine},
    {"clauses", "due.column.clauses",
     [](const DueRow& row, const DueOptions&) { return Cell(Cell::Value(row.clauses)); }, kMachine},
    {"doer", "due.column.actor",
     [](const DueRow& row, const DueOptions& options) { return Cell(DoerText(row, options.language)); }, kOnPage},
    {"site", "due.column.site", [](const DueRow& row, const DueOptions&) { return TextOrEmpty(row.site); }, kEverywhere,
     1},
    {"worker", "due.column.worker", [](const DueRow& row, const DueOptions&) { return TextOrEmpty(row.worker); },
     kMachine},
    {"actor", "due.column.actor", [](const DueRow& row, const DueOptions&) { return TextOrEmpty(row.actor); },
     kMachine},
    {"trigger/pointer", "", [](const DueRow& row, const DueOptions&) { return Cell(row.trigger_pointer); }, kInJson},
    {"trigger/date", "due.column.trigger",
     [](const DueRow& row, const DueOptions&) { return DateOrEmpty(row.trigger); }, kMachine},
    {"raw_due", "", [](const DueRow& row, const DueOptions&) { return DayOrEmpty(row, row.raw_due); }, kInJson},
    {"done", "due.column.done", [](const DueRow& row, const DueOptions&) { return DateOrEmpty(row.done); }, kMachine},
    {"derivation", "due.column.derivation",
     [](const DueRow& row, const DueOptions& options) { return TextOrEmpty(DueReason(row, options.language)); },
     kEverywhere, 2},
    {"path", "due.column.path", [](const DueRow& row, const DueOptions&) { return Cell(row.path); }, kMachine},
    {"line", "due.column.line", [](const DueRow& row, const DueOptions&) { return CountCell(row.line); }, kMachine},
    {"element", "", [](const DueRow& row, const DueOptions&) { return TextOrEmpty(row.element); }, kInJson},
    {"passed", "", [](const DueRow& row, const DueOptions&) { return DateOrEmpty(row.passed); }, kInJson},
    {"have", "",
     [](const DueRow& row, const DueOptions&) { return row.progress ? CountCell(row.progress->have) : Cell(); },
     kInJson},
    {"want", "",
     [](const DueRow& row, const DueOptions&) { return row.progress ? CountCell(row.progress->want) : Cell(); },
     kInJson},
    {"expected", "",
     [](const DueRow& row, const DueOptions&) {
       return row.progress && row.progress->expected ? CountCell(*row.progress->expected) : Cell();
     },
     kInJson},
    {"since", "due.column.since", [](const DueRow& row, const DueOptions&) { return DateOrEmpty(row.since); },
     kMachine},
};

// Where the agency counts working days. Tables of others have no such columns, but for `raw_due` in JSON.
constexpr ColumnRow<DueRow, DueOptions> kCalendarColumns[] = {
    {"raw_due", "due.column.raw-due", [](const DueRow& row, const DueOptions&) { return DayOrEmpty(row, row.raw_due); },
     kInCsv},
    {"provisional", "due.column.provisional",
     [](const DueRow& row, const DueOptions& options) {
       const bool provisional = IsProvisional(row);
       return Cell(Cell::Value(provisional), provisional ? Say("show.yes", options.language) : std::string());
     },
     kMachine},
};

Table DueTable(std::span<const DueRow> rows, const DueOptions& options) {
  Table table{.key = "deadlines"};
  SetColumns(table, kDueColumns, rows, options, options.language);
  if (options.working_days) SetColumns(table, kCalendarColumns, rows, options, options.language);
  table.json_order = {
      "rule",  "clauses",         "kind",         "record",  "path", "line",   "element", "site", "worker",    "actor",
      "title", "trigger/pointer", "trigger/date", "raw_due", "due",  "status", "days",    "done", "derivation"};
  return table;
}

}  // namespace

void LocateDueRows(std::vector<DueRow>& rows) {
  Locator locator;
  for (DueRow& row : rows) {
    if (row.file == nullptr) continue;
    row.line = locator.Of(row.file, row.span.begin).line;
    row.file = nullptr;
  }
}

Document DueDocument(std::span<const DueRow> rows, const DueOptions& options) {
  const Language language = options.language;
  Document document;
  document.title = Say("due.title", language);
  if (!options.day.empty()) document.notes.push_back({options.day, kInText});
  document.notes.push_back({Say("due.as-of", language, {{"today", options.today}}), kInMarkdown | kInHtml | kInXlsx});
  document.particulars = {{"version", {}, CountCell(1), kInJson},
                          {"today", {}, Cell(Cell::Value(options.today)), kInJson}};
  Table machine = DueTable(rows, options);
  machine.shown = kMachine;
  document.tables.push_back(std::move(machine));
  const auto first_undated =
      std::find_if(rows.begin(), rows.end(), [](const DueRow& row) { return row.since.has_value(); });
  const std::span<const DueRow> dated(rows.begin(), first_undated);
  Table table = DueTable(dated, options);
  table.shown = kOnPage;
  table.none = Say("due.none", language);
  table.groups = GroupsOf(dated, options);
  table.emphasis = [dated](std::size_t row) {
    return dated[row].status == DueStatus::overdue ? Emphasis::overdue : Emphasis::none;
  };
  document.tables.push_back(std::move(table));
  if (first_undated != rows.end()) document.tables.push_back(UndatedTable({first_undated, rows.end()}, options));
  return document;
}

Json DueRowJson(const DueRow& row, const DueOptions& options) { return RowJson(DueTable({&row, 1}, options), 0); }

}  // namespace lanzhi
