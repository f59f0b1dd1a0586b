// Code Quality: https://docs.gitlab.com/ci/testing/code_quality/
#include <fmt/format.h>

#include "render/catalogue.h"
#include "render/human.h"
#include "render/json.h"
#include "render/machine.h"

namespace lanzhi {
namespace {

std::string_view SeverityIn(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "critical";
    case Severity::warning:
      return "minor";
    case Severity::info:
      return "info";
  }
  return {};
}

}  // namespace

void GitlabFindings(Sink& sink, const Findings& findings, const MachineOptions& options) {
  sink.Put("[");
  std::string_view separator = "\n";
  Locator locator;
  Occurrences occurrences;
  for (const Finding& finding : findings) {
    if (!IsPrinted(finding, options.infos)) continue;
    const Region region = RegionOf(finding.place, locator);
    const int n = occurrences.Next(finding);
    const Json json = {
        {"description", Advice(finding, FindWords("clause.separator").In(options.language), options.language)},
        {"check_name", finding.rule},
        {"fingerprint", n == 1 ? finding.fingerprint : fmt::format("{}-{}", finding.fingerprint, n)},
        {"severity", SeverityIn(finding.severity)},
        {"location",
         {{"path", MachinePath(finding.place.file, options)},
          {"lines", {{"begin", region.begin.line}, {"end", region.end.line}}}}}};
    sink.Put(separator);
    sink.Put(DumpJson(json));
    separator = ",\n";
  }
  sink.Put("]\n");
}

}  // namespace lanzhi
