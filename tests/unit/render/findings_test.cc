#include <doctest/doctest.h>

#include <memory>

#include "render/concise.h"
#include "render/findings_json.h"
#include "render/human.h"
#include "render/json.h"
#include "support/text_by.h"

namespace lanzhi {
namespace {

constexpr std::string_view kRecord =
    "case: C2026-0012\nsite: shangsha\nworker: chen-jia\n\n"
    "decision: {date: 2026-03-14, accepted: true, told_on: 2026-03-14}\n\n"
    "assessment: {date: 2026-03-05, by: chen-jia}\n";

FilePtr Make(std::string path, std::string_view bytes) {
  return std::make_shared<File>(File{std::move(path), std::string(bytes)});
}

Place At(const FilePtr& file, std::string_view text) {
  const std::size_t at = file->bytes.find(text);
  REQUIRE(at != std::string::npos);
  return {file, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())}};
}

Words Both(std::string_view zh, std::string_view en) { return {zh, en}; }

// A window that was missed by two days, as README.md shows one.
Finding Early() {
  const FilePtr file = Make("cases/2026/C2026-0012.yaml", kRecord);
  Finding f;
  f.rule = "assessment-window";
  f.clauses = {"lantian.general.assess.window"};
  f.kind = "case";
  f.record = "C2026-0012";
  f.place = At(file, "2026-03-05");
  f.pointer = "/assessment/date";
  f.message = {{},
               Both("预估早于收案 <days> 天，限期为 <period>",
                    "assessed <days:day|days> before acceptance; the limit is <period>"),
               {{"days", std::int64_t{9}}, {"period", Period{Period::Unit::days, 7, 0}}}};
  f.label = {"label.earliest", {}, {{"due", MakeDate(2026, 3, 7)}}};
  f.help = {{}, Both("重新预估", "assess again"), {}};
  f.related = {{At(file, "2026-03-14"), "/decision/date", {{}, Both("收案", "accepted here"), {}}}};
  f.due = MakeDate(2026, 3, 7);
  f.actual = MakeDate(2026, 3, 5);
  f.days = -2;
  Derivation derivation;
  derivation.anchor = MakeDate(2026, 3, 14);
  derivation.anchor_name = Text("收案", "acceptance");
  derivation.period = {Period::Unit::days, 7, 0};
  derivation.backwards = true;
  derivation.due = {MakeDate(2026, 3, 7), MakeDate(2026, 3, 7), false};
  f.derivation = derivation;
  f.site_kind = Text("岗位", "post");
  f.fingerprint = Fingerprint(f.rule, f.record, "");
  f.handbook_rule = true;
  return f;
}

Clause Window() {
  Clause clause;
  clause.id = "lantian.general.assess.window";
  clause.place = "2 (3) 2";
  clause.source = {"S63"};
  return clause;
}

TEST_CASE("human, in English") {
  const ClauseIndex clauses({Window()});
  HumanOptions options;
  options.clauses = &clauses;
  CHECK("\n" + TextBy<HumanFindings>({Early()}, options) == R"(
cases/2026/C2026-0012.yaml:7:20: error[assessment-window] assessed 9 days before acceptance; the limit is 7 days
   |
 5 | decision: {date: 2026-03-14, accepted: true, told_on: 2026-03-14}
   |                  ---------- accepted here
   :
 7 | assessment: {date: 2026-03-05, by: chen-jia}
   |                    ^^^^^^^^^^ earliest allowed: 2026-03-07
   = clause: lantian 2 (3) 2 [S63], site kind: post
   = because: acceptance 2026-03-14 - 7 days = 2026-03-07
   = help: assess again
   = explain: lanzhi explain assessment-window

)");
}

TEST_CASE("human, in Chinese") {
  HumanOptions options;
  options.language = Language::zh;
  CHECK("\n" + TextBy<HumanFindings>({Early()}, options) == R"(
cases/2026/C2026-0012.yaml:7:20: 错误[assessment-window] 预估早于收案 9 天，限期为 7 天
   |
 5 | decision: {date: 2026-03-14, accepted: true, told_on: 2026-03-14}
   |                  ---------- 收案
   :
 7 | assessment: {date: 2026-03-05, by: chen-jia}
   |                    ^^^^^^^^^^ 最早可为 2026-03-07
   = 条文：lantian.general.assess.window，服务点类型：岗位
   = 推算：收案 2026-03-14 - 7 天 = 2026-03-07
   = 处理：重新预估
   = 详解：lanzhi explain assessment-window

)");
}

TEST_CASE("human: settings, waivers that have run out, sites of unknown kind") {
  Finding f = Early();
  f.site_kind = {};
  f.site_kind_unknown = true;
  f.setting = "assess_within";
  f.derivation->setting = f.setting;
  f.expired_waiver = "W2026-0003";
  const std::string out = TextBy<HumanFindings>({f}, {});
  CHECK(out.find("= clause: lantian.general.assess.window, site kind: unknown, judged by the general text\n") !=
        std::string::npos);
  CHECK(out.find("2026-03-07 (agency setting assess_within)\n") != std::string::npos);
  CHECK(out.find("= note: this limit is the agency's own setting assess_within;") != std::string::npos);
  CHECK(out.find("= note: waiver W2026-0003 has run out\n") != std::string::npos);
}

TEST_CASE("human: a related place in another file") {
  Finding f = Early();
  const FilePtr staff = Make("staff/chen-jia.yaml", "staff: chen-jia\nsocial_work_since: 2025-01-01\n");
  f.related = {{At(staff, "2025-01-01"), "/social_work_since", {{}, Both("入职", "began here"), {}}}};
  CHECK(TextBy<HumanFindings>({f}, {}).find("   :: staff/chen-jia.yaml:2:20\n"
                                            "   |\n"
                                            " 2 | social_work_since: 2025-01-01\n"
                                            "   |                    ---------- began here\n") != std::string::npos);
}

TEST_CASE("human: faults of text have neither clause nor explanation") {
  Diagnostic d;
  d.rule = "yaml-syntax";
  d.place = At(Make("a.yaml", "姓名：张三\n"), "：");
  d.message = {{}, Both("全角冒号", "full-width colon"), {}};
  CHECK("\n" + TextBy<HumanFindings>({FindingOf(d, "", "")}, {}) == R"(
a.yaml:1:3: error[yaml-syntax] full-width colon
   |
 1 | 姓名：张三
   |     ^^

)");
}

TEST_CASE("human: a finding without a place has no frame") {
  Diagnostic d;
  d.rule = "yaml-unreadable";
  d.message = {{}, Both("读不了", "cannot be read"), {}};
  CHECK(TextBy<HumanFindings>({FindingOf(d, "", "")}, {}) == "error[yaml-unreadable] cannot be read\n\n");
  d.place.file = Make("a.yaml", "");
  CHECK(TextBy<HumanFindings>({FindingOf(d, "", "")}, {}) == "a.yaml:1:1: error[yaml-unreadable] cannot be read\n\n");
}

TEST_CASE("waived findings are counted, not printed; info only where it is asked for") {
  Finding waived = Early();
  waived.waiver = "W2026-0001";
  Finding info = Early();
  info.severity = Severity::info;
  Finding warning = Early();
  warning.severity = Severity::warning;
  CHECK(TextBy<HumanFindings>({waived, info}, {}).empty());
  CHECK(TextBy<ConciseFindings>({waived, info}, Language::en, false).empty());
  CHECK(TextBy<ConciseFindings>({info}, Language::en, true) ==
        "cases/2026/C2026-0012.yaml:7:20: info assessment-window: assessed 9 days before acceptance; the limit is 7 "
        "days\n");
  Summary summary;
  CountFindings({waived, info, warning, Early()}, summary);
  CHECK(summary.errors == 1);
  CHECK(summary.warnings == 1);
  CHECK(summary.infos == 1);
  CHECK(summary.waived == 1);
}

TEST_CASE("the summary") {
  RunSummary run;
  run.summary = {128, 0, 1, 2, 0, 4};
  run.handbook = "lantian";
  run.version = "1";
  run.seconds = 0.04;
  run.waivers_ending = 1;
  CHECK(SummaryText(run, Language::en, {}) ==
        "checked 128 records in 0.04 s; handbook lantian 1\n1 error, 2 warnings, 4 waived (1 ends within 14 days)\n");
  CHECK(
      SummaryText(run, Language::zh, {}) ==
      "已检查 128 份记录，用时 0.04 秒；手册 lantian 1\n1 个错误，2 个警告，4 项已豁免（其中 1 项将在 14 天内到期）\n");
  run = {};
  run.summary.records = 1;
  run.summary.unreadable = 1;
  CHECK(SummaryText(run, Language::en, {}) == "checked 1 record; 1 could not be read in full\nno findings\n");
}

TEST_CASE("json has the keys of the contract and parses") {
  Summary summary{128, 0, 1, 0, 0, 1};
  Finding waived = Early();
  waived.waiver = "W2026-0001";
  waived.message = {{}, Both("行", "a\u2028\"b\""), {}};
  const std::string text = TextBy<FindingsJson>(".", "lantian", summary, {Early(), waived}, Language::en);
  CHECK(text.find("\u2028") == std::string::npos);
  const Json json = Json::parse(text);
  CHECK(json["version"] == 1);
  CHECK(json["folder"] == ".");
  CHECK(json["handbook"] == "lantian");
  CHECK(json["summary"].dump() == R"({"records":128,"unreadable":0,"errors":1,"warnings":0,"infos":0,"waived":1})");
  REQUIRE(json["findings"].size() == 2);
  const Json& f = json["findings"][0];
  CHECK(f["rule"] == "assessment-window");
  CHECK(f["severity"] == "error");
  CHECK(f["clauses"] == Json::array({"lantian.general.assess.window"}));
  CHECK(f["kind"] == "case");
  CHECK(f["record"] == "C2026-0012");
  CHECK(f["path"] == "cases/2026/C2026-0012.yaml");
  CHECK(f["pointer"] == "/assessment/date");
  CHECK(f["line"] == 7);
  CHECK(f["column"] == 20);
  CHECK(f["end_line"] == 7);
  CHECK(f["end_column"] == 30);
  CHECK(f["message"] == "assessed 9 days before acceptance; the limit is 7 days");
  CHECK(f["help"] == "assess again");
  CHECK(f["due"] == "2026-03-07");
  CHECK(f["actual"] == "2026-03-05");
  CHECK(f["days"] == -2);
  REQUIRE(f["related"].size() == 1);
  CHECK(f["related"][0]["pointer"] == "/decision/date");
  CHECK(f["related"][0]["line"] == 5);
  CHECK(f["related"][0]["column"] == 18);
  CHECK(f["related"][0]["message"] == "accepted here");
  CHECK(f["waiver"].is_null());
  CHECK(f["standing"] == false);
  CHECK(f["fingerprint"] == Early().fingerprint);
  CHECK_FALSE(f.contains("periods"));
  Finding together = Early();
  together.periods = 30;
  CHECK(Json::parse(TextBy<FindingsJson>(".", "", {}, {together}, Language::en))["findings"][0]["periods"] == 30);
  CHECK(json["findings"][1]["waiver"] == "W2026-0001");
  CHECK(json["findings"][1]["message"] == "a\u2028\"b\"");
}

TEST_CASE("json of nothing, and of a path that is no UTF-8") {
  const Json none = Json::parse(TextBy<FindingsJson>(".", "lvye", {}, std::vector<Finding>{}, Language::zh));
  CHECK(none["findings"].is_array());
  CHECK(none["findings"].empty());
  Diagnostic d;
  d.rule = "yaml-encoding";
  d.place.file = Make("\xB0\xB8.yaml", "\xB0\xB8");
  const std::string text = TextBy<FindingsJson>(".", "lvye", {}, {FindingOf(d, "", "")}, Language::en);
  CHECK(Json::parse(text)["findings"][0]["path"] == "\uFFFD\uFFFD.yaml");
}

}  // namespace
}  // namespace lanzhi
