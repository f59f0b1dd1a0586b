#include "render/lint_formats.h"

#include <doctest/doctest.h>

#include <memory>

#include "render/json.h"
#include "support/text_by.h"

namespace lanzhi {
namespace {

// A name that only another program could give, and a place of two lines.
Finding Odd() {
  Finding finding;
  finding.rule = "yaml-tab";
  finding.kind = "case";
  finding.record = "C2026-0001";
  finding.place = {std::make_shared<File>(File{"a,b:<\"&'>\n\x1B%\xFF案.yaml", "案: 1\n二: 2\n"}), {3, 11}};
  finding.message = {{}, {"一 100%\n二", "one 100%\ntwo"}, {}};
  finding.fingerprint = "0123456789abcdef";
  return finding;
}

TEST_CASE("GitHub: what ends a property or a line is encoded, and columns need a single line") {
  Finding finding = Odd();
  CHECK(TextBy<GithubFindings>({finding}, {}) ==
        "::error file=a%2Cb%3A<\"&'>\\u{000A}\\u{001B}%25\\x{FF}案.yaml,line=1,endLine=2,title=yaml-tab"
        "::one 100%25%0Atwo\n");
  finding.place.span = {0, 3};
  finding.severity = Severity::warning;
  CHECK(TextBy<GithubFindings>({finding}, {}).starts_with("::warning "));
  CHECK(TextBy<GithubFindings>({finding}, {}).find(",line=1,endLine=1,col=1,endColumn=2,title=") != std::string::npos);
}

TEST_CASE("JUnit: nothing that XML cannot hold, and one failure for all findings of a file") {
  const Finding finding = Odd();
  const std::string one = TextBy<JunitFindings>({finding}, {}, Severity::error, {});
  CHECK(one.find("name=\"a,b:&lt;&quot;&amp;'&gt;&#10;�%�案.yaml\"") != std::string::npos);
  CHECK(one.find("<failure message=\"one 100%&#10;two\" type=\"yaml-tab\">") != std::string::npos);
  const std::string two = TextBy<JunitFindings>({finding, finding}, {{"z.yaml", "site"}}, Severity::warning, {});
  CHECK(two.find("tests=\"2\" failures=\"1\"") != std::string::npos);
  CHECK(two.find("message=\"2 findings\"") != std::string::npos);
  CHECK(two.find("<testcase name=\"z.yaml\" classname=\"lanzhi.site\"/>") != std::string::npos);
  MachineOptions options;
  options.junit_file = true;
  const std::string file = TextBy<JunitFindings>({finding}, {{"z.yaml", "site"}}, Severity::warning, options);
  CHECK(file.find("<testcase name=\"z.yaml\" classname=\"lanzhi.site\" file=\"z.yaml\"/>") != std::string::npos);
  Finding standing = finding;
  standing.standing = true;  // it is told, and does not fail
  const std::string stands = TextBy<JunitFindings>({standing}, {}, Severity::error, {});
  CHECK(stands.find("failures=\"0\"") != std::string::npos);
  CHECK(stands.find("<system-out>") != std::string::npos);
  const std::string none = TextBy<JunitFindings>({finding}, {}, std::nullopt, {});
  CHECK(none.find("failures=\"0\"") != std::string::npos);
  CHECK(none.find("<system-out>") != std::string::npos);
}

TEST_CASE("GitLab and SARIF: findings of one fingerprint are told apart, ends are exclusive") {
  const std::vector<Finding> findings = {Odd(), Odd()};
  const Json gitlab = Json::parse(TextBy<GitlabFindings>(findings, {}));
  CHECK(gitlab[0]["fingerprint"] == "0123456789abcdef");
  CHECK(gitlab[1]["fingerprint"] == "0123456789abcdef-2");
  const Json run = Json::parse(TextBy<SarifFindings>(findings, {}))["runs"][0];
  const Json& result = run["results"][1];
  CHECK(result["partialFingerprints"]["primaryLocationLineHash"] == "0123456789abcdef:2");
  const Json& place = result["locations"][0]["physicalLocation"];
  CHECK(place["artifactLocation"]["uri"] == "a%2Cb%3A%3C%22%26%27%3E%0A%1B%25%FF%E6%A1%88.yaml");
  CHECK(place["region"] == Json{{"startLine", 1}, {"startColumn", 2}, {"endLine", 2}, {"endColumn", 3}});
  CHECK(run["invocations"][0]["executionSuccessful"] == false);  // there is no handbook
  CHECK(run["tool"]["driver"]["rules"][0]["shortDescription"]["text"] == "tabs in the indentation");
  CHECK(!run["tool"]["driver"].contains("informationUri"));
  MachineOptions options;
  options.homepage = "https://lanzhi.example/";
  CHECK(Json::parse(TextBy<SarifFindings>(findings, options))["runs"][0]["tool"]["driver"]["informationUri"] ==
        "https://lanzhi.example/");
}

TEST_CASE("what has no place is a matter of lanzhi.yaml; waived and minor findings are printed by SARIF only") {
  Finding finding = Odd();
  finding.place = {};
  MachineOptions options;
  options.prefix = "records/";
  CHECK(Json::parse(TextBy<GitlabFindings>({finding}, options))[0]["location"]["path"] == "records/lanzhi.yaml");
  finding.waiver = "W2026-0001";
  CHECK(TextBy<GitlabFindings>({finding}, options) == "[]\n");
  CHECK(TextBy<GithubFindings>({finding}, options).empty());
  CHECK(TextBy<JunitFindings>({finding}, {}, Severity::error, options).find("tests=\"0\"") != std::string::npos);
  const Json waived = Json::parse(TextBy<SarifFindings>({finding}, options))["runs"][0]["results"][0];
  CHECK(waived["suppressions"][0]["justification"] == "waiver W2026-0001");
  finding.waiver.clear();
  finding.severity = Severity::info;
  CHECK(TextBy<GitlabFindings>({finding}, options) == "[]\n");
  CHECK(Json::parse(TextBy<SarifFindings>({finding}, options))["runs"][0]["results"][0]["level"] == "note");
  options.infos = true;
  CHECK(Json::parse(TextBy<GitlabFindings>({finding}, options))[0]["severity"] == "info");
  CHECK(TextBy<GithubFindings>({finding}, options).starts_with("::notice "));
}

}  // namespace
}  // namespace lanzhi
