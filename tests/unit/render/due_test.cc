#include <doctest/doctest.h>

#include <string>

#include "base/utf8.h"
#include "render/csv.h"
#include "render/derivation.h"
#include "render/due.h"
#include "render/grid.h"
#include "render/ics.h"
#include "render/json.h"
#include "render/markdown.h"
#include "render/write.h"
#include "support/text_by.h"
#include "view/finding.h"

namespace lanzhi {
namespace {

DueRow Row(std::string record, Date due, DueStatus status = DueStatus::open) {
  DueRow row;
  row.rule = "stage-form";
  row.title = {"阶段性发展表", "stage-development form"};
  row.clauses = {"lantian.case.5-evaluate.stage-form"};
  row.kind = "case";
  row.record = std::move(record);
  row.path = "cases/" + row.record + ".yaml";
  row.line = 3;
  row.site = "shangsha";
  row.worker = "chen-jia";
  row.trigger_pointer = "/decision/date";
  row.trigger = MakeDate(2026, 3, 10);
  row.raw_due = row.due = due;
  row.derivation.due = {due, due, false};
  row.status = status;
  row.derivation.anchor = MakeDate(2026, 3, 10);
  row.derivation.anchor_name = Text("收案", "acceptance");
  row.derivation.period = {Period::Unit::years, 1, 0};
  return row;
}

std::string DueTable(const std::vector<DueRow>& rows, const DueOptions& options, const Style& style) {
  return TextBy<WriteText>(DueDocument(rows, options), {options.language, style});
}
std::string DueJson(const std::vector<DueRow>& rows, const DueOptions& options) {
  return TextBy<WriteJson>(DueDocument(rows, options), {options.language, {}});
}
std::string DueCsv(const std::vector<DueRow>& rows, const DueOptions& options) {
  return TextBy<WriteCsv>(DueDocument(rows, options), {options.language, {}});
}
std::string DueMarkdown(const std::vector<DueRow>& rows, const DueOptions& options) {
  return TextBy<WriteMarkdown>(DueDocument(rows, options), {options.language, {}});
}
std::string DueHtml(const std::vector<DueRow>& rows, const DueOptions& options) {
  return TextBy<WriteHtml>(DueDocument(rows, options), {options.language, {}});
}

DueOptions DueIn(Language language = Language::en) {
  DueOptions options;
  options.language = language;
  options.today = MakeDate(2026, 11, 18);  // a Wednesday
  return options;
}

std::vector<DueRow> SomeRows() {
  return {Row("C2026-0001", MakeDate(2026, 11, 15), DueStatus::overdue), Row("C2026-0002", MakeDate(2026, 11, 18)),
          Row("C2026-0003", MakeDate(2026, 11, 22)), Row("C2026-0004", MakeDate(2026, 11, 23)),
          Row("C2026-0005", MakeDate(2027, 3, 10))};
}

Derivation On(Derivation derivation, Date due) {
  derivation.due = {due, due, false};
  return derivation;
}

TEST_CASE("derivations") {
  Derivation d;
  d.anchor = MakeDate(2026, 3, 10);
  d.anchor_name = Text("收案", "acceptance");
  d.period = {Period::Unit::years, 1, 0};
  CHECK(DerivationText(On(d, MakeDate(2027, 3, 10)), Language::zh) == "收案 2026-03-10 + 1 年 = 2027-03-10");
  CHECK(DerivationText(On(d, MakeDate(2027, 3, 10)), Language::en) == "acceptance 2026-03-10 + 1 year = 2027-03-10");
  d.times = 2;
  CHECK(DerivationText(On(d, MakeDate(2028, 3, 10)), Language::en) == "acceptance 2026-03-10 + 2 years = 2028-03-10");
  Derivation back;
  back.anchor = MakeDate(2026, 12, 31);
  back.anchor_name = Text("结束", "end");
  back.period = {Period::Unit::months, 3, 0};
  back.backwards = true;
  CHECK(DerivationText(On(back, MakeDate(2026, 9, 30)), Language::en) == "end 2026-12-31 - 3 months = 2026-09-30");
  back.setting = "notice";
  back.due = {MakeDate(2026, 9, 30), MakeDate(2026, 9, 30), true};
  CHECK(DerivationText(back, Language::zh) ==
        "结束 2026-12-31 - 3 个月 = 2026-09-30（机构设定 notice）（暂定：工作日历还不知道这些天放不放假）");
  back.due = {MakeDate(2026, 9, 25), MakeDate(2026, 9, 30), false};
  back.setting = {};
  CHECK(DerivationText(back, Language::en) ==
        "end 2026-12-31 - 3 months = 2026-09-30, a day off, moved to 2026-09-25 by the agency's roll_over");
  Derivation month;
  month.anchor = MakeDate(2026, 3, 10);
  month.anchor_name = Text("收案", "acceptance");
  month.period = {Period::Unit::end_of_month, 0, 0};
  CHECK(DerivationText(On(month, MakeDate(2026, 3, 31)), Language::zh) == "收案 2026-03-10 的当月月底 = 2026-03-31");
  Derivation named;
  named.anchor = MakeDate(2026, 5, 1);
  named.anchor_name = Text("约定日期", "agreed day");
  CHECK(DerivationText(On(named, MakeDate(2026, 5, 1)), Language::en) == "agreed day 2026-05-01");
}

TEST_CASE("table: groups, and columns that line up under wide characters") {
  CHECK("\n" + DueTable(SomeRows(), DueIn(Language::zh), {}) == R"(
  到期日      时限         记录        事项          办理人    服务点    推算
已逾期
  2026-11-15  逾期 3 天    C2026-0001  阶段性发展表  chen-jia  shangsha  收案 2026-03-10 + 1 年 = 2026-11-15
今天到期
  2026-11-18  今天         C2026-0002  阶段性发展表  chen-jia  shangsha  收案 2026-03-10 + 1 年 = 2026-11-18
本周到期
  2026-11-22  还有 4 天    C2026-0003  阶段性发展表  chen-jia  shangsha  收案 2026-03-10 + 1 年 = 2026-11-22
本月到期
  2026-11-23  还有 5 天    C2026-0004  阶段性发展表  chen-jia  shangsha  收案 2026-03-10 + 1 年 = 2026-11-23
以后到期
  2027-03-10  还有 112 天  C2026-0005  阶段性发展表  chen-jia  shangsha  收案 2026-03-10 + 1 年 = 2027-03-10
)");
  CHECK(DueTable({}, DueIn(), {}) == "Nothing is due.\n");
}

TEST_CASE("table: settled rows, and other groupings") {
  DueRow late = Row("C2026-0009", MakeDate(2026, 11, 1), DueStatus::late);
  late.done = MakeDate(2026, 11, 3);
  late.site = "";
  const std::string out = DueTable({late}, DueIn(), {});
  CHECK(out.find("Settled\n") != std::string::npos);
  CHECK(out.find("late 2026-11-03") != std::string::npos);
  DueOptions by_site = DueIn();
  by_site.grouping = DueGrouping::site;
  const std::vector<DueRow> rows = {late, Row("C2026-0001", MakeDate(2026, 12, 1))};
  const std::vector<Group> groups = DueDocument(rows, by_site).tables.at(1).groups;
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].heading == "shangsha");
  CHECK(groups[1].heading == "(none)");
  CHECK(FindDueGrouping("worker") == DueGrouping::worker);
  CHECK_FALSE(FindDueGrouping("colour").has_value());
}

TEST_CASE("json has the keys of the contract and parses") {
  DueRow overdue = Row("C2026-0001", MakeDate(2026, 11, 15), DueStatus::overdue);
  const Json json = Json::parse(DueJson({overdue, Row("C2026-0002", MakeDate(2026, 11, 20))}, DueIn()));
  CHECK(json["version"] == 1);
  CHECK(json["today"] == "2026-11-18");
  REQUIRE(json["deadlines"].size() == 2);
  const Json& row = json["deadlines"][0];
  CHECK(row["rule"] == "stage-form");
  CHECK(row["clauses"] == Json::array({"lantian.case.5-evaluate.stage-form"}));
  CHECK(row["kind"] == "case");
  CHECK(row["record"] == "C2026-0001");
  CHECK(row["path"] == "cases/C2026-0001.yaml");
  CHECK(row["line"] == 3);
  CHECK(row["site"] == "shangsha");
  CHECK(row["worker"] == "chen-jia");
  CHECK(row["actor"].is_null());
  CHECK(row["title"] == "stage-development form");
  CHECK(row["trigger"].dump() == R"({"pointer":"/decision/date","date":"2026-03-10"})");
  CHECK(row["raw_due"] == "2026-11-15");
  CHECK(row["due"] == "2026-11-15");
  CHECK(row["status"] == "overdue");
  CHECK(row["days"] == -3);
  CHECK(row["done"].is_null());
  CHECK(row["derivation"] == "acceptance 2026-03-10 + 1 year = 2026-11-15");
  CHECK(json["deadlines"][1]["days"] == 2);
  CHECK(Json::parse(DueJson({}, DueIn()))["deadlines"].empty());
}

TEST_CASE("csv: byte order mark, CRLF, quotes") {
  TextSink out;
  Csv csv(out);
  csv.Text("a,b").Text("say \"x\"").Text("two\nlines").Number(-5).Blank();
  csv.EndRow();
  CHECK(out.text == "\xEF\xBB\xBF\"a,b\",\"say \"\"x\"\"\",two\\u{000A}lines,-5,\r\n");
}

TEST_CASE("csv: no cell is a formula") {
  TextSink out;
  Csv csv(out);
  for (const std::string_view text :
       {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\t=1", "＝1", "=HYPERLINK(\"x\",\"y\")", "a=1"}) {
    csv.Text(text);
  }
  csv.EndRow();
  CHECK(out.text == "\xEF\xBB\xBF'=1+1,'+1,'-1,'@SUM(A1), x,' =1,'＝1,\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",a=1\r\n");
}

TEST_CASE("duties without a day stand in a block of their own, a line for each record and actor") {
  std::vector<DueRow> rows = {Row("C2026-0001", MakeDate(2026, 12, 1))};
  for (int i = 0; i < 22; ++i) {
    DueRow row = Row("C2026-01" + std::to_string(10 + i), {});
    row.since = MakeDate(2026, 10, 1);
    rows.push_back(row);
    row.title = {"另一件", "another"};
    rows.push_back(row);
  }
  const Document document = DueDocument(rows, DueIn());
  REQUIRE(document.tables.size() == 3);
  CHECK(document.tables[0].rows == rows.size());
  CHECK(document.tables[1].rows == 1);
  CHECK(document.tables[2].rows == 20);
  CHECK(document.tables[2].below == "and 2 more; lanzhi due --undated all lists them all");
  for (const auto write : {TextBy<WriteText>, TextBy<WriteMarkdown>, TextBy<WriteHtml>}) {
    const std::string page = write(document, {});
    CHECK(page.find("and 2 more") > page.find("C2026-0119"));
    CHECK(page.find("C2026-0119") != std::string::npos);
  }
  DueOptions each = DueIn();
  each.each_undated = true;
  CHECK(DueDocument(rows, each).tables.at(2).rows == 44);
}

TEST_CASE("csv of due") {
  DueRow row = Row("=C1", MakeDate(2026, 11, 20));
  const std::string out = DueCsv({row}, DueIn());
  CHECK(
      out.starts_with("\xEF\xBB\xBF"
                      "due,status,days,record,kind,duty,"));
  CHECK(out.find("2026-11-20,open,2,'=C1,case,stage-development form,stage-form,") != std::string::npos);
  CHECK(out.ends_with(",3,\r\n"));
}

TEST_CASE("ics: folding counts octets and keeps characters whole") {
  CHECK(FoldIcs("SUMMARY:short") == "SUMMARY:short\r\n");
  CHECK(FoldIcs(std::string(75, 'x')) == std::string(75, 'x') + "\r\n");
  CHECK(FoldIcs(std::string(76, 'x')) == std::string(75, 'x') + "\r\n x\r\n");
  std::string line = "SUMMARY:";
  for (int i = 0; i < 60; ++i) line += "阶";
  const std::string folded = FoldIcs(line);
  std::string unfolded;
  std::size_t at = 0;
  while (at < folded.size()) {
    const std::size_t end = folded.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    const std::string piece = folded.substr(at, end - at);
    CHECK(piece.size() <= 75);
    CHECK(FindIllFormed(piece) == std::string::npos);
    unfolded += at == 0 ? piece : piece.substr(1);
    at = end + 2;
  }
  CHECK(unfolded == line);
}

TEST_CASE("ics: escapes") { CHECK(EscapeIcs("a\\b;c,d\ne\r\nf\x07") == "a\\\\b\\;c\\,d\\ne\\nf\\u{0007}"); }

TEST_CASE("ics: an all-day event") {
  DueOptions options = DueIn();
  options.agency = "demo";
  options.agency_name = "Demo; Agency";
  const std::string out = TextBy<DueIcs>({Row("C2026-0001", MakeDate(2026, 12, 31))}, options);
  const std::string uid = Fingerprint("stage-form", "C2026-0001", "") + "@demo.lanzhi";
  CHECK(out ==
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//lanzhi//due//EN\r\nCALSCALE:GREGORIAN\r\n"
        "NAME:Demo\\; Agency: deadlines\r\nX-WR-CALNAME:Demo\\; Agency: deadlines\r\nBEGIN:VEVENT\r\n"
        "UID:" +
            uid +
            "\r\n"
            "DTSTAMP:20261118T000000Z\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"
            "SUMMARY:C2026-0001 stage-development form\r\n"
            "DESCRIPTION:acceptance 2026-03-10 + 1 year = 2026-12-31\\nstage-form: lantia\r\n "
            "n.case.5-evaluate.stage-form\r\n"
            "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  DueRow together = Row("C2026-0001", MakeDate(2026, 12, 30));
  together.periods = 2;
  together.last = MakeDate(2026, 12, 31);
  CHECK(TextBy<DueIcs>({together}, options).find("(2 periods\\, 2026-12-30 to 20") != std::string::npos);
  // The same duty keeps its UID when its day moves; another occurrence has its own, and so has another agency.
  DueRow later = Row("C2026-0001", MakeDate(2027, 1, 5));
  CHECK(TextBy<DueIcs>({later}, options).find(uid) != std::string::npos);
  later.element = "2";
  CHECK(TextBy<DueIcs>({later}, options).find(uid) == std::string::npos);
  options.agency = "other";
  later.element = "";
  CHECK(TextBy<DueIcs>({later}, options).find(uid) == std::string::npos);
  // No person in it.
  CHECK(out.find("chen-jia") == std::string::npos);
}

TEST_CASE("ics: what is overdue says so, and what is settled is marked and cancelled") {
  const auto event = [](DueStatus status, Language language) {
    return TextBy<DueIcs>({Row("C1", MakeDate(2026, 11, 1), status)}, DueIn(language));
  };
  CHECK(event(DueStatus::open, Language::en).find("SUMMARY:C1 stage-development form\r\n") != std::string::npos);
  const std::string overdue = event(DueStatus::overdue, Language::en);
  CHECK(overdue.find("SUMMARY:overdue: C1 stage-development form\r\n") != std::string::npos);
  CHECK(overdue.find("STATUS:") == std::string::npos);
  for (const DueStatus status : {DueStatus::met, DueStatus::late, DueStatus::missed, DueStatus::waived}) {
    const std::string settled = event(status, Language::zh);
    CHECK(settled.find("SUMMARY:" + std::string(DueStatusWord(status, Language::zh)) + "：C1 ") != std::string::npos);
    CHECK(settled.find("\r\nSTATUS:CANCELLED\r\n") != std::string::npos);
  }
}

TEST_CASE("markdown: pipes and markup are escaped") {
  CHECK(EscapeMarkdown("a|b`c`<i>[x]\\") == "a\\|b\\`c\\`\\<i>\\[x\\]\\\\");
  const std::string out = DueMarkdown(SomeRows(), DueIn());
  CHECK(out.starts_with("# Deadlines\n\nas of 2026-11-18\n\n## Overdue\n\n| due | left | record |"));
  CHECK(DueMarkdown({}, DueIn()).ends_with("Nothing is due.\n"));
}

TEST_CASE("html: nothing of a record becomes markup") {
  DueRow row = Row("C1", MakeDate(2026, 11, 20));
  row.site = "<script>alert('x')</script>";
  const std::string out = DueHtml({row}, DueIn(Language::zh));
  CHECK(out.find("<script") == std::string::npos);
  CHECK(out.find("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;") != std::string::npos);
  CHECK(out.find("content=\"default-src 'none'; style-src 'unsafe-inline'\"") != std::string::npos);
  CHECK(out.find("<html lang=\"zh-CN\">") != std::string::npos);
}

TEST_CASE("grids: right columns, escaped cells, no trailing blanks") {
  Grid table({"名称", "n"});
  table.AlignRight(1);
  table.Row({"甲", "5"});
  table.Row({"a\x1b[0m", "1234"});
  CHECK(table.Format({}) == "名称             n\n甲               5\na\\u{001B}[0m  1234\n");
  Grid plain({"a", "b"});
  plain.Row({"x", ""});
  CHECK(plain.Format({}) == "a  b\nx\n");
}

}  // namespace
}  // namespace lanzhi
