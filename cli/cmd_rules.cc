#include "cli/books.h"
#include "cli/formats.h"
#include "render/rules.h"

namespace lanzhi {
namespace {

constexpr Format<Handbook> kRulesFormats[] = {
    {"table", "format.table", AsDocument<RulesDocument, WriteText>},
    {"json", "format.json", AsDocument<RulesDocument, WriteJson>},
};

int RunRules(Context& context, const std::string& name) {
  int code = kUsage;
  const std::optional<Books> books = Books::Open(context, name, code);
  if (!books) return code;
  const Handbook* handbook = books->Only(context);
  if (handbook == nullptr) return kUsage;
  return DeliverAll(context, kRulesFormats, *handbook);
}

}  // namespace

Command RulesCommand() {
  const auto handbook = std::make_shared<std::string>();
  Command command;
  command.name = "rules";
  command.options = {{"--handbook", "handbook", "cli.handbook", handbook.get(), {}}};
  command.formats = NamesOf(kRulesFormats);
  command.run = [handbook](Context& context) { return RunRules(context, *handbook); };
  return command;
}

}  // namespace lanzhi
