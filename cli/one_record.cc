#include "cli/one_record.h"

#include "render/concise.h"

namespace lanzhi {

int WithRecord(Context& context, const std::string& id,
               const std::function<int(const Workspace&, const Today&, const Seen&)>& use) {
  if (id.empty()) return context.Fail({"cli.record.no-id", {}, {}});
  const std::optional<std::string> root = RootFrom(context);
  if (!root) return kUsage;
  const std::optional<Today> today = TodayOf(context, AgencyOf(context, *root).utc_offset_minutes);
  if (!today) return kUsage;
  int code = kUsage;
  const std::optional<Workspace> workspace = Open(context, StoreOf(context, *root), today->date, code);
  if (!workspace) return code;
  int delivered = kFindings;
  const std::optional<Problem> problem = VisitRecord(*workspace, id, context.jobs, [&](const Seen& seen) {
    if (seen.record != nullptr) {
      delivered = use(*workspace, *today, seen);
      return;
    }
    std::vector<Finding> findings;
    for (const Diagnostic& fault : seen.diagnostics) findings.push_back(FindingOf(fault, seen.kind, seen.id));
    StreamSink out(*context.env.out);
    ConciseFindings(out, findings, context.language, true);
  });
  return problem ? context.FailWith(*problem) : delivered;
}

}  // namespace lanzhi
