// `lint -f json` (cli/CONTRACT.md "Findings").
#pragma once

#include <string>
#include <string_view>

#include "base/sink.h"
#include "render/json_fwd.h"
#include "render/position.h"
#include "view/findings.h"

namespace lanzhi {

// One element of `findings`. Thread-safe; may be called while the text of the record is still held.
[[nodiscard]] Json FindingJson(const Finding& finding, Language language, Locator& locator);

// The whole document. `findings`: all of them, waived ones included, in the order of SortFindings().
void FindingsJson(Sink& sink, const std::string& folder, std::string_view handbook, const Summary& summary,
                  const Findings& findings, Language language);

}  // namespace lanzhi
