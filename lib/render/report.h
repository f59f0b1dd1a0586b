// A report as a document.
#pragma once

#include "render/document.h"
#include "render/report_tables.h"
#include "view/report.h"

namespace lanzhi {

// `report` must outlive the document.
[[nodiscard]] Document ReportDocument(const CountedReport& report, const PageOptions& options, Language language);

}  // namespace lanzhi
