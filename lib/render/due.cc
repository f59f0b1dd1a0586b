#include "render/due.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "render/catalogue.h"
#include "render/columns.h"
#include "render/derivation.h"
#include "render/json.h"
#include "render/position.h"
#include "render/write.h"

namespace lanzhi {
namespace {

constexpr std::array<std::pair<DueGroup, std::string_view>, 5> kGroups = {{
    {DueGroup::overdue, "due.group.overdue"},
    {DueGroup::this_week, "due.group.this-week"},
    {DueGroup::this_month, "due.group.this-month"},
    {DueGroup::later, "due.group.later"},
    {DueGroup::settled, "due.group.settled"},
}};

std::string ActorText(const DueRow& row, Language language) {
  return row.role.empty() ? row.actor : std::string(row.role.In(language));
}

std::string HeadingOf(const DueRow& row, const DueOptions& options) {
  switch (options.grouping) {
    case DueGrouping::site:
      return row.site;
    case DueGrouping::worker:
      return row.worker;
    case DueGrouping::actor:
      return ActorText(row, options.language);
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

// Who does it: the role, or else the worker in charge.
std::string DoerText(const DueRow& row, Language language) {
  return row.actor.empty() ? row.worker : ActorText(row, language);
}

constexpr Media kMachine = kInCsv | kInJson;

constexpr ColumnRow<DueRow, DueOptions> kDueColumns[] = {
    {"due", "due.column.due", [](const DueRow& row, const DueOptions&) { return Cell(Cell::Value(row.due)); }},
    {"status", "due.column.status",
     [](const DueRow& row, const DueOptions& options) {
       return ChoiceCell(DueStatusName(row.status), DueStatusWord(row.status, options.language));
     },
     kMachine},
    {"days", "due.column.days",
     [](const DueRow& row, const DueOptions& options) { return CountCell(DaysBetween(options.today, row.due)); },
     kMachine},
    {"left", "due.column.left",
     [](const DueRow& row, const DueOptions& options) { return Cell(DueLeft(row, options)); }, kOnPage},
    {"record", "due.column.record", [](const DueRow& row, const DueOptions&) { return Cell(row.record); }},
    {"kind", "due.column.kind", [](const DueRow& row, const DueOptions&) { return Cell(row.kind); }, kMachine},
    {"title", "due.column.title",
     [](const DueRow& row, const DueOptions& options) { return Cell(row.title.In(options.language)); }},
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
    {"raw_due", "", [](const DueRow& row, const DueOptions&) { return Cell(Cell::Value(row.raw_due)); }, kInJson},
    {"done", "due.column.done", [](const DueRow& row, const DueOptions&) { return DateOrEmpty(row.done); }, kMachine},
    {"derivation", "due.column.derivation",
     [](const DueRow& row, const DueOptions& options) {
       return Cell(DerivationText(row.derivation, row.raw_due, options.language));
     },
     kEverywhere, 2},
    {"path", "due.column.path", [](const DueRow& row, const DueOptions&) { return Cell(row.path); }, kMachine},
    {"line", "due.column.line", [](const DueRow& row, const DueOptions&) { return CountCell(row.line); }, kMachine},
    {"element", "", [](const DueRow& row, const DueOptions&) { return TextOrEmpty(row.element); }, kInJson},
};

Table DueTable(std::span<const DueRow> rows, const DueOptions& options) {
  Table table{.key = "deadlines"};
  SetColumns(table, kDueColumns, rows, options, options.language);
  table.json_order = {
      "rule",  "clauses",         "kind",         "record",  "path", "line",   "element", "site", "worker",    "actor",
      "title", "trigger/pointer", "trigger/date", "raw_due", "due",  "status", "days",    "done", "derivation"};
  return table;
}

}  // namespace

std::optional<DueGrouping> FindDueGrouping(std::string_view name) {
  constexpr std::array<std::string_view, 7> kNames = {"time", "site", "worker", "actor", "record", "rule", "status"};
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<DueGrouping>(found - kNames.begin());
}

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
  document.notes.push_back({Say("due.as-of", language, {{"today", options.today}}), kInMarkdown | kInHtml});
  document.particulars = {{"version", {}, CountCell(1), kInJson},
                          {"today", {}, Cell(Cell::Value(options.today)), kInJson}};
  Table table = DueTable(rows, options);
  table.none = Say("due.none", language);
  table.groups = GroupsOf(rows, options);
  table.emphasis = [rows](std::size_t row) {
    return rows[row].status == DueStatus::overdue ? Emphasis::overdue : Emphasis::none;
  };
  document.tables.push_back(std::move(table));
  return document;
}

Json DueRowJson(const DueRow& row, const DueOptions& options) { return RowJson(DueTable({&row, 1}, options), 0); }

std::string DueLeft(const DueRow& row, const DueOptions& options) {
  if (row.status != DueStatus::open && row.status != DueStatus::overdue) {
    std::string text(DueStatusWord(row.status, options.language));
    if (row.done) text += " " + FormatDate(*row.done);
    return text;
  }
  const int days = DaysBetween(options.today, row.due);
  if (days == 0) return std::string(FindWords("due.left.today").In(options.language));
  return Say(days < 0 ? "due.left.overdue" : "due.left.open", options.language,
             {{"days", std::int64_t{std::abs(days)}}});
}

std::string_view DueStatusWord(DueStatus status, Language language) {
  return FindWords("due.status." + std::string(DueStatusName(status))).In(language);
}

}  // namespace lanzhi
