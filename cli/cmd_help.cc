#include "base/nearest.h"
#include "cli/context.h"
#include "cli/help.h"
#include "cli/options.h"

namespace lanzhi {
namespace {

int RunHelp(Context& context, const std::string& name) {
  Globals ignored;
  const std::vector<Option> globals = GlobalOptions(ignored);
  const std::vector<Command> commands = Commands();
  if (name.empty()) {
    context.Print(ProgramHelp(commands, globals, context.language, context.Width()));
    return kClean;
  }
  std::vector<std::string> names;
  for (const Command& command : commands) {
    if (command.name == name) {
      context.Print(CommandHelp(command, globals, context.language, context.Width()));
      return kClean;
    }
    names.push_back(command.name);
  }
  return context.Fail({"cli.unknown-command", {}, {{"value", Verbatim(name)}}}, DidYouMean(name, names));
}

}  // namespace

// `lanzhi help COMMAND` is `lanzhi COMMAND --help`, as people know it from git.
Command HelpCommand() {
  const auto name = std::make_shared<std::string>();
  Command command;
  command.name = "help";
  command.options = {{"command", "command", "cli.help.command", name.get(), {}, false, true}};
  command.run = [name](Context& context) { return RunHelp(context, *name); };
  return command;
}

}  // namespace lanzhi
