// The manual page, from the tables that --help and the completions are made from.
#pragma once

#include <string>
#include <vector>

#include "base/words.h"
#include "cli/command.h"

namespace lanzhi {

// The whole page lanzhi(1) in the man macros, as UTF-8, for `man` and groff.
[[nodiscard]] std::string ManPage(const std::vector<Command>& commands, const std::vector<Option>& globals,
                                  Language language);

}  // namespace lanzhi
