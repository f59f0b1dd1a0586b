#include <doctest/doctest.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "render/concise.h"
#include "render/findings_json.h"
#include "render/human.h"
#include "render/json.h"
#include "render/lint_formats.h"
#include "support/text_by.h"

namespace lanzhi {
namespace {

bool HoldsUnsafe(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = DecodeUtf8(text, at);
    REQUIRE(next.length > 0);
    if (text[at] != '\n' && IsUnsafe(next.code_point)) return true;
    at += next.length;
  }
  return false;
}

}  // namespace

TEST_CASE("no format writes what hides text or steers a terminal in the name of a file") {
  MachineOptions machine{Language::en, true, "", "0", nullptr};
  for (const std::string_view mark :
       {"\u202E", "\u2066", "\u200B", "\u2028", "\uFEFF", "\x7F", "\x1B", "\u0085", "\U000E0041"}) {
    Finding finding;
    finding.rule = "record-id";
    finding.place.file = std::make_shared<const File>(File{"cases/a" + std::string(mark) + "b.yaml", "case: a\n"});
    finding.message = {"record-id", {}, {}};
    finding.help = {"record-id.help", {}, {}};
    const std::vector<Finding> findings{finding};
    const std::vector<std::pair<std::string, std::function<std::string()>>> formats{
        {"human", [&] { return TextBy<HumanFindings>(findings, {}); }},
        {"concise", [&] { return TextBy<ConciseFindings>(findings, Language::en, true); }},
        {"json", [&] { return TextBy<FindingsJson>("a" + std::string(mark), "", {}, findings, Language::en); }},
        {"sarif", [&] { return TextBy<SarifFindings>(findings, machine); }},
        {"github", [&] { return TextBy<GithubFindings>(findings, machine); }},
        {"gitlab", [&] { return TextBy<GitlabFindings>(findings, machine); }},
        {"junit", [&] { return TextBy<JunitFindings>(findings, {}, Severity::error, machine); }}};
    for (const auto& format : formats) {
      CAPTURE(format.first);
      CAPTURE(EscapeControls(mark));
      CHECK_FALSE(HoldsUnsafe(format.second()));
    }
    // Programs read the same name.
    CHECK(Json::parse(DumpJson(Json(finding.place.file->path))) == finding.place.file->path);
  }
}

}  // namespace lanzhi
