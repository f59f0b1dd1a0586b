// A document as the sheets of a workbook, laid out before any library is asked: which cell stands where, how wide
// columns are, how high rows. xlsx/ writes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "render/document.h"

namespace lanzhi {

struct SheetCell {
  enum class Kind : std::uint8_t { blank, text, number, date } kind = Kind::blank;
  std::string text;  // as it is seen; of a text its value
  double number = 0;
  Date date{};
  std::string format;       // of a number, as spreadsheets write it: "0.00"
  bool right = false;       // set to the right
  std::size_t columns = 1;  // so many, from its own on, are one cell
  std::size_t rows = 1;
};

enum class Look : std::uint8_t { title, note, part, head, heading, name, body, overdue, subtotal, total };

struct SheetRow {
  Look look = Look::body;
  std::vector<SheetCell> cells;  // from the first column on; those that another covers are there, blank
  int lines = 1;                 // of text, as its cells are broken at the widths of the columns
};

struct Sheet {
  std::string name;         // legal, and no other of the workbook has it, whatever the case
  std::string title;        // above each printed page
  std::vector<int> widths;  // display columns of text that a line of each column holds
  std::vector<SheetRow> rows;
  std::size_t head = 0, body = 0;      // the first row of the head, the first behind it; the same: there is none
  std::size_t fixed = 0;               // columns that stay in sight
  const ChartSeries* chart = nullptr;  // drawn below the rows, the last of which are its figures
};

// Purpose: the first page, where the document is a report, and a sheet for each table that has rows or nothing to say
// in place of them. `document` must outlive what is returned. All text is shown as EscapeControls() shows it,
// well-formed.
[[nodiscard]] std::vector<Sheet> SheetsOf(const Document& document, Language language);

// `name` as a sheet may be called: at most 31 UTF-16 units, none of []:*?/\, no apostrophe at either end, not
// "History", and unlike those in `taken`, to which it is added in the form that ignores case. Never "".
[[nodiscard]] std::string SheetName(const std::string& name, std::vector<std::string>& taken);

}  // namespace lanzhi
