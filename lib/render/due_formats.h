// The formats of due, one file each. Rows are printed in the order given (SortDueRows).
#pragma once

#include <string>
#include <vector>

#include "render/due_text.h"
#include "render/json_fwd.h"
#include "render/style.h"

namespace lanzhi {

[[nodiscard]] std::string DueTable(const std::vector<DueRow>& rows, const DueOptions& options, const Style& style);
// `deadlines` of cli/CONTRACT.md "Deadlines".
[[nodiscard]] std::string DueJson(const std::vector<DueRow>& rows, const DueOptions& options);
[[nodiscard]] Json DueRowJson(const DueRow& row, const DueOptions& options);
[[nodiscard]] std::string DueCsv(const std::vector<DueRow>& rows, const DueOptions& options);
// RFC 5545: an all-day event for each row; the same duty keeps its UID. No name of a person in it.
[[nodiscard]] std::string DueIcs(const std::vector<DueRow>& rows, const DueOptions& options);
[[nodiscard]] std::string DueMarkdown(const std::vector<DueRow>& rows, const DueOptions& options);
// One page without scripts, for printing.
[[nodiscard]] std::string DueHtml(const std::vector<DueRow>& rows, const DueOptions& options);

}  // namespace lanzhi
