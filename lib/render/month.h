// The month's report as a document.
#pragma once

#include <string>
#include <vector>

#include "render/document.h"
#include "view/month.h"

namespace lanzhi {

// The first page, what was left out, the statistics, the timeliness. `report` must outlive it.
[[nodiscard]] Document MonthDocument(const MonthReport& report, Language language);

// Of sorted numbers; halves are kept. nullopt for none.
[[nodiscard]] std::optional<Decimal> MedianOf(const std::vector<int>& sorted);

}  // namespace lanzhi
