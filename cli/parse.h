// From words on the command line to the targets of options. The only file that includes CLI11 is parse.cc.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "cli/command.h"

namespace lanzhi {

// The place in `args` of the command's name: the first word that is neither an option of `globals` nor its value.
[[nodiscard]] std::optional<std::size_t> FindCommandWord(const std::vector<std::string>& args,
                                                         const std::vector<Option>& globals);

// Fills the targets. `args` holds no command name.
// Errors: the first fault: an unknown option, a missing value, a value outside its choices, a word too many.
[[nodiscard]] std::optional<Problem> ParseOptions(const std::vector<std::string>& args,
                                                  const std::vector<Option>& options);

}  // namespace lanzhi
