// report --check: which numbers of a report differ from those of the one that is there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/words.h"
#include "render/document.h"

namespace lanzhi {

// A line for each number or word that is not the same: table, row, column, old, new; in the order of the new report,
// then what is only in the old one. `built` is in the language of the report that is there, `told` the same in the
// language of the lines. Precondition: BasisOf(there) is one.
[[nodiscard]] std::vector<std::string> MovedNumbers(const std::string& there, const Document& built,
                                                    const Document& told, Language language);

}  // namespace lanzhi
