#include <doctest/doctest.h>

#include "render/json.h"
#include "render/report.h"
#include "render/write.h"
#include "support/text_by.h"

namespace lanzhi {
namespace {

// A definition of the least that shows each table: rows by site and worker, timeliness, duties without a day.
const ReportDefinition& SomeDefinition() {
  static const ReportNumber number = [] {
    ReportNumber made;
    made.id = "cases-new";
    made.names = {"新收案", "new"};
    return made;
  }();
  static const ReportDefinition definition = [] {
    ReportDefinition made;
    made.head.id = "month";
    made.head.title = Text("社工服务月报", "Monthly service report");
    CountedTable& rows = made.counted.emplace_back();
    rows.id = "rows";
    rows.title = Text("社工服务统计表", "Service statistics");
    rows.rows = {Dimension::site, Dimension::worker};
    rows.columns = {{"new", Text("新收案", "new"), {}, &number, "", false, {}, false},
                    {"closed", Text("结案", "closed"), {}, &number, "", false, {}, false},
                    {"closed.goals-met", Text("目标达成", "goals-met"), {}, &number, "goals-met", true, 0, false}};
    made.others = {{OtherTable::timeliness, "timeliness"}, {OtherTable::undated, "undated"}};
    made.order = {{TablePlace::What::counted, 0}, {TablePlace::What::other, 0}, {TablePlace::What::other, 1}};
    return made;
  }();
  return definition;
}

CountedRow SomeRow(std::vector<std::string> keys) {
  return {std::move(keys), {{200, {}, {}}, {100, {}, {}}, {100, {}, {}}}};
}

CountedReport SomeMonth() {
  CountedReport report;
  report.definition = &SomeDefinition();
  report.days = {MakeDate(2026, 10, 1), MakeDate(2026, 10, 31), MakeDate(2026, 11, 5)};
  report.handbook = "lantian";
  report.handbook_version = "1";
  report.agency = "甲|机构";
  report.commit = "abc1234";
  report.counted = {{SomeRow({"shangsha", "chen-jia"}), SomeRow({"shangsha"}), SomeRow({})}};
  report.timeliness = {{"lantian.a", "told", {"告知", "notice"}, {"社工", "worker"}, 3, 2, 1, 0, {1, 4}},
                       {"lantian.b", "form", {"表格", "form"}, {}, 1, 0, 0, 0, {}}};
  report.undated = {{"lantian.c", "record", {"记录", "record"}, {0, 3, 4}, {9}, 1}};
  report.records = 12;
  report.left_out = {
      {"cases/=x.yaml", "", {"month.left-out.field", {}, {{"field", Text("结案.日期", "closing.date")}}}}};
  return report;
}

std::string MonthMarkdown(const CountedReport& report, Language language) {
  return TextBy<WriteMarkdown>(ReportDocument(report, {}, language), {language, {}});
}
std::string MonthCsv(const CountedReport& report, Language language) {
  return TextBy<WriteCsv>(ReportDocument(report, {}, language), {language, {}});
}
std::string MonthJson(const CountedReport& report, Language language) {
  return TextBy<WriteJson>(ReportDocument(report, {}, language), {language, {}});
}
// As every format prints it.
std::string MedianText(const std::vector<int>& sorted) {
  CountedReport report = SomeMonth();
  report.timeliness.resize(1);
  report.timeliness[0].late_by = sorted;
  const Document document = ReportDocument(report, {}, Language::en);
  const Table& timeliness = document.tables.at(document.tables.size() - 2);
  for (const Column& column : timeliness.columns) {
    if (column.key == "late_days_median") return CellText(column.cell(0), " ", Language::en);
  }
  return "no such column";
}

TEST_CASE("markdown, in Chinese") {
  CHECK("\n" + MonthMarkdown(SomeMonth(), Language::zh) == R"(
# 社工服务月报 2026-10

- 期间: 2026-10-01 至 2026-10-31
- 截至: 2026-11-05
- 机构: 甲\|机构
- 手册: lantian 1
- 记录版本: abc1234
- 计入记录: 12
- 未计入记录: 1

## 未计入的记录

| 文件 | 记录 | 原因 |
| --- | --- | --- |
| cases/=x.yaml |  | “结案.日期”没有填写或无法读取 |

## 社工服务统计表

| 服务点 | 社工 | 新收案 | 结案 | 其中：目标达成 |
| --- | --- | ---: | ---: | ---: |
| shangsha | chen-jia | 2 | 1 | 1 |
| shangsha | 小计 | 2 | 1 | 1 |
|  | 合计 | 2 | 1 | 1 |

## 时限执行情况

统计这段时间里到期或完成的事项。

| 条文 | 事项 | 由谁办 | 按时 | 迟办 | 迟办天数（中位数） | 最长 | 未办 | 已豁免 |
| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
| lantian.a | 告知 | 社工 | 3 | 2 | 2.5 | 4 | 1 | 0 |
| lantian.b | 表格 |  | 1 | 0 |  |  | 0 | 0 |

## 没有期限的事项

这段时间里办了的、最后一天仍待办的和可以断定没有办的；手册没有给期限，所以没有按时和迟办之分。

| 条文 | 事项 | 已办 | 隔几天（中位数） | 最长 | 待办 | 待办最长 | 未办 |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
| lantian.c | 记录 | 3 | 3 | 4 | 1 | 9 | 1 |
)");
}

TEST_CASE("markdown of an empty month says so") {
  CountedReport report = SomeMonth();
  report.left_out.clear();
  report.timeliness.clear();
  report.undated.clear();
  report.commit.clear();
  const std::string out = MonthMarkdown(report, Language::en);
  CHECK(out.find("- commit: not under version control\n") != std::string::npos);
  CHECK(out.find("No record was left out.\n") != std::string::npos);
  CHECK(out.find("No duty fell due or was done in this period.\n") != std::string::npos);
}

TEST_CASE("csv: parts below each other, numbers as numbers") {
  CountedReport report = SomeMonth();
  report.left_out[0].path = "=x.yaml";
  CHECK(MonthCsv(report, Language::en) ==
        "\xEF\xBB\xBFMonthly service report\r\n"
        "period,2026-10-01 to 2026-10-31\r\nas of,2026-11-05\r\nagency,甲|机构\r\nhandbook,lantian "
        "1\r\ncommit,abc1234\r\n"
        "records counted,12\r\nrecords left out,1\r\n"
        "\r\nRecords left out\r\nfile,record,reason\r\n"
        "'=x.yaml,,“closing.date” is absent or cannot be read\r\n"
        "\r\nService statistics\r\nsite,worker,new,closed,of these: goals met\r\n"
        "shangsha,chen-jia,2,1,1\r\nshangsha,subtotal,2,1,1\r\n,total,2,1,1\r\n"
        "\r\nTimeliness\r\nclause,duty,by whom,met,late,days late (median),longest,missed,waived\r\n"
        "lantian.a,notice,worker,3,2,2.5,4,1,0\r\nlantian.b,form,,1,0,,,0,0\r\n"
        "\r\nDuties without a day\r\nclause,duty,done,days after (median),longest,open,open longest,missed\r\n"
        "lantian.c,record,3,3,4,1,9,1\r\n");
}

TEST_CASE("json parses and keeps every number") {
  const Json json = Json::parse(MonthJson(SomeMonth(), Language::en));
  CHECK(json["report"] == "month");
  CHECK(json["from"] == "2026-10-01");
  CHECK(json["to"] == "2026-10-31");
  CHECK(json["handbook"] == "lantian");
  CHECK(json["commit"] == "abc1234");
  CHECK(json["records"] == 12);
  CHECK(json["left_out"][0]["path"] == "cases/=x.yaml");
  CHECK(json["columns"][2]["id"] == "closed.goals-met");
  CHECK(json["columns"][2]["part"] == "goals-met");
  REQUIRE(json["rows"].size() == 3);
  CHECK(json["rows"][0].dump() ==
        R"({"site":"shangsha","worker":"chen-jia","cells":{"new":2,"closed":1,"closed.goals-met":1}})");
  CHECK(json["rows"][2]["site"].is_null());
  CHECK(json["timeliness"][0]["late_days_median"] == 2.5);
  CHECK(json["timeliness"][1]["late_days_median"].is_null());
}

TEST_CASE("medians") {
  CHECK(MedianText({}).empty());
  CHECK(MedianText({4}) == "4");
  CHECK(MedianText({1, 4}) == "2.5");
  CHECK(MedianText({1, 3}) == "2");
  CHECK(MedianText({1, 2, 9}) == "2");
}

}  // namespace
}  // namespace lanzhi
