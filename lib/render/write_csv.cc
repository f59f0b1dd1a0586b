#include "render/csv.h"
#include "render/write.h"

namespace lanzhi {
namespace {

void PutCell(Csv& csv, const Cell& cell, Language language) {
  const auto* number = std::get_if<std::int64_t>(&cell.value);
  const auto* decimal = std::get_if<Decimal>(&cell.value);
  if (!cell.text && number != nullptr) {
    csv.Number(*number);
  } else if (!cell.text && decimal != nullptr) {
    csv.Number(*decimal);
  } else {
    csv.Text(CellText(cell, " ", language));
  }
}

void PutTable(Csv& csv, const Table& table, Language language) {
  const std::vector<const Column*> columns = ColumnsIn(table, kInCsv);
  for (const Column* column : columns) csv.Text(FullHeading(*column));
  csv.EndRow();
  for (std::size_t row = 0; row < table.rows; ++row) {
    for (const Column* column : columns) PutCell(csv, column->cell(row), language);
    csv.EndRow();
  }
}

}  // namespace

void WriteCsv(Sink& sink, const Document& document, const Page& page) {
  Csv csv(sink);
  const bool report = document.layout == Document::Layout::report;
  if (report) {
    if (!document.title.empty()) csv.Text(document.title).EndRow();
    for (const Remark& note : document.notes) {
      if ((note.shown & kInCsv) != 0) csv.Text(note.text).EndRow();
    }
    for (const NamedValue& particular : document.particulars) {
      if ((particular.shown & kInCsv) == 0) continue;
      csv.Text(particular.name);
      PutCell(csv, particular.value, page.language);
      csv.EndRow();
    }
  }
  for (const Table& table : TablesIn(document, kInCsv)) {
    if (report) csv.EndRow();
    if (report && !table.title.empty()) csv.Text(table.title).EndRow();
    PutTable(csv, table, page.language);
  }
}

}  // namespace lanzhi
