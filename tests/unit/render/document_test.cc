// The writers, each on documents of its own: empty and zero, shared headings, totals, escapes, narrow terminals.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "render/json.h"
#include "render/write.h"
#include "support/text_by.h"

namespace lanzhi {
namespace {

struct Head {
  std::string key, heading;
  bool right = false;
  int gives_way = 0;
  std::string group = {};
};

Table Made(const std::vector<Head>& heads, std::vector<std::vector<Cell>> rows) {
  Table table{.key = "rows"};
  table.rows = rows.size();
  for (std::size_t i = 0; i < heads.size(); ++i) {
    Column column;
    column.key = heads[i].key;
    column.heading = heads[i].heading;
    column.right = heads[i].right;
    column.gives_way = heads[i].gives_way;
    column.group = heads[i].group;
    column.cell = [rows, i](std::size_t row) { return rows.at(row).at(i); };
    table.columns.push_back(std::move(column));
  }
  return table;
}

Document Holding(Table table, Document::Layout layout = Document::Layout::list) {
  Document document;
  document.layout = layout;
  document.tables.push_back(std::move(table));
  return document;
}

const Page kEnglish{Language::en, {}, 0};

// A site with nothing to count, and one that counted nothing.
Table EmptyAndZero() {
  return Made(
      {{"site", "site"}, {"n", "cases", true}, {"share", "share", true}},
      {{"east", Cell(), Cell(Cell::Value(Ratio{0, 0}))}, {"west", CountCell(0), Cell(Cell::Value(Ratio{2, 3}))}});
}

TEST_CASE("empty is not zero, in any format") {
  const Document document = Holding(EmptyAndZero());
  CHECK(TextBy<WriteText>(document, kEnglish) == "site  cases  share\neast\nwest      0  66.7%\n");
  CHECK(TextBy<WriteMarkdown>(document, kEnglish) ==
        "| site | cases | share |\n| --- | ---: | ---: |\n| east |  |  |\n| west | 0 | 66.7% |\n");
  CHECK(TextBy<WriteCsv>(document, kEnglish) == "\xEF\xBB\xBFsite,cases,share\r\neast,,\r\nwest,0,66.7%\r\n");
  CHECK(TextBy<WriteHtml>(document, kEnglish)
            .find("<tr><td>east</td><td class=\"n\"></td><td class=\"n\"></td></tr>\n"
                  "<tr><td>west</td><td class=\"n\">0</td><td class=\"n\">66.7%</td></tr>\n") != std::string::npos);
  const Json json = Json::parse(TextBy<WriteJson>(document, kEnglish));
  CHECK(json["rows"][0]["n"].is_null());
  CHECK(json["rows"][1]["n"] == 0);
  CHECK(json["rows"][1]["share"].dump() == R"({"part":2,"whole":3})");
}

TEST_CASE("values of every type keep it in json, and are words for people") {
  const std::vector<Cell> row = {Cell(Cell::Value(MakeDate(2026, 3, 2))),
                                 Cell(Cell::Value(Decimal{1250})),
                                 Cell(Cell::Value(Decimal{300})),
                                 Cell(Cell::Value(true)),
                                 ChoiceCell("late", "迟办"),
                                 Cell(Cell::Value(std::vector<std::string>{"a", "b"})),
                                 {Cell::Value(std::int64_t{5}), "in 5 days"},
                                 {Cell::Value(false), ""}};
  const Document document = Holding(Made({{"day", "day"},
                                          {"sum", "sum"},
                                          {"whole", "whole"},
                                          {"yes", "yes"},
                                          {"how", "how"},
                                          {"ids", "ids"},
                                          {"left", "left"},
                                          {"no", "no"}},
                                         {row}));
  CHECK(TextBy<WriteJson>(document, kEnglish) ==
        "{\n\"rows\":[\n{\"day\":\"2026-03-02\",\"sum\":12.5,\"whole\":3,\"yes\":true,\"how\":\"late\","
        "\"ids\":[\"a\",\"b\"],\"left\":5,\"no\":false}]}\n");
  CHECK(TextBy<WriteCsv>(document, kEnglish) ==
        "\xEF\xBB\xBF"
        "day,sum,whole,yes,how,ids,left,no\r\n2026-03-02,12.50,3,yes,迟办,a b,in 5 days,\r\n");
  CHECK(TextBy<WriteMarkdown>(document, {Language::zh, {}})
            .find("| 2026-03-02 | 12.50 | 3 | 是 | 迟办 | a, b | in 5 days |  |") != std::string::npos);
}

TEST_CASE("json: members of members, the order of old, the records behind a figure") {
  Cell cell = CountCell(2);
  cell.records = {"C2026-0001", "C2026-0002"};
  Table table =
      Made({{"new", "new"}, {"cells/a", "a"}, {"cells/b", "b"}, {"site", "site"}}, {{"x", cell, CountCell(0), "east"}});
  table.json_order = {"site", "cells/a"};
  CHECK(RowJson(table, 0).dump() ==
        R"({"site":"east","cells":{"a":2,"a_records":["C2026-0001","C2026-0002"],"b":0},"new":"x"})");
  table.keyed = true;
  table.json_order = {"site"};
  CHECK(TextBy<WriteJson>(Holding(table), kEnglish) ==
        R"({"east":{"new":"x","cells":{"a":2,"a_records":["C2026-0001","C2026-0002"],"b":0}}})"
        "\n");
}

TEST_CASE("headings that columns share") {
  const Document document = Holding(Made({{"site", "服务点"},
                                          {"met", "按时", true, 0, "时限执行"},
                                          {"late", "迟办", true, 0, "时限执行"},
                                          {"all", "合计", true}},
                                         {{"east", CountCell(12), CountCell(3), CountCell(15)}}));
  CHECK("\n" + TextBy<WriteText>(document, {Language::zh, {}}) == R"(
        时限执行
服务点  按时  迟办  合计
east      12     3    15
)");
  CHECK(TextBy<WriteMarkdown>(document, {Language::zh, {}})
            .starts_with("| 服务点 | 时限执行 / 按时 | 时限执行 / 迟办 | 合计 |\n"));
  CHECK(TextBy<WriteCsv>(document, {Language::zh, {}})
            .starts_with("\xEF\xBB\xBF服务点,时限执行 / 按时,时限执行 / 迟办,合计\r\n"));
  CHECK(TextBy<WriteHtml>(document, {Language::zh, {}})
            .find("<thead><tr><th rowspan=\"2\">服务点</th><th colspan=\"2\">时限执行</th>"
                  "<th rowspan=\"2\" class=\"n\">合计</th></tr>\n"
                  "<tr><th class=\"n\">按时</th><th class=\"n\">迟办</th></tr>\n</thead>") != std::string::npos);
  // A heading wider than its columns pushes the next one aside.
  const Document wide =
      Holding(Made({{"a", "a", false, 0, "wider than both"}, {"b", "b", false, 0, "wider than both"}, {"c", "c"}},
                   {{"1", "2", "3"}}));
  CHECK(TextBy<WriteText>(wide, kEnglish) == "wider than both\na  b             c\n1  2             3\n");
}

TEST_CASE("totals and other emphasis") {
  Table table = Made({{"site", "site"}, {"n", "n", true}},
                     {{"east", CountCell(2)}, {"sum", CountCell(2)}, {"total", CountCell(2)}, {"old", CountCell(1)}});
  table.emphasis = [](std::size_t row) {
    return std::vector{Emphasis::none, Emphasis::subtotal, Emphasis::total, Emphasis::overdue}.at(row);
  };
  const Document document = Holding(table);
  CHECK(
      TextBy<WriteText>(document, {Language::en, {true}}) ==
      "\x1b[2msite   n\x1b[0m\neast   2\n\x1b[1msum    2\x1b[0m\n\x1b[1mtotal  2\x1b[0m\n\x1b[1;31mold    1\x1b[0m\n");
  const std::string html = TextBy<WriteHtml>(document, kEnglish);
  for (const char* line : {"<tr class=\"subtotal\"><td>sum</td>", "<tr class=\"total\"><td>total</td>",
                           "<tr class=\"overdue\"><td>old</td>", ".subtotal td,.total td{font-weight:bold}"}) {
    CHECK(html.find(line) != std::string::npos);
  }
}

TEST_CASE("paint of a cell stays within its column") {
  Cell late = ChoiceCell("late", "迟办");
  late.paint = Paint::error;
  const Document document = Holding(Made({{"how", "how"}, {"id", "id"}}, {{late, "C1"}, {"met", "C2"}}));
  CHECK(TextBy<WriteText>(document, {Language::en, {true}}) ==
        "\x1b[2mhow   id\x1b[0m\n\x1b[1;31m迟办\x1b[0m  C1\nmet   C2\n");
}

TEST_CASE("a narrow terminal: columns give way, the highest first, and are named") {
  const Document document = Holding(Made({{"id", "编号"}, {"title", "事项", false, 1}, {"why", "推算", false, 2}},
                                         {{"C1", "阶段性发展表", "收案 2026-03-10 + 1 年"}}));
  const auto lines = [&](int width) { return TextBy<WriteText>(document, {Language::zh, {}, width}); };
  const std::string all = "编号  事项          推算\nC1    阶段性发展表  收案 2026-03-10 + 1 年\n";
  CHECK(lines(0) == all);
  CHECK(lines(42) == all);
  CHECK(lines(41) == "编号  事项\nC1    阶段性发展表\n（终端太窄，没有列出：推算）\n");
  CHECK(lines(18) == "编号  事项\nC1    阶段性发展表\n（终端太窄，没有列\n  出：推算）\n");
  CHECK(lines(17) == "编号\nC1\n（终端太窄，没有列\n  出：推算、事项）\n");
  // What does not give way is never cut.
  CHECK(lines(1) == lines(17));
  CHECK(TextBy<WriteText>(document, {Language::en, {}, 41}).ends_with("(left out on this narrow terminal: 推算)\n"));
}

TEST_CASE("a narrow terminal: groups and shared headings count") {
  Table table = Made({{"id", "id"}, {"a", "aa", false, 1, "both"}, {"b", "bb", false, 2, "both"}}, {{"C1", "x", "y"}});
  table.groups = {{"Overdue", Emphasis::overdue, {0}}};
  CHECK(TextBy<WriteText>(Holding(table), {Language::en, {}, 12}) ==
        "      both\n  id  aa  bb\nOverdue\n  C1  x   y\n");
  CHECK(TextBy<WriteText>(Holding(table), {Language::en, {}, 11}) ==
        "      both\n  id  aa\nOverdue\n  C1  x\n(left out on this\n  narrow terminal: bb)\n");
}

TEST_CASE("csv: quotes, and nothing that a spreadsheet takes for a formula; numbers may be negative") {
  Table table = Made({{"a", "=head"}, {"b", "b,c"}, {"n", "n"}, {"d", "d"}},
                     {{"=1+1", "say \"x\"", CountCell(-5), Cell(Cell::Value(Decimal{-250}))},
                      {"＠x", "two\nlines", Cell(Cell::Value(std::int64_t{5}), "-5 days"), Cell()}});
  CHECK(TextBy<WriteCsv>(Holding(table), kEnglish) ==
        "\xEF\xBB\xBF'=head,\"b,c\",n,d\r\n'=1+1,\"say \"\"x\"\"\",-5,-2.50\r\n'＠x,two\\u{000A}lines,'-5 days,\r\n");
}

TEST_CASE("html and markdown: nothing becomes markup") {
  Table table = Made({{"a", "<b>|"}}, {{"<script>alert('x')</script>"}, {"a|b`*[x]"}});
  table.title = "<i>|";
  table.notes = {{"<u>"}};
  table.groups = {{"<h1>", Emphasis::none, {0, 1}}};
  Document document = Holding(table, Document::Layout::report);
  document.title = "<title>|";
  document.particulars = {{"k", "<n>", "<v>|"}};
  const std::string html = TextBy<WriteHtml>(document, kEnglish);
  for (const char* tag : {"<script", "<b>", "<i>", "<u>", "<n>", "<v>", "<title>|"}) {
    INFO(tag);
    CHECK(html.find(tag) == std::string::npos);
  }
  CHECK(html.find("<td>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</td>") != std::string::npos);
  CHECK(TextBy<WriteMarkdown>(document, kEnglish) ==
        "# \\<title>\\|\n\n- \\<n>: \\<v>\\|\n\n## \\<i>\\|\n\n\\<u>\n\n### \\<h1>\n\n| \\<b>\\| |\n| --- |\n"
        "| \\<script>alert('x')\\</script> |\n| a\\|b\\`\\*\\[x\\] |\n");
  document.tables[0] = Made({{"a", "a"}}, {{"\x1b[31mred\xE2\x80\xAE"}});
  for (const std::string& out : {TextBy<WriteText>(document, kEnglish), TextBy<WriteHtml>(document, kEnglish),
                                 TextBy<WriteMarkdown>(document, kEnglish), TextBy<WriteCsv>(document, kEnglish)}) {
    CHECK(out.find('\x1b') == std::string::npos);
    CHECK(out.find("\xE2\x80\xAE") == std::string::npos);
  }
}

TEST_CASE("a report: particulars, notes, tables below each other, and what is said of an empty one") {
  Document document;
  document.layout = Document::Layout::report;
  document.title = "Month";
  document.period = "2026-10";
  document.notes = {{"for all"}, {"for terminals", kInText, "Strong"}};
  document.particulars = {{"n", "records", CountCell(0)}, {"json_only", "", "x", kInJson}};
  Table empty = Made({{"a", "a"}}, {});
  empty.key = "left_out";
  empty.title = "Left out";
  empty.none = "Nothing.";
  Table hidden = Made({{"a", "a"}}, {{"1"}});
  hidden.key = "hidden";
  hidden.shown = kInJson;
  Table last = Made({{"a", "a"}}, {{"1"}});
  last.title = "Services";
  document.tables = {empty, hidden, last};
  CHECK(TextBy<WriteText>(document, kEnglish) ==
        "for all\nStrong  for terminals\n\nrecords  0\n\nLeft out\nNothing.\n\nServices\na\n1\n");
  CHECK(TextBy<WriteMarkdown>(document, kEnglish) ==
        "# Month 2026-10\n\nfor all\n\n- records: 0\n\n## Left out\n\nNothing.\n\n## Services\n\n| a |\n| --- |\n| 1 "
        "|\n");
  CHECK(TextBy<WriteCsv>(document, kEnglish) ==
        "\xEF\xBB\xBFMonth\r\nfor all\r\nrecords,0\r\n\r\nLeft out\r\na\r\n\r\nServices\r\na\r\n1\r\n");
  CHECK(Json::parse(TextBy<WriteJson>(document, kEnglish)).dump() ==
        R"({"n":0,"json_only":"x","left_out":[],"hidden":[{"a":"1"}],"rows":[{"a":"1"}]})");
  CHECK(TextBy<WriteHtml>(document, kEnglish)
            .find("<h1>Month 2026-10</h1>\n<p>for all</p>\n<table>\n<tr><th>records</th><td>0</td></tr>\n</table>\n"
                  "<h2>Left out</h2>\n<p>Nothing.</p>\n<h2>Services</h2>\n<table>") != std::string::npos);
}

TEST_CASE("entries to be ticked") {
  Table table = Made({{"done", ""}, {"q", ""}, {"a", ""}, {"place", ""}, {"id", ""}},
                     {{Cell(Cell::Value(true)), "Told?", "yes: *", "2 (1)", "x.told"},
                      {Cell(Cell::Value(false)), "Safe <now>?", Cell(), "2 (2)", "x.safe"}});
  const std::vector roles = {Column::Role::tick, Column::Role::label, Column::Role::strong, Column::Role::small,
                             Column::Role::code};
  for (std::size_t i = 0; i < roles.size(); ++i) table.columns[i].role = roles[i];
  table.form = Table::Form::checks;
  table.groups = {{"At intake", Emphasis::none, {0}}, {"Always", Emphasis::none, {1}}};
  const Document document = Holding(table, Document::Layout::report);
  CHECK(
      TextBy<WriteText>(document, kEnglish) ==
      "At intake\n  [x] Told?\n      yes: *\n      2 (1)  x.told\n\nAlways\n  [ ] Safe <now>?\n      2 (2)  x.safe\n");
  CHECK(TextBy<WriteMarkdown>(document, kEnglish) ==
        "## At intake\n\n- [x] Told?\\\n  **yes: \\***\\\n  2 (1) `x.told`\n\n"
        "## Always\n\n- [ ] Safe \\<now>?\\\n  2 (2) `x.safe`\n");
  CHECK(TextBy<WriteHtml>(document, kEnglish)
            .find("<h2>At intake</h2>\n<ul>\n<li>☑ Told?<br><strong>yes: *</strong><br>2 (1) <code>x.told</code></li>\n"
                  "</ul>\n<h2>Always</h2>\n<ul>\n<li>☐ Safe &lt;now&gt;?<br>2 (2) <code>x.safe</code></li>\n</ul>") !=
        std::string::npos);
}

TEST_CASE("a series for a chart is a table wherever no chart is drawn") {
  Document document;
  document.layout = Document::Layout::report;
  document.series = {{"by_month",
                      "Cases",
                      "month",
                      {"2026-09", "2026-10"},
                      {{"new", "new", {3, std::nullopt}}, {"closed", "closed", {0, 1}}}}};
  CHECK(TextBy<WriteText>(document, kEnglish) ==
        "Cases\nmonth    new  closed\n2026-09    3       0\n2026-10            1\n");
  CHECK(Json::parse(TextBy<WriteJson>(document, kEnglish)).dump() ==
        R"({"by_month":[{"label":"2026-09","new":3,"closed":0},{"label":"2026-10","new":null,"closed":1}]})");
}

TEST_CASE("columns that are empty in every row") {
  Table table = Made({{"a", "a"}, {"b", "b"}}, {{"1", Cell()}, {"2", Cell()}});
  table.hides_empty = true;
  CHECK(TextBy<WriteText>(Holding(table), kEnglish) == "a\n1\n2\n");
  CHECK(TextBy<WriteCsv>(Holding(table), kEnglish) ==
        "\xEF\xBB\xBF"
        "a,b\r\n1,\r\n2,\r\n");
}

}  // namespace
}  // namespace lanzhi
