#include "render/month_charts.h"

#include <algorithm>

#include "render/catalogue.h"

namespace lanzhi {
namespace {

ChartSeries Drawn(std::string key, std::string_view title, std::string_view label_name, Language language) {
  ChartSeries series;
  series.key = std::move(key);
  series.title = Say(title, language);
  series.label_name = Say(label_name, language);
  series.shown = kInXlsx;
  return series;
}

// What was done in the month, by the totals of the sites; kinds of service that nobody rendered are left out.
ChartSeries Services(const MonthReport& report, Language language) {
  ChartSeries series = Drawn("services_chart", "month.chart-services", "month.chart-kind", language);
  for (const MonthRow& row : report.rows) {
    if (!row.site.empty() && row.worker.empty())
      series.lines.push_back({row.site, row.site_name.empty() ? row.site : row.site_name, {}});
  }
  for (std::size_t i = 0; i < report.columns.size(); ++i) {
    const MonthColumn& column = report.columns[i];
    if (!column.is_total || column.how != ReportNumber::How::flow) continue;
    std::vector<std::int64_t> values;
    for (const MonthRow& row : report.rows) {
      if (!row.site.empty() && row.worker.empty()) values.push_back(row.cells[i]);
    }
    if (std::all_of(values.begin(), values.end(), [](std::int64_t value) { return value == 0; })) continue;
    series.labels.push_back(column.name.In(language));
    for (std::size_t k = 0; k < values.size(); ++k) series.lines[k].values.emplace_back(values[k]);
  }
  return series;
}

ChartSeries Timelinesses(const MonthReport& report, Language language) {
  ChartSeries series = Drawn("timeliness_chart", "month.chart-timeliness", "month.duty", language);
  series.form = ChartSeries::Form::stacked;
  series.lines = {{"met", Say("month.met", language), {}},
                  {"late", Say("month.late", language), {}},
                  {"missed", Say("month.missed", language), {}},
                  {"waived", Say("month.waived", language), {}}};
  for (const Timeliness& duty : report.timeliness) {
    series.labels.emplace_back(duty.title.In(language));
    const int values[] = {duty.met, duty.late, duty.missed, duty.waived};
    for (std::size_t i = 0; i < series.lines.size(); ++i) series.lines[i].values.emplace_back(values[i]);
  }
  return series;
}

}  // namespace

std::vector<ChartSeries> MonthCharts(const MonthReport& report, Language language) {
  std::vector<ChartSeries> charts{Services(report, language), Timelinesses(report, language)};
  std::erase_if(charts, [](const ChartSeries& series) { return !HasFigures(series); });
  return charts;
}

}  // namespace lanzhi
