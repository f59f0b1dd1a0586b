// A report for others than the agency.
#pragma once

#include <string_view>

#include "render/document.h"
#include "view/report.h"

namespace lanzhi {

// The one that there is: sums of several periods would tell what the periods hide.
inline constexpr std::string_view kOutsideReport = "month";

// Of its tables of numbers by site the sites and the total, and of these the columns that may be told, as
// view/outside.h tells them: no workers, no records, no ids. `report` must outlive it.
[[nodiscard]] Document OutsideDocument(const CountedReport& report, Language language);

}  // namespace lanzhi
