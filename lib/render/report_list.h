// Which reports there are.
#pragma once

#include <string>
#include <vector>

#include "render/document.h"
#include "view/report_definition.h"

namespace lanzhi {

struct ListedReport {
  ReportHead head;
  std::string path;  // of an agency's own; "": it comes with the program
};

// `reports` must outlive it.
[[nodiscard]] Document ReportListDocument(const std::vector<ListedReport>& reports, Language language);

}  // namespace lanzhi
