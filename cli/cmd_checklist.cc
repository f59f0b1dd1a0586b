#include "cli/books.h"
#include "cli/one_record.h"
#include "render/checklist.h"

namespace lanzhi {
namespace {

int RunChecklist(Context& context, const std::string& id) {
  return WithRecord(context, id, [&](const Workspace& workspace, const Today&, const Seen& seen) -> int {
    Diagnostics faults;
    const std::vector<Clause>& clauses = workspace.handbook->Clauses(faults);
    if (PrintClauseFaults(context, faults)) return kUsage;
    const Checklist list = ChecklistOf(*seen.record, *workspace.handbook, clauses);
    return DeliverAll(context, context.env.out_is_terminal ? "text" : "md", [&](const Output& output) {
      if (output.format == "json") return ChecklistJson(list, context.language);
      if (output.format == "md") return ChecklistMarkdown(list, context.language);
      return ChecklistText(list, context.language, context.StyleFor(output));
    });
  });
}

}  // namespace

Command ChecklistCommand() {
  const auto id = std::make_shared<std::string>();
  Command command;
  command.name = "checklist";
  command.options = {{"id", "id", "cli.record.id", id.get(), {}}};
  command.formats = {"text", "md", "json"};
  command.run = [id](Context& context) { return RunChecklist(context, *id); };
  return command;
}

}  // namespace lanzhi
