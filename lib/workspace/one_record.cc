#include "workspace/one_record.h"

#include "base/nearest.h"

namespace lanzhi {

std::optional<Problem> VisitRecord(const Workspace& workspace, const std::string& named, int jobs,
                                   const std::function<void(Seen&)>& visitor) {
  VisitOptions visit;
  visit.jobs = jobs;
  visit.want = Want::all;
  std::vector<std::string> known;
  for (std::size_t i = 0; i < workspace.entries.size(); ++i) {
    const Entry& entry = workspace.entries[i];
    known.push_back(workspace.IsAgency(entry) ? std::string(entry.linked->id) : std::string(StemOf(entry.path)));
    if ((known.back() == named || entry.path == named) && visit.chosen.empty()) visit.chosen.push_back(i);
  }
  if (visit.chosen.empty()) {
    return Problem{{"cli.record.unknown", {}, {{"value", Verbatim(named)}}}, DidYouMean(named, known)};
  }
  std::optional<Problem> problem;
  (void)Visit(workspace, visit, [&](std::size_t, Seen& seen) {
    visitor(seen);
    if (seen.record == nullptr && seen.later) {
      problem = {{"cli.record.later", {}, {{"value", Verbatim(named)}, {"date", *workspace.day}}}, {}};
    }
  });
  return problem;
}

}  // namespace lanzhi
