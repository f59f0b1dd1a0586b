#include "render/list.h"

#include "render/columns.h"

namespace lanzhi {
namespace {

constexpr ColumnRow<ListRow, Language> kListColumns[] = {
    {"record", "list.column.id", [](const ListRow& row, const Language&) { return Cell(row.id); }},
    {"path", "", [](const ListRow& row, const Language&) { return Cell(row.path); }, kInJson},
    {"stage", "list.column.stage",
     [](const ListRow& row, const Language& language) {
       return row.stage_id.empty() ? Cell() : ChoiceCell(row.stage_id, row.stage.In(language));
     }},
    {"stage_name", "", [](const ListRow& row, const Language& language) { return TextOrEmpty(row.stage.In(language)); },
     kInJson},
    {"site", "list.column.site", [](const ListRow& row, const Language&) { return TextOrEmpty(row.site); }},
    {"worker", "list.column.worker", [](const ListRow& row, const Language&) { return TextOrEmpty(row.worker); }},
    {"first_date", "list.column.began", [](const ListRow& row, const Language&) { return DateOrEmpty(row.began); },
     kEverywhere, 1},
    {"last_date", "list.column.last", [](const ListRow& row, const Language&) { return DateOrEmpty(row.last); },
     kEverywhere, 2},
    {"ended", "list.column.ended",
     [](const ListRow& row, const Language& language) {
       return Cell(Cell::Value(row.ended), row.ended ? Say("show.yes", language) : std::string());
     }},
    {"ended_on", "list.column.ended-on", [](const ListRow& row, const Language&) { return DateOrEmpty(row.ended_on); },
     kEverywhere, 3},
};

}  // namespace

Document ListDocument(const RecordList& list, Language language) {
  Document document;
  document.particulars = {{"version", {}, CountCell(1), kInJson}, {"kind", {}, list.kind, kInJson}};
  Table table{.key = "records"};
  SetColumns(table, kListColumns, std::span<const ListRow>(list.rows), language, language);
  table.none = Say("list.none", language);
  table.hides_empty = true;
  table.json_order = {"record", "path", "site", "worker", "stage", "stage_name", "first_date", "last_date", "ended"};
  document.tables.push_back(std::move(table));
  return document;
}

}  // namespace lanzhi
