#include "cli/one_record.h"

#include "cli/parse.h"
#include "render/concise.h"

namespace lanzhi {

int WithRecord(Context& context, const std::string& id,
               const std::function<int(const Workspace&, const Today&, const Seen&)>& use) {
  if (id.empty()) return context.Fail({"cli.record.no-id", {}, {}});
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
    const Entry& entry = workspace->entries[i];
    known.push_back(workspace->IsAgency(entry) ? std::string(entry.linked->id) : std::string(StemOf(entry.path)));
    // Two files of one name are for lint to report.
    if (known.back() == id && visit.chosen.empty()) visit.chosen.push_back(i);
  }
  if (visit.chosen.empty()) {
    return context.Fail({"cli.record.unknown", {}, {{"value", Verbatim(id)}}}, DidYouMean(id, known));
  }
  int delivered = kClean;
  (void)Visit(*workspace, visit, [&](std::size_t, Seen& seen) {
    if (seen.record == nullptr) {
      std::vector<Finding> findings;
      for (const Diagnostic& fault : seen.diagnostics) findings.push_back(FindingOf(fault, seen.kind, seen.id));
      context.Print(ConciseFindings(findings, context.language, true));
      delivered = kFindings;
      if (seen.later) {
        delivered = context.Fail({"cli.record.later", {}, {{"value", Verbatim(id)}, {"date", today->date}}});
      }
      return;
    }
    delivered = use(*workspace, *today, seen);
  });
  return delivered;
}

}  // namespace lanzhi
