#include "cli/context.h"
#include "cli/man.h"
#include "cli/options.h"

namespace lanzhi {

Command ManCommand() {
  Command command;
  command.name = "man";
  command.run = [](Context& context) {
    Globals ignored;
    context.Print(ManPage(Commands(), GlobalOptions(ignored), context.language));
    return kClean;
  };
  return command;
}

}  // namespace lanzhi
