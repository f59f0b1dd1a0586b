#include "render/report_charts.h"

#include <algorithm>

#include "render/catalogue.h"
#include "render/report_cells.h"
#include "rule/events.h"

namespace lanzhi {
namespace {

ChartSeries Drawn(std::string key, std::string title, std::string label_name) {
  ChartSeries series;
  series.key = std::move(key);
  series.title = std::move(title);
  series.label_name = std::move(label_name);
  series.shown = kInXlsx;
  return series;
}

// The first table that has a row for each site in total.
const CountedTable* BySite(const CountedReport& report, std::size_t& index) {
  const std::vector<CountedTable>& tables = report.definition->counted;
  for (index = 0; index < tables.size(); ++index) {
    const bool by_site = !tables[index].hidden && tables[index].over == Over::period &&
                         tables[index].rows.front() == Dimension::site && !tables[index].has(Dimension::person);
    if (by_site) return &tables[index];
  }
  return nullptr;
}

// What was done in the period, by the totals of the sites; kinds of service that nobody rendered are left out.
ChartSeries Services(const CountedReport& report, Language language) {
  ChartSeries series =
      Drawn("services_chart", Say("month.chart-services", language), Say("month.chart-kind", language));
  std::size_t index = 0;
  const CountedTable* table = BySite(report, index);
  if (table == nullptr) return series;
  std::vector<const CountedRow*> sites;
  for (const CountedRow& row : report.counted[index]) {
    if (row.keys.size() == 1) sites.push_back(&row);
  }
  for (const CountedRow* row : sites) {
    series.lines.push_back({row->keys.front(), SiteName(report, row->keys.front()), {}});
  }
  for (std::size_t i = 0; i < table->columns.size(); ++i) {
    const ReportColumn& column = table->columns[i];
    const bool service = column.is_total() && column.number->how == ReportNumber::How::flow &&
                         !column.number->distinct && column.number->sum.empty() && !column.number->begun;
    if (!service) continue;
    std::vector<std::int64_t> values;
    for (const CountedRow* row : sites) values.push_back(ValueOf(row->cells[i], *column.number) / kHundredths);
    if (std::all_of(values.begin(), values.end(), [](std::int64_t value) { return value == 0; })) continue;
    series.labels.push_back(column.name.In(language));
    for (std::size_t k = 0; k < values.size(); ++k) series.lines[k].values.emplace_back(values[k]);
  }
  return series;
}

// A table that is to be drawn: a line for each column, along its rows.
ChartSeries TableDrawn(const CountedReport& report, std::size_t index, Language language) {
  const CountedTable& table = report.definition->counted[index];
  ChartSeries series = Drawn(table.id + "_chart", Say("report.drawn", language, {{"title", table.title}}),
                             DimensionName(table.rows.front(), language));
  series.form = table.chart == ChartForm::lines ? ChartSeries::Form::lines : ChartSeries::Form::bars;
  for (const ReportColumn& column : table.columns) {
    series.lines.push_back({column.id, ColumnName(column, language), {}});
  }
  for (const CountedRow& row : report.counted[index]) {
    if (row.keys.size() != table.rows.size()) continue;
    std::string label;
    for (std::size_t i = 0; i < row.keys.size(); ++i) {
      label += (label.empty() ? "" : " ") + CellText(KeyCell(report, table, row, i, language), ", ", language);
    }
    series.labels.push_back(std::move(label));
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::int64_t value = ValueOf(row.cells[i], *table.columns[i].number) / kHundredths;
      series.lines[i].values.push_back(row.unknown ? std::nullopt : std::optional(value));
    }
  }
  return series;
}

std::int64_t RoundedPercent(std::int64_t part, std::int64_t whole) {
  constexpr std::int64_t kPercent = 100;
  return (part * kPercent + whole / 2) / whole;
}

// How much of each target is done, and how much would be by now if work were spread evenly, in percent.
ChartSeries Pace(const CountedReport& report, Language language) {
  ChartSeries series = Drawn("pace_chart", Say("report.chart-pace", language), Say("month.indicator", language));
  series.lines = {{"done", Say("report.chart-done", language), {}},
                  {"expected", Say("report.chart-expected", language), {}}};
  for (const IndicatorRow& row : report.indicators) {
    if (row.target == 0) continue;
    series.labels.push_back(SiteName(report, row.site) + " " + row.name);
    series.lines[0].values.emplace_back(RoundedPercent(row.to_date, row.target));
    series.lines[1].values.emplace_back(RoundedPercent(row.expected.hundredths, row.target * kHundredths));
  }
  return series;
}

ChartSeries Timelinesses(const CountedReport& report, Language language) {
  ChartSeries series = Drawn("timeliness_chart", Say("month.chart-timeliness", language), Say("month.duty", language));
  series.form = ChartSeries::Form::stacked;
  series.lines = {{"met", Say("month.met", language), {}},
                  {"late", Say("month.late", language), {}},
                  {"missed", Say("month.missed", language), {}},
                  {"waived", Say("month.waived", language), {}}};
  for (const Timeliness& duty : report.duties) {
    series.labels.emplace_back(duty.title.In(language));
    const int values[] = {duty.met, duty.late, duty.missed, duty.waived};
    for (std::size_t i = 0; i < series.lines.size(); ++i) series.lines[i].values.emplace_back(values[i]);
  }
  return series;
}

}  // namespace

std::vector<ChartSeries> ReportCharts(const CountedReport& report, Language language) {
  std::vector<ChartSeries> charts{Services(report, language)};
  if (report.definition->Shows(OtherTable::indicators)) charts.push_back(Pace(report, language));
  for (std::size_t i = 0; i < report.definition->counted.size(); ++i) {
    if (report.definition->counted[i].chart != ChartForm::none) charts.push_back(TableDrawn(report, i, language));
  }
  charts.push_back(Timelinesses(report, language));
  std::erase_if(charts, [](const ChartSeries& series) { return !HasFigures(series); });
  return charts;
}

}  // namespace lanzhi
