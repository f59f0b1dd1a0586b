#include "cli/one_record.h"
#include "render/show_formats.h"

namespace lanzhi {
namespace {

int RunShow(Context& context, const std::string& id) {
  return WithRecord(context, id, [&](const Workspace& workspace, const Today& today, const Seen& seen) {
    ShownRecord shown = ShowRecord(*seen.record, *workspace.handbook, seen.outcomes);
    for (const Diagnostic& fault : seen.diagnostics) shown.findings.push_back(FindingOf(fault, seen.kind, seen.id));
    SortFindings(shown.findings);
    return DeliverAll(context, "human", [&](const Output& output) {
      const ShowOptions options{context.language, context.StyleFor(output), today.date};
      if (output.format == "json") return ShowJson(shown, options);
      return ShowText(shown, options) + '\n' + Describe(context, today) + '\n';
    });
  });
}

}  // namespace

Command ShowCommand() {
  const auto id = std::make_shared<std::string>();
  Command command;
  command.name = "show";
  command.options = {{"id", "id", "cli.record.id", id.get(), {}}};
  command.formats = {"human", "json"};
  command.run = [id](Context& context) { return RunShow(context, *id); };
  return command;
}

}  // namespace lanzhi
