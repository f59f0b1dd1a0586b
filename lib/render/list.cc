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
    {"rule", "list.column.rule", [](const ListRow& row, const Language&) { return TextOrEmpty(row.rule); }},
    {"about", "list.column.about", [](const ListRow& row, const Language&) { return TextOrEmpty(row.about); }},
    {"approved_by", "list.column.approved-by",
     [](const ListRow& row, const Language&) { return TextOrEmpty(row.approved_by); }},
    {"until", "list.column.until", [](const ListRow& row, const Language&) { return DateOrEmpty(row.until); }},
    {"ended", "list.column.ended",
     [](const ListRow& row, const Language& language) {
       return Cell(Cell::Value(row.ended), row.ended ? Say("show.yes", language) : std::string());
     }},
    {"ended_on", "list.column.ended-on", [](const ListRow& row, const Language&) { return DateOrEmpty(row.ended_on); },
     kEverywhere, 3},
};

template <std::string_view (*Of)(const ListRow&)>
Cell TextOf(const PersonRow& row, const Language&) {
  return TextOrEmpty(Of(row.row));
}
std::string_view IdOf(const ListRow& row) { return row.id; }
std::string_view PathOf(const ListRow& row) { return row.path; }
std::string_view SiteOf(const ListRow& row) { return row.site; }
std::string_view WorkerOf(const ListRow& row) { return row.worker; }

constexpr ColumnRow<PersonRow, Language> kPersonColumns[] = {
    {"record", "list.column.id", TextOf<IdOf>},
    {"path", "", TextOf<PathOf>, kInJson},
    {"kind", "list.column.kind",
     [](const PersonRow& row, const Language& language) { return ChoiceCell(row.kind, row.kind_name.In(language)); }},
    {"as", "list.column.as",
     [](const PersonRow& row, const Language& language) { return ChoiceCell(row.as.en, row.as.In(language)); }},
    {"stage", "list.column.stage",
     [](const PersonRow& row, const Language& language) {
       return row.row.stage_id.empty() ? Cell() : ChoiceCell(row.row.stage_id, row.row.stage.In(language));
     }},
    {"site", "list.column.site", TextOf<SiteOf>},
    {"worker", "list.column.worker", TextOf<WorkerOf>},
    {"first_date", "list.column.began",
     [](const PersonRow& row, const Language&) { return DateOrEmpty(row.row.began); }, kEverywhere, 1},
    {"last_date", "list.column.last", [](const PersonRow& row, const Language&) { return DateOrEmpty(row.row.last); },
     kEverywhere, 2},
    {"ended_on", "list.column.ended-on",
     [](const PersonRow& row, const Language&) { return DateOrEmpty(row.row.ended_on); }},
};

}  // namespace

Document PersonDocument(const PersonRecords& records, Language language) {
  Document document;
  document.particulars = {{"version", {}, CountCell(1), kInJson}, {"person", {}, records.code, kInJson}};
  Table table{.key = "records"};
  SetColumns(table, kPersonColumns, std::span<const PersonRow>(records.rows), language, language);
  table.hides_empty = true;
  document.tables.push_back(std::move(table));
  return document;
}

Document ListDocument(const RecordList& list, Language language) {
  Document document;
  document.title = list.title;
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
