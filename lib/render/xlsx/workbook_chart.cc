// Charts that are told apart without colour: patterns of bars, dashes and marks of lines, and names at their ends.
#include <cstddef>
#include <vector>

#include "render/write.h"
#include "render/xlsx/workbook.h"

namespace lanzhi {
namespace {

constexpr std::uint8_t kPatterns[] = {LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL, LXW_CHART_PATTERN_PERCENT_75,
                                      LXW_CHART_PATTERN_SMALL_GRID,           LXW_CHART_PATTERN_PERCENT_20,
                                      LXW_CHART_PATTERN_DARK_HORIZONTAL,      LXW_CHART_PATTERN_WIDE_DOWNWARD_DIAGONAL};
constexpr std::uint8_t kChartDashes[] = {LXW_CHART_LINE_DASH_SOLID,     LXW_CHART_LINE_DASH_DASH,
                                         LXW_CHART_LINE_DASH_ROUND_DOT, LXW_CHART_LINE_DASH_DASH_DOT,
                                         LXW_CHART_LINE_DASH_LONG_DASH, LXW_CHART_LINE_DASH_LONG_DASH_DOT};
constexpr std::uint8_t kMarks[] = {LXW_CHART_MARKER_CIRCLE,  LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_TRIANGLE,
                                   LXW_CHART_MARKER_DIAMOND, LXW_CHART_MARKER_X,      LXW_CHART_MARKER_PLUS};
constexpr lxw_color_t kChartColors[] = {0x1F4E79, 0xB85C00, 0x2E7D32, 0x6A1B9A, 0x7A6A00, 0x444444};
constexpr std::size_t kKinds = std::size(kChartColors);

constexpr std::uint16_t kGapOfBars = 50;  // per cent of a bar
constexpr double kChartWidth = 640, kLabelHeight = 14, kChartBarHeight = 16, kLeastHeight = 280, kRest = 110;

void SetBars(lxw_chart_series* series, std::size_t kind) {
  lxw_chart_pattern pattern = {};
  pattern.type = kPatterns[kind];
  pattern.fg_color = kChartColors[kind];
  pattern.bg_color = LXW_COLOR_WHITE;
  chart_series_set_pattern(series, &pattern);
  lxw_chart_line edge = {};
  edge.color = kChartColors[kind];
  edge.width = 0.75;
  chart_series_set_line(series, &edge);
  chart_series_set_labels(series);
  chart_series_set_labels_num_format(series, "0;;");  // what is zero has no bar
}

// The name stands at the last point that has a figure.
void SetLine(lxw_chart_series* series, std::size_t kind, const ChartSeries::Line& line) {
  lxw_chart_line drawn = {};
  drawn.color = kChartColors[kind];
  drawn.width = 2;
  drawn.dash_type = kChartDashes[kind];
  chart_series_set_line(series, &drawn);
  chart_series_set_marker_type(series, kMarks[kind]);
  chart_series_set_marker_size(series, 7);
  std::size_t last = line.values.size();
  while (last > 0 && !line.values[last - 1]) --last;
  if (last == 0) return;
  std::vector<lxw_chart_data_label> labels(line.values.size());
  std::vector<lxw_chart_data_label*> pointers;
  std::string name = line.name;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    labels[i].hide = i + 1 == last ? LXW_FALSE : LXW_TRUE;
    if (i + 1 == last) labels[i].value = name.data();
    pointers.push_back(&labels[i]);
  }
  pointers.push_back(nullptr);
  chart_series_set_labels(series);
  chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_ABOVE);
  CheckWorkbook(chart_series_set_labels_custom(series, pointers.data()));
}

}  // namespace

void AddChart(lxw_workbook* workbook, lxw_worksheet* worksheet, const Sheet& sheet) {
  const ChartSeries& of = *sheet.chart;
  const bool lines = of.form == ChartSeries::Form::lines, stacked = of.form == ChartSeries::Form::stacked;
  const std::uint8_t type = lines ? LXW_CHART_LINE : stacked ? LXW_CHART_BAR_STACKED : LXW_CHART_BAR;
  lxw_chart* chart = workbook_add_chart(workbook, type);
  if (chart == nullptr) throw WorkbookFailure("memory");
  const auto first = static_cast<lxw_row_t>(sheet.body);
  const auto last = static_cast<lxw_row_t>(sheet.body + of.labels.size() - 1);
  for (std::size_t i = 0; i < of.lines.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i + 1);
    lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
    if (series == nullptr) throw WorkbookFailure("memory");
    chart_series_set_categories(series, sheet.name.c_str(), first, 0, last, 0);
    chart_series_set_values(series, sheet.name.c_str(), first, column, last, column);
    chart_series_set_name_range(series, sheet.name.c_str(), static_cast<lxw_row_t>(sheet.head), column);
    if (lines) {
      SetLine(series, i % kKinds, of.lines[i]);
    } else {
      SetBars(series, i % kKinds);
    }
  }
  chart_title_set_name(chart, of.title.c_str());
  lxw_chart_font title = {};
  title.size = 12;
  title.bold = LXW_TRUE;
  chart_title_set_name_font(chart, &title);
  lxw_chart_line pale = {};
  pale.color = 0xD9D9D9;
  chart_axis_major_gridlines_set_line(lines ? chart->y_axis : chart->x_axis, &pale);
  if (!lines) chart_set_series_gap(chart, kGapOfBars);
  chart_show_blanks_as(chart, LXW_CHART_BLANKS_AS_GAP);
  chart_legend_set_position(chart, of.lines.size() > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
  // Bars lie: their labels are read from left to right, the first of
  // them on top.
  if (!lines) chart_axis_set_reverse(chart->y_axis);
  chart_axis_set_num_format(lines ? chart->y_axis : chart->x_axis, "0");

  lxw_chart_options options = {};
  const double rows = static_cast<double>(of.labels.size());
  const double bars = stacked ? 1 : static_cast<double>(of.lines.size());
  const double wanted = lines ? 0 : rows * (bars * kChartBarHeight + kLabelHeight);
  options.x_scale = kChartWidth / 480;  // of the usual size
  options.y_scale = std::max(kLeastHeight, wanted + kRest) / 288;
  CheckWorkbook(
      worksheet_insert_chart_opt(worksheet, static_cast<lxw_row_t>(sheet.rows.size() + 1), 0, chart, &options));
}

}  // namespace lanzhi
