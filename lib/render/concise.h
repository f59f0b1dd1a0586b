// One line per finding: `path:line:column: severity rule: message`.
#pragma once

#include <string>
#include <vector>

#include "base/sink.h"
#include "view/findings.h"

namespace lanzhi {

// The severity is always its English name, for tools that read the lines.
void ConciseFindings(Sink& sink, const Findings& findings, Language language, bool infos);

// error, warning, info.
[[nodiscard]] std::string_view SeverityName(Severity severity);

}  // namespace lanzhi
