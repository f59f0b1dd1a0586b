// report --check: which numbers of a report differ from those of the one that is there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/words.h"
#include "cli/report_pages.h"
#include "render/document.h"

namespace lanzhi {

// What is there: the report and, where it has them, the records behind its figures, both in JSON.
struct ReportThere {
  std::string report;
  std::optional<std::string> records;
};

// A line for each number or word that is not the same: table, row, column, old, new, and which
// records made the difference; in the order of the new report, then what is only in the old one. `built` is in the
// language of the report that is there, `told` the same in the language of the lines. Precondition:
// BasisOf(there.report) is one.
[[nodiscard]] std::vector<std::string> MovedNumbers(const ReportThere& there, const ReportPages& built,
                                                    const ReportPages& told, Language language);

}  // namespace lanzhi
