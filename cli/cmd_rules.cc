#include "cli/books.h"
#include "render/rules.h"

namespace lanzhi {
namespace {

int RunRules(Context& context, const std::string& name) {
  int code = kUsage;
  const std::optional<Books> books = Books::Open(context, name, code);
  if (!books) return code;
  const Handbook* handbook = books->Only(context);
  if (handbook == nullptr) return kUsage;
  return DeliverAll(context, "table", [&](const Output& output) {
    if (output.format == "json") return RulesJson(*handbook, context.language);
    return RulesTable(*handbook, context.language, context.StyleFor(output));
  });
}

}  // namespace

Command RulesCommand() {
  const auto handbook = std::make_shared<std::string>();
  Command command;
  command.name = "rules";
  command.options = {{"--handbook", "handbook", "cli.handbook", handbook.get(), {}}};
  command.formats = {"table", "json"};
  command.run = [handbook](Context& context) { return RunRules(context, *handbook); };
  return command;
}

}  // namespace lanzhi
