// A workbook while it is made: the one door to libxlsxwriter. It writes into memory; parts of a page lie in temporary
// files of the library's own, which have no name once they are open, in $TMPDIR or /tmp.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

#include <xlsxwriter.h>

#include "render/sheet.h"
#include "source/memory_file.h"

namespace lanzhi {

class Workbook {
 public:
  // `title` and the words of its pages: "page &P of &N". No property names a person or the day on which it was made.
  Workbook(const std::string& title, std::string page_words);
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook();

  void Add(const Sheet& sheet);
  // The bytes of the file, once; whole, or WorkbookFailure (render/write.h) is thrown.
  [[nodiscard]] std::string Finish();

 private:
  [[nodiscard]] lxw_format* FormatOf(Look look, bool right, const std::string& number);
  void PutRow(lxw_worksheet* worksheet, const Sheet& sheet, std::size_t row);
  void PutCell(lxw_worksheet* worksheet, std::size_t row, std::size_t column, const SheetCell& cell,
               lxw_format* format);
  void SetPages(lxw_worksheet* worksheet, const Sheet& sheet);

  MemoryFile file_;
  lxw_workbook* workbook_;  // closed by Finish(), which frees it
  std::string page_words_;
  std::map<std::tuple<Look, bool, std::string>, lxw_format*> formats_;
};

// Throws WorkbookFailure for anything but success.
void CheckWorkbook(lxw_error error);

// Draws sheet.chart below its rows.
void AddChart(lxw_workbook* workbook, lxw_worksheet* worksheet, const Sheet& sheet);

}  // namespace lanzhi
