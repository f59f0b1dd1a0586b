#include "render/report_outside.h"

#include <memory>

#include "render/catalogue.h"
#include "render/report_cells.h"
#include "rule/events.h"
#include "view/outside.h"

namespace lanzhi {
namespace {

// What is told of a table: a column for each that may be told.
struct Outside {
  std::vector<std::string> sites;  // all that there are: one that is left out would tell that nothing was done
  std::vector<const ReportColumn*> columns;
  std::vector<ToldColumn> told;
};

std::int64_t CountAt(const std::vector<CountedRow>& rows, const std::string& site, std::size_t column,
                     const ReportNumber& number) {
  for (const CountedRow& row : rows) {
    if (row.keys.size() == 1 && row.keys.front() == site) return ValueOf(row.cells[column], number) / kHundredths;
  }
  return 0;
}

Outside OutsideOf(const CountedReport& report, const CountedTable& table, const std::vector<CountedRow>& rows) {
  Outside outside;
  for (const auto& [id, name] : report.sites) outside.sites.push_back(id);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (!table.columns[i].outside) continue;
    outside.columns.push_back(&table.columns[i]);
    std::vector<std::int64_t> counts;
    for (const std::string& site : outside.sites) {
      counts.push_back(CountAt(rows, site, i, *table.columns[i].number));
    }
    outside.told.push_back(TellOutside(counts));
  }
  return outside;
}

std::string StepText(std::int64_t step, Language language) {
  return step == 0 ? Say("outside.small", language, {{"n", kSmall}}) : std::to_string(step);
}

Cell ToldCell(const ToldCount& told, Language language) {
  switch (told.how) {
    case ToldCount::How::exact:
    case ToldCount::How::rounded:
      return CountCell(told.from);
    case ToldCount::How::small:
      return {Cell::Value(StepText(0, Language::en)), StepText(0, language)};
    case ToldCount::How::range:
      break;
  }
  const auto text = [&](Language in) {
    return Say("outside.range", in, {{"from", AsIs(StepText(told.from, in))}, {"to", AsIs(StepText(told.to, in))}});
  };
  return {Cell::Value(text(Language::en)), text(language)};
}

Table OutsideTable(const CountedReport& report, const CountedTable& of, const std::vector<CountedRow>& rows,
                   Language language) {
  const auto outside = std::make_shared<const Outside>(OutsideOf(report, of, rows));
  Table table{.key = of.id, .title = of.title.In(language)};
  table.rows = outside->sites.size() + 1;
  const auto at_site = [&report, outside, language](std::size_t row) {
    if (row == outside->sites.size()) return Cell(Cell::Value(), Say("month.agency-total", language));
    return SiteCell(report, outside->sites[row]);
  };
  table.columns.push_back(NewColumn("site", DimensionName(Dimension::site, language), at_site));
  for (std::size_t i = 0; i < outside->columns.size(); ++i) {
    const auto count = [outside, i, language](std::size_t row) {
      const ToldColumn& told = outside->told[i];
      return ToldCell(row == told.counts.size() ? told.total : told.counts[row], language);
    };
    const ReportColumn& column = *outside->columns[i];
    table.columns.push_back(NewColumn("cells/" + column.id, column.name.In(language), count, true));
  }
  table.emphasis = [outside](std::size_t row) {
    return row == outside->sites.size() ? Emphasis::total : Emphasis::none;
  };
  table.notes = {{Say("outside.note", language, {{"n", kSmall}, {"round", kRound}}), kOnPage}};
  return table;
}

bool IsTold(const CountedTable& table) {
  const bool by_site = !table.hidden && table.over == Over::period && table.rows.front() == Dimension::site;
  if (!by_site) return false;
  for (const ReportColumn& column : table.columns) {
    if (column.outside) return true;
  }
  return false;
}

}  // namespace

Document OutsideDocument(const CountedReport& report, Language language) {
  Document document;
  document.layout = Document::Layout::report;
  document.title = report.definition->head.title.In(language);
  document.period = FormatUnit(report.days.from, report.days.unit);
  document.particulars = {{"version", {}, CountCell(1), kInJson},
                          {"report", {}, report.definition->head.id, kInJson},
                          {"for", {}, "outside", kInJson},
                          {"from", Say("month.from", language), Cell(Cell::Value(report.days.from))},
                          {"to", Say("month.until", language), Cell(Cell::Value(report.days.to))},
                          {"as_of", Say("month.as-of", language), Cell(Cell::Value(report.days.as_of))},
                          {"agency", Say("month.agency", language), report.agency}};
  for (std::size_t i = 0; i < report.counted.size(); ++i) {
    const CountedTable& table = report.definition->counted[i];
    if (IsTold(table)) document.tables.push_back(OutsideTable(report, table, report.counted[i], language));
  }
  return document;
}

}  // namespace lanzhi
