// WriteXlsx, and the name of the library behind it.
#include <fmt/format.h>

#include "render/catalogue.h"
#include "render/write.h"
#include "render/xlsx/workbook.h"

namespace lanzhi {

std::string XlsxLibrary() { return fmt::format("libxlsxwriter {}", lxw_version()); }

void WriteXlsx(Sink& sink, const Document& document, const Page& page) {
  const std::vector<Sheet> sheets = SheetsOf(document, page.language);
  const std::string pages = Say("xlsx.pages", page.language, {{"page", AsIs("&P")}, {"pages", AsIs("&N")}});
  Workbook workbook(sheets.empty() ? document.title : sheets.front().title, pages);
  for (const Sheet& sheet : sheets) workbook.Add(sheet);
  sink.Put(workbook.Finish());
}

}  // namespace lanzhi
