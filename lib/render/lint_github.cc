// Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
#include <fmt/format.h>

#include "base/utf8.h"
#include "render/human.h"
#include "render/machine.h"

namespace lanzhi {
namespace {

// `property`: the value of file=, title= and the like, which a comma or a colon would end.
std::string EscapeCommand(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    if (c == '%') {
      out += "%25";
    } else if (c == '\r') {
      out += "%0D";
    } else if (c == '\n') {
      out += "%0A";
    } else if (c == ':' && property) {
      out += "%3A";
    } else if (c == ',' && property) {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

std::string_view CommandOf(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      return "notice";
  }
  return {};
}

}  // namespace

void GithubFindings(Sink& sink, const Findings& findings, const MachineOptions& options) {
  Locator locator;
  for (const Finding& finding : findings) {
    if (!IsPrinted(finding, options.infos)) continue;
    const Region region = RegionOf(finding.place, locator);
    const std::string text = Advice(finding, "\n", options.language);
    std::string out = fmt::format("::{} file={},line={},endLine={}", CommandOf(finding.severity),
                                  EscapeCommand(EscapeControls(MachinePath(finding.place.file, options)), true),
                                  region.begin.line, region.end.line);
    // Columns are taken only where the place lies on one line.
    if (region.begin.line == region.end.line) {
      out += fmt::format(",col={},endColumn={}", region.begin.column, region.end.column);
    }
    out += fmt::format(",title={}::{}\n", EscapeCommand(finding.rule, true), EscapeCommand(text, false));
    sink.Put(out);
  }
}

}  // namespace lanzhi
