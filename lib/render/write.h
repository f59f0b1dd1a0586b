// One writer per format. Each takes any document and puts its text into `sink`; a command's table of formats names
// those it offers. Text of records does no harm in any of them: control characters are shown, markup and formulas are
// escaped.
#pragma once

#include <cstddef>
#include <stdexcept>
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

// The library that workbooks are made with, and its version; "": the program was built without, and has no workbooks.
[[nodiscard]] std::string XlsxLibrary();

// A workbook could not be made as a whole: no room for temporary files, or no memory.
struct WorkbookFailure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A workbook: the first page of a report, then a sheet for each table, with its chart where it has one; the same bytes
// for the same document. Errors: WorkbookFailure. Precondition: there is an XlsxLibrary().
void WriteXlsx(Sink& sink, const Document& document, const Page& page);

// The value of a cell; null for an empty one.
[[nodiscard]] Json CellJson(const Cell& cell);
// One row as an object. The records behind a cell, where it has any, are in `<key>_records`.
[[nodiscard]] Json RowJson(const Table& table, std::size_t row);

}  // namespace lanzhi
