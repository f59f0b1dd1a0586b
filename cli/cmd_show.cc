#include <filesystem>

#include "cli/parse.h"
#include "cli/workspace.h"
#include "render/concise.h"
#include "render/show_formats.h"

namespace lanzhi {
namespace {

int RunShow(Context& context, const std::string& id) {
  if (id.empty()) return context.Fail({"cli.show.no-id", {}, {}});
  const std::optional<std::string> root = RootFrom(context);
  if (!root) return kUsage;
  const std::optional<Today> today = TodayOf(context, PeekAgency(*root).utc_offset_minutes);
  if (!today) return kUsage;
  int code = kUsage;
  const std::optional<Workspace> workspace = Open(context, OpenDisk(*root), today->date, code);
  if (!workspace) return code;

  VisitOptions visit;
  visit.jobs = context.jobs;
  visit.want = Want::all;
  std::vector<std::string> known;
  for (std::size_t i = 0; i < workspace->entries.size(); ++i) {
    known.push_back(std::filesystem::path(workspace->entries[i].path).stem().string());
    // Two files of one name are for lint to tell.
    if (known.back() == id && visit.chosen.empty()) visit.chosen.push_back(i);
  }
  if (visit.chosen.empty()) {
    return context.Fail({"cli.show.unknown", {}, {{"value", Verbatim(id)}}}, DidYouMean(id, known));
  }
  int delivered = kClean;
  (void)Visit(*workspace, visit, [&](std::size_t, Seen& seen) {
    if (seen.record == nullptr) {
      std::vector<Finding> findings;
      for (const Diagnostic& fault : seen.diagnostics) findings.push_back(FindingOf(fault, seen.kind, seen.id));
      context.Print(ConciseFindings(findings, context.language, true));
      delivered = seen.later ? context.Fail({"cli.show.later", {}, {{"value", Verbatim(id)}, {"date", today->date}}})
                             : kFindings;
      return;
    }
    ShownRecord shown = ShowRecord(*seen.record, *workspace->handbook, seen.outcomes);
    for (const Diagnostic& fault : seen.diagnostics) shown.findings.push_back(FindingOf(fault, seen.kind, seen.id));
    SortFindings(shown.findings);
    delivered = DeliverAll(context, "human", [&](const Output& output) {
      const ShowOptions options{context.language, context.StyleFor(output), today->date};
      if (output.format == "json") return ShowJson(shown, options);
      return ShowText(shown, options) + '\n' + Describe(context, *today) + '\n';
    });
  });
  return delivered;
}

}  // namespace

Command ShowCommand() {
  const auto id = std::make_shared<std::string>();
  Command command;
  command.name = "show";
  command.options = {{"id", "id", "cli.show.id", id.get(), {}}};
  command.formats = {"human", "json"};
  command.run = [id](Context& context) { return RunShow(context, *id); };
  return command;
}

}  // namespace lanzhi
