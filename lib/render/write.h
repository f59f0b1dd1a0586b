// One writer per format. Each takes any document; a command's table of formats names those it offers. Text of records
// does no harm in any of them: control characters are shown, markup and formulas are escaped.
#pragma once

#include <cstddef>
#include <string>

#include "render/document.h"
#include "render/json_fwd.h"

namespace lanzhi {

// For a terminal: aligned by display width; where page.width is set, columns give way until the table fits, and a line
// below it names them.
[[nodiscard]] std::string WriteText(const Document& document, const Page& page);
[[nodiscard]] std::string WriteMarkdown(const Document& document, const Page& page);
// One page without scripts, for printing.
[[nodiscard]] std::string WriteHtml(const Document& document, const Page& page);
// For spreadsheets (csv.h). A report has its parts below each other, a blank row before each.
[[nodiscard]] std::string WriteCsv(const Document& document, const Page& page);
// A list: the particulars on the first line, then a row on each. A report: everything, indented.
[[nodiscard]] std::string WriteJson(const Document& document, const Page& page);

// One row as an object. The records behind a cell, where it has any, are in `<key>_records`.
[[nodiscard]] Json RowJson(const Table& table, std::size_t row);

}  // namespace lanzhi
