// One writer per format. Each takes any document and puts its text into `sink`; a command's table of formats names
// those it offers. Text of records does no harm in any of them: control characters are shown, markup and formulas are
// escaped.
#pragma once

#include <cstddef>
#include <string>

#include "base/sink.h"
#include "render/document.h"
#include "render/json_fwd.h"

namespace lanzhi {

// For a terminal: aligned by display width; where page.width is set, columns give way until the table fits, and a line
// below it names them.
void WriteText(Sink& sink, const Document& document, const Page& page);
void WriteMarkdown(Sink& sink, const Document& document, const Page& page);
// One page without scripts, for printing.
void WriteHtml(Sink& sink, const Document& document, const Page& page);
// For spreadsheets (csv.h). A report has its parts below each other, a blank row before each.
void WriteCsv(Sink& sink, const Document& document, const Page& page);
// A list: the particulars on the first line, then a row on each. A report: everything, indented.
void WriteJson(Sink& sink, const Document& document, const Page& page);

// One row as an object. The records behind a cell, where it has any, are in `<key>_records`.
[[nodiscard]] Json RowJson(const Table& table, std::size_t row);

}  // namespace lanzhi
