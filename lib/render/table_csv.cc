#include "render/table_csv.h"

#include <fmt/format.h>

#include "base/calendar_unit.h"
#include "base/time_of_day.h"

namespace lanzhi {
namespace {

void PutText(Csv& csv, std::string_view text, const TextCells& cells) {
  if (cells.words) {
    csv.Lines(text);
  } else {
    csv.Text(cells.conceal ? cells.conceal(text) : std::string(text));
  }
}

void PutValue(Csv& csv, const Value& value, const TextCells& cells) {
  const Field& field = *value.field;
  switch (field.type) {
    case Type::date:
      csv.Text(FormatDate(value.date()));
      return;
    case Type::time:
      csv.Text(FormatTime(value.number));
      return;
    case Type::month:
    case Type::half:
    case Type::year:
      csv.Text(FormatUnit(value.date(), *UnitOf(field.type)));
      return;
    case Type::decimal:
      csv.Number(Decimal{value.number});
      return;
    case Type::count:
      if (field.birth_year && value.number == 0) {  // not known to anybody
        csv.Blank();
      } else {
        csv.Number(value.number);
      }
      return;
    case Type::boolean:
      csv.Text(value.number != 0 ? "true" : "false");
      return;
    case Type::choice:
      csv.Text(field.choices[static_cast<std::size_t>(value.number)].value);
      return;
    case Type::text:
    case Type::prose:
    case Type::period:
    case Type::reference:
      PutText(csv, WordsOf(value, cells.words), cells);
      return;
    case Type::list:
    case Type::section:
      csv.Blank();
      return;
  }
}

void PutDate(Csv& csv, const std::optional<Date>& date) { csv.Text(date ? FormatDate(*date) : std::string()); }

std::optional<Date> DueDayOf(const DueRow& row) { return row.since ? std::nullopt : std::optional(row.due); }

constexpr DutyColumn kDutyColumns[] = {
    {"record", "string", "due.column.record", "export.duty.record", nullptr},
    {"kind", "string", "due.column.kind", "export.duty.kind",
     [](Csv& csv, const DueRow& row, Date) { csv.Text(row.kind); }},
    {"rule", "string", "due.column.rule", "export.duty.rule",
     [](Csv& csv, const DueRow& row, Date) { csv.Text(row.rule); }},
    {"clauses", "string", "due.column.clauses", "export.duty.clauses",
     [](Csv& csv, const DueRow& row, Date) { csv.Text(fmt::format("{}", fmt::join(row.clauses, " "))); }},
    {"element", "string", "export.duty.element.title", "export.duty.element",
     [](Csv& csv, const DueRow& row, Date) { csv.Text(row.element); }},
    {"site", "string", "due.column.site", "export.duty.site",
     [](Csv& csv, const DueRow& row, Date) { csv.Text(row.site); }, Meaning::site_kind},
    {"worker", "string", "due.column.worker", "export.duty.worker",
     [](Csv& csv, const DueRow& row, Date) { csv.Text(row.worker); }, Meaning::role},
    {"actor", "string", "due.column.actor", "export.duty.actor",
     [](Csv& csv, const DueRow& row, Date) { csv.Text(row.actor); }},
    {"role", "string", "export.duty.role.title", "export.duty.role",
     [](Csv& csv, const DueRow& row, Date) { csv.Text(row.acts_as); }},
    {"status", "string", "due.column.status", "export.duty.status",
     [](Csv& csv, const DueRow& row, Date) { csv.Text(DueStatusName(row.status)); }},
    {"period", "string", "export.duty.period.title", "export.duty.period",
     [](Csv& csv, const DueRow& row, Date) { csv.Text(row.of); }},
    {"trigger", "date", "due.column.trigger", "export.duty.trigger",
     [](Csv& csv, const DueRow& row, Date) { PutDate(csv, row.trigger); }},
    {"due", "date", "due.column.due", "export.duty.due",
     [](Csv& csv, const DueRow& row, Date) { PutDate(csv, DueDayOf(row)); }},
    {"done", "date", "due.column.done", "export.duty.done",
     [](Csv& csv, const DueRow& row, Date) { PutDate(csv, row.done); }},
    {"days", "integer", "export.duty.days.title", "export.duty.days",
     [](Csv& csv, const DueRow& row, Date today) {
       if (const std::optional<Date> due = DueDayOf(row)) {
         csv.Number(DaysBetween(row.done.value_or(today), *due));
       } else {
         csv.Blank();
       }
     }},
    {"waiver", "string", "export.duty.waiver.title", "export.duty.waiver",
     [](Csv& csv, const DueRow& row, Date) { csv.Text(row.waiver); }},
};

}  // namespace

void PutHeads(Csv& csv, const RecordTable& table) {
  for (const std::string& key : table.keys) csv.Text(key);
  if (!table.key_name.empty()) csv.Text(table.key_name);
  for (const TableColumn& column : table.columns) csv.Text(column.name);
  csv.EndRow();
}

void PutRow(Csv& csv, const RecordTable& table, const Record& record, const RecordRow& row, const std::string& id,
            const TextCells& cells) {
  csv.Text(id);
  for (const std::uint32_t position : row.positions) csv.Number(position);
  if (!table.key_name.empty()) PutText(csv, ElementKey(record, *row.value), cells);
  for (const TableColumn& column : table.columns) {
    if (const Value* value = CellOf(record, *row.value, column)) {
      PutValue(csv, *value, cells);
    } else {
      csv.Blank();
    }
  }
  csv.EndRow();
}

std::span<const DutyColumn> DutyColumns() { return kDutyColumns; }

void PutDutyHeads(Csv& csv) {
  for (const DutyColumn& column : kDutyColumns) csv.Text(column.name);
  csv.EndRow();
}

void PutDuty(Csv& csv, const DueRow& row, const std::string& id, Date today) {
  for (const DutyColumn& column : kDutyColumns) {
    if (column.put == nullptr) {
      csv.Text(id);
    } else {
      column.put(csv, row, today);
    }
  }
  csv.EndRow();
}

}  // namespace lanzhi
