#include "workspace/own_reports.h"

#include <set>
#include <utility>

#include "source/faults.h"
#include "view/report_definition.h"
#include "workspace/read_trees.h"

namespace lanzhi {

void ReadOwnReports(Workspace& workspace) {
  workspace.reports = ReadTrees(*workspace.store, kOwnReports, workspace.setup);
  if (workspace.reports.empty()) return;
  std::set<std::string> known;
  for (const Tree& tree : CompiledReports()) {
    if (const std::optional<ReportHead> head = HeadOf(tree)) known.insert(head->id);
  }
  Faults faults(workspace.setup);
  for (const Tree& tree : workspace.reports) {
    const Part root{&tree, tree.nodes.data()};
    if (!root.Find("report")) {
      faults.Add(root.place(), "handbook-not-a-report", {});
      continue;
    }
    const ReportDefinition made = ReportDefinition::Load(*workspace.handbook, WithCompiled(tree), workspace.setup);
    if (made.head.id.empty() || known.insert(made.head.id).second) continue;
    const Part id = root.Find("report");
    faults.Add(id.place(), "handbook-report-taken", {Typed("name", made.head.id)});
  }
}

}  // namespace lanzhi
