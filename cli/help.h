// --help, in the language of the output.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/context.h"

namespace lanzhi {

[[nodiscard]] std::string ProgramHelp(const std::vector<Command>& commands, const std::vector<Option>& globals,
                                      Language language);
[[nodiscard]] std::string CommandHelp(const Command& command, const std::vector<Option>& globals, Language language);

}  // namespace lanzhi
