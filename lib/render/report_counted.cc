#include "render/catalogue.h"
#include "render/report_cells.h"
#include "render/report_records.h"
#include "render/report_tables.h"

namespace lanzhi {
namespace {

// Of one value where only one is given.
Cell TogetherCell(const std::vector<Cell>& cells, Language language) {
  if (cells.empty()) return {};
  if (cells.size() == 1) return cells.front();
  std::vector<std::string> values;
  std::vector<Text> words;
  for (const Cell& cell : cells) {
    const auto* text = std::get_if<std::string>(&cell.value);
    values.push_back(text != nullptr ? *text : CellText(cell, ", ", Language::en));
    words.push_back(Verbatim(CellText(cell, ", ", language)));
  }
  return {Cell::Value(std::move(values)), Say("report.names", language, {{"names", std::move(words)}})};
}

Cell ToldCell(const CountedReport& report, const ListedValue& told, Language language) {
  if (const auto* text = std::get_if<std::string>(&told.value)) return TextOrEmpty(*text);
  if (const auto* date = std::get_if<Date>(&told.value)) return {Cell::Value(*date)};
  if (const auto* decimal = std::get_if<Decimal>(&told.value)) return {Cell::Value(*decimal)};
  if (const auto* count = std::get_if<std::int64_t>(&told.value)) return {Cell::Value(*count)};
  if (const auto* words = std::get_if<Words>(&told.value)) return ChoiceCell(told.id, Spoken(words->In(language)));
  const auto& reference = std::get<ListedValue::Reference>(told.value);
  if (report.sites.count(reference.id) != 0) return SiteCell(report, reference.id);
  return WorkerCell(report, reference.id);
}

// The figure that a hidden table by worker holds for the record of the row.
Cell LentCell(const CountedReport& report, const ListTable& list, const ListColumn& column, const std::string& record) {
  for (const CountedRow& row : report.counted[*list.counted]) {
    if (row.keys.size() == 1 && row.keys.front() == record) {
      return FigureCell(ValueOf(row.cells[column.counted], *column.number), *column.number);
    }
  }
  return FigureCell(0, *column.number);
}

bool IsFigure(const ListColumn& column) {
  if (column.number != nullptr || column.years_to) return true;
  const Type type = column.path->fact >= 0 ? Type::date : column.path->target->type;
  return type == Type::count || type == Type::decimal;
}

}  // namespace

Table CountedTableOf(const CountedReport& report, std::size_t index, const PageOptions& options, Language language) {
  const CountedTable& of = report.definition->counted[index];
  const std::vector<CountedRow>& rows = report.counted[index];
  Table table{.key = of.id, .title = of.title.In(language)};
  table.rows = rows.size();
  for (std::size_t i = 0; i < of.rows.size(); ++i) {
    table.columns.push_back(NewColumn(
        std::string(NameOf(of.rows[i])), DimensionName(of.rows[i], language),
        [&report, &of, &rows, i, language](std::size_t row) { return KeyCell(report, of, rows[row], i, language); }));
  }
  for (std::size_t i = 0; i < of.columns.size(); ++i) {
    const ReportColumn& column = of.columns[i];
    Column made = NewColumn("cells/" + column.id, ColumnName(column, language),
                            [&of, &rows, &column, i, page = options.records_page](std::size_t row) {
                              const CellSum& tally = rows[row].cells[i];
                              if (rows[row].unknown || IsUnsaid(tally)) return Cell();
                              Cell cell = FigureCell(ValueOf(tally, *column.number), *column.number);
                              const bool is_part = rows[row].keys.size() == of.rows.size();
                              if (!page.empty() && is_part && !tally.records.empty()) {
                                cell.link = page + "#" + RecordsAnchor(of.id, RowKey(rows[row]), column.id);
                              }
                              return cell;
                            });
    made.right = true;
    made.gives_way = static_cast<int>(i) + 1;
    made.group = column.group.In(language);
    table.columns.push_back(std::move(made));
  }
  table.emphasis = [&of, &rows](std::size_t row) { return EmphasisOf(of, rows[row]); };
  table.splits = true;
  table.by_site = of.has(Dimension::site);
  if (rows.size() == 1) table.notes = {{Say("report.nothing", language), kOnPage}};
  return table;
}

Table ListTableOf(const CountedReport& report, std::size_t index, Language language) {
  const ListTable& of = report.definition->lists[index];
  const std::vector<ListedRow>& rows = report.listed[index];
  Table table{.key = of.id, .title = of.title.In(language), .none = of.none.In(language)};
  table.rows = rows.size();
  if (of.ids) {
    table.columns.push_back(NewColumn("record", std::string(of.number->shape->names.In(language)),
                                      [&rows](std::size_t row) { return Cell(rows[row].record); }));
  }
  for (std::size_t i = 0; i < of.columns.size(); ++i) {
    const ListColumn& column = of.columns[i];
    Column made =
        NewColumn(column.id, column.name.In(language), [&report, &of, &rows, &column, i, language](std::size_t row) {
          if (column.number != nullptr && rows[row].cells[i].empty()) {
            return LentCell(report, of, column, rows[row].record);
          }
          std::vector<Cell> cells;
          for (const ListedValue& told : rows[row].cells[i]) {
            cells.push_back(ToldCell(report, told, language));
          }
          return TogetherCell(cells, language);
        });
    made.right = IsFigure(column);
    constexpr std::size_t kStay = 2;  // the first columns tell the rows apart
    if (i >= kStay) made.gives_way = static_cast<int>(i);
    table.columns.push_back(std::move(made));
  }
  return table;
}

}  // namespace lanzhi
