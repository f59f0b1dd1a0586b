#include "render/concise.h"

#include <iterator>

#include <fmt/format.h>

#include "base/utf8.h"
#include "render/catalogue.h"
#include "render/human.h"
#include "render/position.h"

namespace lanzhi {

std::string_view SeverityName(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      return "info";
  }
  return {};
}

void ConciseFindings(Sink& sink, const Findings& findings, Language language, bool infos) {
  Locator locator;
  for (const Finding& finding : findings) {
    if (!IsPrinted(finding, infos)) continue;
    std::string out;
    if (finding.place.file != nullptr) {
      const Position at = locator.Of(finding.place.file, finding.place.span.begin);
      fmt::format_to(std::back_inserter(out), "{}:{}:{}: ", EscapeControls(finding.place.file->path), at.line,
                     at.column);
    }
    fmt::format_to(std::back_inserter(out), "{} {}: {}\n", SeverityName(finding.severity), finding.rule,
                   Fill(finding.message, language));
    sink.Put(out);
  }
}

}  // namespace lanzhi
