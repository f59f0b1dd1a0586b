// The page of a number that reports count: its definition, and how it is counted.
#pragma once

#include <string>
#include <vector>

#include "render/style.h"
#include "rule/handbook.h"
#include "rule/numbers.h"

namespace lanzhi {

// A column of a report, which shows the number.
struct NumberColumn {
  std::string report, column;  // their ids
};

// `handbook`: the number was compiled against its shapes.
[[nodiscard]] std::string ExplainNumber(const Handbook& handbook, const ReportNumber& number,
                                        const std::vector<NumberColumn>& columns, const Page& to);
[[nodiscard]] std::string ExplainNumberJson(const Handbook& handbook, const ReportNumber& number,
                                            const std::vector<NumberColumn>& columns, Language language);

}  // namespace lanzhi
