// What a report is made into, of which files are written.
#pragma once

#include <optional>

#include "render/document.h"

namespace lanzhi {

// A report, and the records behind its figures where it names them: for people, for programs.
struct ReportPages {
  Document document;
  std::optional<Document> records_page, records_list;
};

}  // namespace lanzhi
