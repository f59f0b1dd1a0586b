// The words that a shell offers for what an option takes, as far as the records folder and the handbooks know them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"

namespace lanzhi {

// The names of what can be completed so: `Option::value` of options and arguments.
[[nodiscard]] std::vector<std::string> CompletedValues();

// Sorted, each once; ids of records, sites and staff, names of kinds and stages in the folder's own key language and in
// English. Empty where there is no folder or it cannot be opened: whoever types is not to be disturbed.
// Precondition: `value` is one of CompletedValues().
[[nodiscard]] std::vector<std::string> WordsFor(Context& context, std::string_view value);

}  // namespace lanzhi
