// report --check: which numbers of a report differ from those of the one that is there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/words.h"

namespace lanzhi {

// The commit that a report in JSON was built from; nullopt when that is no report.
[[nodiscard]] std::optional<std::string> CommitOf(const std::string& json);

// A line for each number or word that is not the same: table, row, column, old, new; in the order of the new report,
// then what is only in the old one. Precondition: CommitOf(there) is one.
[[nodiscard]] std::vector<std::string> MovedNumbers(const std::string& there, const std::string& built,
                                                    Language language);

}  // namespace lanzhi
