#include "cli/books.h"
#include "cli/formats.h"
#include "cli/one_record.h"
#include "render/checklist.h"
#include "view/told_paths.h"

namespace lanzhi {
namespace {

constexpr Format<Checklist> kChecklistFormats[] = {
    {"text", "format.text", AsDocument<ChecklistDocument, WriteText>},
    {"md", "format.md", AsDocument<ChecklistDocument, WriteMarkdown>},
    {"json", "format.json", AsDocument<ChecklistDocument, WriteJson>},
};

int RunChecklist(Context& context, const std::string& id) {
  return WithRecord(context, id, [&](const Workspace& workspace, const Today&, const Seen& seen) -> int {
    Checklist list = ChecklistOf(*seen.record, *workspace.handbook, workspace.handbook->LoadClauses());
    if (context.redacted) TellOnlyIds(workspace.handbook->shapes(), list);
    return DeliverAll(context, kChecklistFormats, list, context.env.out_is_terminal ? "text" : "md");
  });
}

}  // namespace

Command ChecklistCommand() {
  const auto id = std::make_shared<std::string>();
  Command command;
  command.name = "checklist";
  command.options = {{"id", "record", "cli.record.id", id.get(), {}}};
  command.formats = NamesOf(kChecklistFormats);
  command.run = [id](Context& context) { return RunChecklist(context, *id); };
  return command;
}

}  // namespace lanzhi
