// Documents as sheets: names, widths, types of cells.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/utf8.h"
#include "render/sheet.h"

namespace lanzhi {
namespace {

Column HeadOver(std::string heading, std::vector<Cell> cells, bool right = false, std::string group = {}) {
  Column column;
  column.key = heading;
  column.heading = std::move(heading);
  column.cell = [cells = std::move(cells)](std::size_t row) { return cells.at(row); };
  column.right = right;
  column.group = std::move(group);
  return column;
}

Document SheetReport() {
  Document document;
  document.layout = Document::Layout::report;
  document.title = "报表";
  document.period = "2026-10";
  document.particulars = {{"records", "计入记录", CountCell(3)}, {"version", {}, CountCell(1), kInJson}};
  Table table{.key = "rows", .title = "服务"};
  table.rows = 2;
  table.columns = {
      HeadOver("服务点", {"百合社区综合服务中心 baihe", Cell()}),
      HeadOver("日期", {Cell(Cell::Value(MakeDate(2026, 10, 5))), Cell()}),
      HeadOver("比率", {Cell(Cell::Value(Ratio{1, 3})), Cell(Cell::Value(Ratio{0, 0}))}, true, "时限"),
      HeadOver("天数", {{Cell::Value(Decimal{10350}), "103.5"}, Cell(Cell::Value(Decimal{1250}))}, true, "时限"),
      HeadOver("个数", {CountCell(0), {Cell::Value(std::int64_t{5}), "还有 5 天"}}, true)};
  table.emphasis = [](std::size_t row) { return row == 1 ? Emphasis::total : Emphasis::none; };
  document.tables.push_back(table);
  Table none{.key = "left_out", .title = "未计入"};
  none.none = "没有未计入的。";
  document.tables.push_back(none);
  return document;
}

TEST_CASE("a report has a first page and a sheet for each table that has rows") {
  const std::vector<Sheet> sheets = SheetsOf(SheetReport(), Language::zh);
  REQUIRE(sheets.size() == 2);
  CHECK(sheets[0].name == "首页");
  CHECK(sheets[0].rows[0].cells[0].text == "报表 2026-10");
  CHECK(sheets[0].rows[1].cells[0].text == "计入记录");
  CHECK(sheets[0].rows[1].cells[1].number == 3);
  CHECK(sheets[0].rows.back().cells[1].text == "没有未计入的。");
  CHECK(sheets[1].name == "服务");
  CHECK(sheets[1].title == "报表 2026-10  服务");
  CHECK(sheets[1].fixed == 2);
}

TEST_CASE("cells keep their types: empty is not zero, and a number that is shown as words is words") {
  const Sheet sheet = SheetsOf(SheetReport(), Language::zh).at(1);
  REQUIRE(sheet.rows.size() == 5);
  CHECK(sheet.head == 1);
  CHECK(sheet.body == 3);
  CHECK(sheet.rows[1].cells[2].columns == 2);  // the shared heading
  CHECK(sheet.rows[1].cells[0].rows == 2);
  const std::vector<SheetCell>& first = sheet.rows[3].cells;
  CHECK(first[1].kind == SheetCell::Kind::date);
  CHECK(first[2].format == "0.0%");
  CHECK(first[3].number == 103.5);
  CHECK(first[3].format == "0.0");
  CHECK(first[4].kind == SheetCell::Kind::number);
  CHECK(first[4].number == 0);
  const std::vector<SheetCell>& last = sheet.rows[4].cells;
  CHECK(sheet.rows[4].look == Look::total);
  CHECK(last[0].kind == SheetCell::Kind::blank);
  CHECK(last[2].kind == SheetCell::Kind::blank);
  CHECK(last[3].format == "0.00");
  CHECK(last[4].kind == SheetCell::Kind::text);
}

TEST_CASE("columns hold their cells, and long texts are broken") {
  Document document;
  document.title = "list";
  Table table{.key = "rows"};
  table.rows = 1;
  table.columns = {HeadOver("a", {std::string(30, 'x') + " " + std::string(30, 'y')}),
                   HeadOver("n", {CountCell(1234567890)})};
  table.columns.push_back(HeadOver("empty", {Cell()}));
  table.hides_empty = true;
  document.tables.push_back(table);
  const std::vector<Sheet> sheets = SheetsOf(document, Language::en);
  REQUIRE(sheets.size() == 1);
  CHECK(sheets[0].widths.size() == 2);
  CHECK(sheets[0].widths[0] >= 30);
  CHECK(sheets[0].widths[0] < 61);
  CHECK(sheets[0].widths[1] == 10);
  CHECK(sheets[0].rows.back().lines == 2);
}

TEST_CASE("names of sheets are legal and differ") {
  std::vector<std::string> taken;
  CHECK(SheetName("a/b: [c]", taken) == "a b   c");
  CHECK(SheetName("A/B: [C]", taken) == "A B   C(2)");
  CHECK(SheetName("'quoted'", taken) == "quoted");
  CHECK(SheetName("History", taken) == "History(2)");
  CHECK(SheetName("?", taken) == "(2)");
  const std::string long_name(40, 'n');
  CHECK(SheetName(long_name, taken) == std::string(31, 'n'));
  CHECK(SheetName(long_name, taken) == std::string(28, 'n') + "(2)");
  std::string faces;
  for (int i = 0; i < 20; ++i) faces += "😀";
  CHECK(CountCodePoints(SheetName(faces, taken)) == 15);  // two units each
}

}  // namespace
}  // namespace lanzhi
