// What libxlsxwriter writes, and that a file of which something is lacking is not taken for whole.
#include <doctest/doctest.h>

#include <string>

#include "render/write.h"
#include "render/xlsx/whole.h"
#include "support/text_by.h"

namespace lanzhi {
namespace {

TEST_CASE("elements that begin end, and nothing follows") {
  CHECK(IsWholeXml("<?xml version=\"1.0\"?>\n<a><b x=\"1\"/><c>t</c></a>"));
  for (const char* cut : {"", "<a>", "<a><b></a>", "<a/", "<a></a>t", "</a>", "<a></a></a>", "text", "<>"}) {
    CAPTURE(cut);
    CHECK_FALSE(IsWholeXml(cut));
  }
}

TEST_CASE("a workbook is whole, and none is that lacks a byte or has another") {
  Document document;
  document.title = "list";
  Table table{.key = "rows"};
  table.rows = 3;
  table.columns.push_back({"n", "n", [](std::size_t row) { return CountCell(static_cast<std::int64_t>(row)); }});
  document.tables.push_back(table);
  const Page page{Language::en, {}, 0};
  const std::string bytes = TextBy<WriteXlsx>(document, page);
  CHECK(bytes == TextBy<WriteXlsx>(document, page));
  CHECK(IsWholeWorkbook(bytes));
  CHECK_FALSE(IsWholeWorkbook(""));
  for (std::size_t size = 0; size < bytes.size(); size += 97) CHECK_FALSE(IsWholeWorkbook(bytes.substr(0, size)));
  // What is packed, in the first part: behind its header of 30 bytes and its name.
  std::string other = bytes;
  other[80] = static_cast<char>(other[80] ^ 0x40);
  CHECK_FALSE(IsWholeWorkbook(other));
}

}  // namespace
}  // namespace lanzhi
