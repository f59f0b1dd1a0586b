#include <doctest/doctest.h>

#include <memory>

#include "render/json.h"
#include "render/list.h"
#include "render/show_formats.h"
#include "render/write.h"
#include "support/text_by.h"

namespace lanzhi {
namespace {

ShownRecord SomeCase() {
  ShownRecord shown;
  shown.kind = {"个案", "case"};
  shown.kind_id = "case";
  shown.id = "C2026-0001";
  shown.path = "cases/C2026-0001.yaml";
  shown.stage = Text("服务中", "serving");
  shown.fields = {{Text("服务点", "site"), {"show.value", {}, {{"value", std::string("shangsha")}}}},
                  {Text("服务对象.自愿", "client.voluntary"), {"show.yes", {}, {}}}};
  const auto said = [](std::string_view text) { return Message{"show.value", {}, {{"value", AsIs(text)}}}; };
  const FilePtr file = std::make_shared<File>(File{shown.path, "case: C2026-0001\nsite: shangsha\n"});
  shown.file = file;
  using Form = ShownLine::Form;
  shown.content = {
      {Form::field, 0, Text("服务点", "site"), said("shangsha"), {}, {}, 0, {17, 21}},
      {Form::heading, 0, Text("服务对象", "client"), {}, {}, {}, 0, {17, 21}},
      {Form::field, 1, Text("自愿", "voluntary"), {"show.yes", {}, {}}, {}, {}, 0, {}},
      {Form::prose, 1, Text("经过", "course"), {}, "好", {}, 0, {}},
      {Form::field, 1, Text("困难", "difficulty"), said("物质、精神、社会关系"), {}, {}, 3, {}},
      {Form::prose,
       1,
       Text("个人情况", "personal"),
       {},
       "第一段，写了一些\n第二段：" + std::string(90, 'x') + "\n",
       {},
       0,
       {}},
      {Form::heading, 0, Text("聚会", "meetings"), {}, {}, {}, 0, {}},
      {Form::element,
       1,
       AsIs("2026-03-05"),
       {},
       {},
       {{Text("节次", "number"), said("1")},
        {Text("出席", "attended"), said("K0501、K0502、K0503、K0504、K0505、K0506、K0507")}},
       0,
       {}},
      {Form::heading, 1, Text("目标", "aims"), {}, {}, {}, 0, {}},
      {Form::item, 2, {}, {}, "认识五位邻居", {}, 0, {}},
  };
  shown.timeline = {
      {MakeDate(2026, 3, 2), Text("申请", "application"), "/application/date", "chen-jia", false, {}},
      {MakeDate(2026, 9, 1), Text("计划书.期限", "plan.due"), "/plan/due", "", true, {{"失约", "missed"}}}};
  Finding finding;
  finding.rule = "assessment-window";
  finding.message = {{}, {"预估过早", "assessed too early"}, {}};
  finding.place = {std::make_shared<File>(File{shown.path, "case: C2026-0001\n"}), {6, 16}};
  Finding waived = finding;
  waived.severity = Severity::warning;
  waived.waiver = "W2026-0001";
  shown.findings = {finding, waived};
  DueRow row;
  row.rule = "stage-form";
  row.record = shown.id;
  row.title = {"阶段性发展表", "stage form"};
  row.raw_due = row.due = MakeDate(2027, 3, 10);
  row.derivation.due = {row.due, row.due, false};
  row.derivation.anchor = MakeDate(2026, 3, 10);
  row.derivation.anchor_name = Text("收案", "acceptance");
  row.derivation.period = {Period::Unit::years, 1, 0};
  row.file = finding.place.file;
  shown.next = {row};
  return shown;
}

ShowOptions ShowIn(Language language) { return {language, {}, MakeDate(2027, 3, 1)}; }

TEST_CASE("show, in both languages") {
  CHECK("\n" + ShowText(SomeCase(), ShowIn(Language::zh)) == R"(
个案 C2026-0001  服务中
cases/C2026-0001.yaml

  服务点  shangsha

  服务对象
    自愿  是
    经过  好
    困难  物质、精神、社会关系（共 3）
    个人情况
      第一段，写了一些
      第二段：xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx

  聚会
    2026-03-05  节次 1；出席 K0501、K0502、K0503、K0504、K0505、K0506、K0507
    目标
      - 认识五位邻居

经过
  2026-03-02  申请  chen-jia
  2026-09-01  计划书.期限（失约）（预定）

问题
  错误[assessment-window] 预估过早
  警告[assessment-window] 预估过早（由 W2026-0001 豁免）

接下来
  2027-03-10  还有 9 天  阶段性发展表  收案 2026-03-10 + 1 年 = 2027-03-10
)");
  CHECK(ShowText(SomeCase(), ShowIn(Language::en)).find("  2027-03-10  in 9 days  stage form  acceptance") !=
        std::string::npos);
}

TEST_CASE("show: no line leaves the terminal, and lines of the file are told on request") {
  ShowOptions options = ShowIn(Language::zh);
  for (const int width : {60, 80, 120}) {
    for (const bool lines : {false, true}) {
      options.width = width;
      options.lines = lines;
      std::istringstream text(ShowText(SomeCase(), options));
      // Without the derivations of duties, which are one line each.
      for (std::string line; std::getline(text, line) && line != "接下来";) {
        CAPTURE(line);
        CHECK(DisplayWidth(line) <= width);
      }
    }
  }
  CHECK(ShowText(SomeCase(), options).find("\n   2    服务点  shangsha\n") != std::string::npos);
}

TEST_CASE("show: a record without anything") {
  ShownRecord shown;
  shown.kind = {"同工", "staff"};
  shown.id = "x\x1b[1m";
  shown.path = "x.yaml";
  CHECK(ShowText(shown, ShowIn(Language::en)) ==
        "staff x\\u{001B}[1m\nx.yaml\n\nFindings\n  none\n\nNext\n  nothing is due\n");
}

TEST_CASE("show: json parses") {
  const Json json = Json::parse(ShowJson(SomeCase(), ShowIn(Language::en)));
  CHECK(json["record"] == "C2026-0001");
  CHECK(json["stage"] == "serving");
  CHECK(json["fields"][1]["value"] == "yes");
  CHECK(json["timeline"][1]["planned"] == true);
  CHECK(json["timeline"][1]["by"].is_null());
  CHECK(json["findings"].size() == 2);
  CHECK(json["findings"][0]["column"] == 7);
  CHECK(json["deadlines"][0]["days"] == 9);
  CHECK(json["deadlines"][0]["line"] == 1);
}

std::string ListTable(std::vector<ListRow> rows, Language language, const Style& style) {
  const RecordList list{"case", "case", std::move(rows)};
  return TextBy<WriteText>(ListDocument(list, language), {language, style});
}
std::string ListJson(std::string_view kind, std::vector<ListRow> rows, Language language) {
  const RecordList list{kind, kind, std::move(rows)};
  return TextBy<WriteJson>(ListDocument(list, language), {language, {}});
}

std::vector<ListRow> Rows() {
  std::vector<ListRow> rows(2);
  rows[0].id = "C2026-0001";
  rows[0].stage_id = "serving";
  rows[0].stage = {"服务中", "serving"};
  rows[0].began = MakeDate(2026, 3, 2);
  rows[1].id = "C2026-0002";
  rows[1].ended = true;
  return rows;
}

TEST_CASE("list: columns that nobody fills are left out") {
  CHECK(ListTable(Rows(), Language::zh, {}) ==
        "编号        阶段    最早日期    已结束\n"
        "C2026-0001  服务中  2026-03-02\n"
        "C2026-0002                      是\n");
  CHECK(ListTable({}, Language::en, {}) == "No such record.\n");
}

TEST_CASE("list: json parses") {
  std::vector<ListRow> rows = Rows();
  rows[1].ended_on = MakeDate(2026, 5, 25);
  const Json json = Json::parse(ListJson("case", rows, Language::en));
  CHECK(json["kind"] == "case");
  REQUIRE(json["records"].size() == 2);
  CHECK(json["records"][0]["stage"] == "serving");
  CHECK(json["records"][0]["first_date"] == "2026-03-02");
  CHECK(json["records"][1]["stage"].is_null());
  CHECK(json["records"][1]["ended"] == true);
  CHECK(json["records"][0]["ended_on"].is_null());
  CHECK(json["records"][1]["ended_on"] == "2026-05-25");
}

}  // namespace
}  // namespace lanzhi
