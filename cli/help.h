// --help, in the language of the output.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/context.h"

namespace lanzhi {

// The placeholder of an option's value or of an argument: DIR, DATE.
[[nodiscard]] std::string ValueName(const Option& option, Language language);
// What stands behind `lanzhi COMMAND` in its usage line, a blank first: " [OPTIONS] [PATH...]".
[[nodiscard]] std::string ArgumentsOf(const Command& command, Language language);

// `width`: of the terminal, whose lines what is said of an option does not leave; 0: no terminal.
[[nodiscard]] std::string ProgramHelp(const std::vector<Command>& commands, const std::vector<Option>& globals,
                                      Language language, int width);
// Of the common options only -f, whose formats are the command's own; the others stand in ProgramHelp().
[[nodiscard]] std::string CommandHelp(const Command& command, const std::vector<Option>& globals, Language language,
                                      int width);

}  // namespace lanzhi
