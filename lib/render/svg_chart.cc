#include "render/svg_chart.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"
#include "base/wrap.h"
#include "render/markdown.h"

namespace lanzhi {
namespace {

// In pixels of the drawing, which is scaled to the page.
constexpr int kWidth = 760, kFont = 12, kLineHeight = 15, kGap = 6, kBarHeight = 15;
constexpr int kColumnWidth = 7;    // of a column of text at this size
constexpr int kLabelColumns = 34;  // longer labels are broken
constexpr int kPlotHeight = 220, kTickWidth = 40;
constexpr int kMostTicks = 5;

// What fills the bars of the first line, the second ...: told apart in black and white.
constexpr std::array<std::string_view, 6> kFills = {
    "<path d=\"M0 8L8 0M-2 2L2 -2M6 10L10 6\" stroke=\"#1f4e79\" stroke-width=\"2\"/>",
    "<rect width=\"8\" height=\"8\" fill=\"#555\"/>",
    "<path d=\"M0 4H8M4 0V8\" stroke=\"#2e7d32\" stroke-width=\"1\"/>",
    "<circle cx=\"4\" cy=\"4\" r=\"1.5\" fill=\"#b85c00\"/>",
    "<path d=\"M0 2H8M0 6H8\" stroke=\"#6a1b9a\" stroke-width=\"2\"/>",
    "<path d=\"M0 0L8 8M-2 6L2 10M6 -2L10 2\" stroke=\"#7a6a00\" stroke-width=\"1\"/>",
};
constexpr std::array<std::string_view, 6> kDashes = {"", "8 4", "2 3", "8 3 2 3", "14 4", "14 3 2 3 2 3"};
constexpr std::array<std::string_view, 6> kColors = {"#1f4e79", "#b85c00", "#2e7d32", "#6a1b9a", "#7a6a00", "#444"};

int TextWidth(std::string_view text) { return DisplayWidth(text) * kColumnWidth; }

std::string TextAt(int x, int y, std::string_view text, std::string_view anchor = "start") {
  return fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor, EscapeHtml(text));
}

std::int64_t Largest(const ChartSeries& series) {
  std::int64_t largest = 1;
  for (std::size_t label = 0; label < series.labels.size(); ++label) {
    std::int64_t sum = 0;
    for (const ChartSeries::Line& line : series.lines) {
      const std::int64_t value = line.values[label].value_or(0);
      sum = series.form == ChartSeries::Form::stacked ? sum + value : std::max(sum, value);
    }
    largest = std::max(largest, sum);
  }
  return largest;
}

// A drawing while it is made; `height` grows with it.
struct Drawing {
  const ChartSeries& series;
  std::size_t number;
  std::string body;
  int height = 0;

  [[nodiscard]] std::string Fill(std::size_t line) const {
    return fmt::format("url(#p{}-{})", number, line % kFills.size());
  }
  void Bar(int x, int y, int width, std::size_t line) {
    body += fmt::format(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\" stroke=\"#333\" stroke-width=\"1\"/>\n", x, y,
        width, kBarHeight - 3, Fill(line));
  }
  void Legend() {
    if (series.lines.size() < 2) return;
    int x = 0, y = kLineHeight;
    for (std::size_t i = 0; i < series.lines.size(); ++i) {
      const int width = 2 * kBarHeight + 3 * kGap + TextWidth(series.lines[i].name);
      if (x != 0 && x + width > kWidth) {
        x = 0;
        y += kLineHeight + kGap;
      }
      Bar(x, y - kBarHeight + 3, 2 * kBarHeight, i);
      body += TextAt(x + 2 * kBarHeight + kGap, y, series.lines[i].name);
      x += width;
    }
    height = y + 2 * kGap;
  }
};

// Of each label what stands behind its bar: "by day 57, late 2", its parts that are not zero; where that leaves no room
// for the bars "57 / 2 / 0", in the order of the legend.
std::vector<std::string> PartsTexts(const ChartSeries& series) {
  std::vector<std::string> named(series.labels.size()), bare(series.labels.size());
  int widest = 0;
  for (std::size_t label = 0; label < series.labels.size(); ++label) {
    for (const ChartSeries::Line& line : series.lines) {
      const std::int64_t value = line.values[label].value_or(0);
      bare[label] += fmt::format("{}{}", bare[label].empty() ? "" : " / ", value);
      if (value != 0) named[label] += fmt::format("{}{} {}", named[label].empty() ? "" : ", ", line.name, value);
    }
    widest = std::max(widest, TextWidth(named[label]));
  }
  return widest <= kWidth / 3 ? named : bare;
}

void DrawBars(Drawing& drawing) {
  const ChartSeries& series = drawing.series;
  const bool stacked = series.form == ChartSeries::Form::stacked;
  drawing.Legend();
  const std::vector<std::string> parts = PartsTexts(series);
  std::vector<std::vector<std::string>> labels;
  int left = 0, right = 0;
  for (std::size_t label = 0; label < series.labels.size(); ++label) {
    labels.push_back(Wrap(EscapeControls(series.labels[label]), kLabelColumns));
    for (const std::string& line : labels.back()) left = std::max(left, TextWidth(line));
    right = std::max(right, stacked ? TextWidth(parts[label]) : 5 * kColumnWidth);
  }
  left += kGap;
  const int room = std::max(kWidth - left - right - 2 * kGap, kWidth / 8);
  const std::int64_t largest = Largest(series);
  const auto width_of = [&](std::int64_t value) { return static_cast<int>(value * room / largest); };
  const int top = drawing.height;
  for (std::size_t label = 0; label < labels.size(); ++label) {
    const int bars = stacked ? 1 : static_cast<int>(series.lines.size());
    const int high = std::max(bars * kBarHeight, static_cast<int>(labels[label].size()) * kLineHeight);
    int y = drawing.height + kLineHeight - 3;
    for (const std::string& line : labels[label]) {
      drawing.body += TextAt(left - kGap, y, line, "end");
      y += kLineHeight;
    }
    int x = left;
    y = drawing.height;
    for (std::size_t i = 0; i < series.lines.size(); ++i) {
      const std::optional<std::int64_t>& value = series.lines[i].values[label];
      if (value.value_or(0) > 0) drawing.Bar(x, y + 1, width_of(*value), i);
      if (stacked) {
        x += width_of(value.value_or(0));
        continue;
      }
      if (value) drawing.body += TextAt(left + width_of(*value) + kGap, y + kFont, std::to_string(*value));
      y += kBarHeight;
    }
    if (stacked) drawing.body += TextAt(x + kGap, drawing.height + kFont, parts[label]);
    drawing.height += high + kGap;
  }
  drawing.body += fmt::format("<path d=\"M{} {}V{}\" stroke=\"#333\"/>\n", left, top, drawing.height - kGap);
}

std::string Mark(std::size_t kind, int x, int y) {
  switch (kind % 3) {
    case 0:
      return fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"4\"/>", x, y);
    case 1:
      return fmt::format("<rect x=\"{}\" y=\"{}\" width=\"8\" height=\"8\"/>", x - 4, y - 4);
    default:
      return fmt::format("<path d=\"M{} {}L{} {}H{}Z\"/>", x, y - 5, x + 5, y + 4, x - 5);
  }
}

// A step of 1, 2 or 5 times a power of ten that gives few ticks.
std::int64_t TickStep(std::int64_t largest) {
  for (std::int64_t power = 1;; power *= 10) {
    for (const std::int64_t step : {power, 2 * power, 5 * power}) {
      if (largest / step < kMostTicks) return step;
    }
  }
}

struct EndName {
  int y;
  std::string text;
};

// From top to bottom, each below the one before.
void Spread(std::vector<EndName>& names) {
  std::sort(names.begin(), names.end(), [](const EndName& a, const EndName& b) { return a.y < b.y; });
  for (std::size_t i = 1; i < names.size(); ++i) names[i].y = std::max(names[i].y, names[i - 1].y + kLineHeight);
}

void DrawLines(Drawing& drawing) {
  const ChartSeries& series = drawing.series;
  const std::int64_t step = TickStep(Largest(series)), top = (Largest(series) + step - 1) / step * step;
  int right = 0, widest = 1;
  for (const ChartSeries::Line& line : series.lines) right = std::max(right, TextWidth(line.name) + 6 * kColumnWidth);
  for (const std::string& label : series.labels) widest = std::max(widest, TextWidth(label) + 2 * kGap);
  right = std::min(right, kWidth / 3);
  const int count = static_cast<int>(series.labels.size());
  const int room = kWidth - kTickWidth - right, each = std::max(room / count, 1), every = (widest + each - 1) / each;
  const auto x_of = [&](std::size_t label) { return kTickWidth + static_cast<int>(label) * each + each / 2; };
  const auto y_of = [&](std::int64_t value) {
    return kLineHeight + static_cast<int>((top - value) * kPlotHeight / top);
  };
  for (std::int64_t tick = 0; tick <= top; tick += step) {
    drawing.body += fmt::format("<path d=\"M{} {}H{}\" stroke=\"#bbb\"/>\n", kTickWidth, y_of(tick), kTickWidth + room);
    drawing.body += TextAt(kTickWidth - kGap, y_of(tick) + 4, std::to_string(tick), "end");
  }
  drawing.height = y_of(0) + kLineHeight + kGap;
  for (int label = 0; label < count; label += every) {
    const auto at = static_cast<std::size_t>(label);
    drawing.body += TextAt(x_of(at), drawing.height, series.labels[at], "middle");
  }
  std::vector<EndName> names;
  for (std::size_t i = 0; i < series.lines.size(); ++i) {
    std::string path, marks;
    bool drawn = false;
    std::optional<EndName> end;
    for (std::size_t label = 0; label < series.labels.size(); ++label) {
      const std::optional<std::int64_t>& value = series.lines[i].values[label];
      if (value) {
        path += fmt::format("{}{} {}", drawn ? 'L' : 'M', x_of(label), y_of(*value));
        marks += Mark(i, x_of(label), y_of(*value));
        end = EndName{y_of(*value) + 4, fmt::format("{} {}", *value, series.lines[i].name)};
      }
      drawn = value.has_value();
    }
    if (end) names.push_back(*end);
    const std::string_view color = kColors[i % kColors.size()];
    drawing.body += fmt::format(
        "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\" stroke-dasharray=\"{}\"/>\n<g "
        "fill=\"{}\">{}</g>\n",
        path, color, kDashes[i % kDashes.size()], color, marks);
  }
  Spread(names);
  for (const EndName& name : names) {
    drawing.body += TextAt(kTickWidth + room + kGap, name.y, name.text);
    drawing.height = std::max(drawing.height, name.y);
  }
  drawing.height += kGap;
}

}  // namespace

std::string SvgChart(const ChartSeries& series, std::size_t number) {
  Drawing drawing{series, number, {}, 0};
  const bool lines = series.form == ChartSeries::Form::lines;
  if (lines) {
    DrawLines(drawing);
  } else {
    DrawBars(drawing);
  }
  std::string patterns;
  for (std::size_t i = 0; !lines && i < std::min(kFills.size(), series.lines.size()); ++i) {
    patterns += fmt::format(
        "<pattern id=\"p{}-{}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
        "<rect width=\"8\" height=\"8\" fill=\"#fff\"/>{}</pattern>\n",
        number, i, kFills[i]);
  }
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {} {}\" font-family=\"sans-serif\" "
      "font-size=\"{}\">\n<title>{}</title>\n{}{}</svg>\n",
      kWidth, drawing.height, kFont, EscapeHtml(series.title),
      patterns.empty() ? "" : "<defs>\n" + patterns + "</defs>\n", drawing.body);
}

}  // namespace lanzhi
