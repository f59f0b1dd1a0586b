// Charts within pages: what is not there is not drawn, and no word stands on another.
#include <doctest/doctest.h>

#include <regex>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "render/svg_chart.h"
#include "render/write.h"
#include "support/text_by.h"

namespace lanzhi {
namespace {

ChartSeries Cases(ChartSeries::Form form) {
  ChartSeries series{"open", "在案个案", "月份", {"2026-01", "2026-02", "2026-03", "2026-04"}, {}};
  series.form = form;
  series.lines = {{"a", "百合社区综合服务中心", {3, std::nullopt, 5, 5}},
                  {"b", "南城妇联岗位", {2, 0, 5, 5}},
                  {"c", "a <b> & c", {0, 1, 4, 5}}};
  return series;
}

struct Placed {
  double left, right, top;
  std::string text;
};

std::vector<Placed> TextsOf(const std::string& svg) {
  std::vector<Placed> texts;
  const std::regex text("<text x=\"(\\d+)\" y=\"(\\d+)\" text-anchor=\"(\\w+)\">([^<]*)</text>");
  for (std::sregex_iterator at(svg.begin(), svg.end(), text), end; at != end; ++at) {
    const double width = DisplayWidth(at->str(4)) * 6.0, x = std::stod(at->str(1));
    const double left = at->str(3) == "end" ? x - width : at->str(3) == "middle" ? x - width / 2 : x;
    texts.push_back({left, left + width, std::stod(at->str(2)), at->str(4)});
  }
  return texts;
}

void CheckApart(const std::string& svg) {
  const std::vector<Placed> texts = TextsOf(svg);
  REQUIRE(texts.size() > 4);
  const double width = std::stod(svg.substr(svg.find("viewBox=\"0 0 ") + 13));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    CAPTURE(texts[i].text);
    CHECK(texts[i].left >= 0);
    CHECK(texts[i].right <= width);
    for (std::size_t k = 0; k < i; ++k) {
      CAPTURE(texts[k].text);
      const bool beside = texts[k].right <= texts[i].left || texts[i].right <= texts[k].left;
      CHECK((beside || std::abs(texts[i].top - texts[k].top) >= 12));
    }
  }
}

std::size_t CountOf(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

TEST_CASE("no word stands on another, in any form, with many labels and with long ones") {
  for (const auto form : {ChartSeries::Form::bars, ChartSeries::Form::stacked, ChartSeries::Form::lines}) {
    ChartSeries series = Cases(form);
    CheckApart(SvgChart(series, 1));
    for (int i = 0; i < 40; ++i) {
      series.labels.push_back("一个很长很长的事项名称，长得一行写不下，只好换行 " + std::to_string(i));
      for (ChartSeries::Line& line : series.lines) line.values.emplace_back(i * 37);
    }
    CheckApart(SvgChart(series, 1));
  }
}

TEST_CASE("a figure that is not there is a gap, not zero") {
  const std::string lines = SvgChart(Cases(ChartSeries::Form::lines), 1);
  // The first line is parted: it begins twice.
  const std::size_t begin = lines.find("<path d=\"M", lines.find("stroke=\"#1f4e79\"") - 80);
  const std::string path = lines.substr(begin, lines.find('"', begin + 10) - begin);
  CHECK(CountOf(path, "M") == 2);
  CHECK(CountOf(lines, "<circle") == 3);
  const std::string bars = SvgChart(Cases(ChartSeries::Form::bars), 1);
  CHECK(CountOf(bars, ">0</text>") == 2);            // zero is told, and has no bar
  CHECK(CountOf(bars, "fill=\"url(#p1-1)\"") == 4);  // with its place in the legend
}

TEST_CASE("patterns, dashes and marks tell lines apart, text does no harm") {
  const std::string bars = SvgChart(Cases(ChartSeries::Form::bars), 7);
  for (const char* id : {"p7-0", "p7-1", "p7-2"}) CHECK(CountOf(bars, std::string("<pattern id=\"") + id) == 1);
  CHECK(CountOf(bars, "a &lt;b&gt; &amp; c") == 1);
  CHECK(CountOf(bars, "style") == 0);
  const std::string lines = SvgChart(Cases(ChartSeries::Form::lines), 7);
  CHECK(CountOf(lines, "stroke-dasharray=\"8 4\"") == 1);
  CHECK(CountOf(lines, "<rect") == 4);
}

TEST_CASE("a page has its charts, but none without data") {
  Document document;
  document.layout = Document::Layout::report;
  document.title = "报表";
  document.series = {Cases(ChartSeries::Form::lines)};
  const Page page{Language::zh, {}, 0};
  CHECK(CountOf(TextBy<WriteHtml>(document, page), "<svg") == 1);
  CHECK(CountOf(TextBy<WriteHtml>(document, page), "<table") == 1);  // its figures
  document.series[0].shown = kInXlsx;
  CHECK(CountOf(TextBy<WriteHtml>(document, page), "<table") == 0);
  for (ChartSeries::Line& line : document.series[0].lines) line.values.assign(4, std::nullopt);
  CHECK(CountOf(TextBy<WriteHtml>(document, page), "<svg") == 0);
}

}  // namespace
}  // namespace lanzhi
