#include "cli/one_record.h"

#include "cli/paths.h"
#include "render/concise.h"

namespace lanzhi {

int WithRecord(Context& context, const std::string& id,
               const std::function<int(const Workspace&, const Today&, const Seen&)>& use) {
  if (id.empty()) return context.Fail({"cli.record.no-id", {}, {}});
  // A path leads to its own folder, an id to that of the working directory.
  const bool path = id.find('/') != std::string::npos || id.ends_with(".yaml");
  const std::string place = path ? Absolute(context.cwd, id) : std::string();
  const std::optional<std::string> root = RootFrom(context, place);
  if (!root) return kUsage;
  const std::optional<Today> today = TodayOf(context, AgencyOf(context, *root).utc_offset_minutes);
  if (!today) return kUsage;
  int code = kUsage;
  const std::optional<Workspace> workspace = Open(context, StoreOf(context, *root), today->date, code);
  if (!workspace) return code;
  int delivered = kFindings;
  const std::string named = path ? NamesIn(*root, {place}).front() : id;
  const std::optional<Problem> problem = VisitRecord(*workspace, named, context.jobs, [&](const Seen& seen) {
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
