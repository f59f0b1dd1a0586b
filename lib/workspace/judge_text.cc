#include "workspace/judge_text.h"

#include <utility>

#include "source/overlay.h"
#include "workspace/open.h"
#include "workspace/secrets.h"
#include "workspace/visit.h"

namespace lanzhi {

JudgedText JudgeText(std::unique_ptr<Folder> folder, const std::string& path, const std::string& text, int jobs) {
  JudgedText judged{OpenWorkspace(Overlay(std::move(folder), path, text), std::nullopt, jobs), {}};
  const Workspace& workspace = judged.workspace;
  std::vector<Finding>& findings = judged.findings;
  VisitOptions options;
  options.jobs = 1;
  for (std::size_t i = 0; i < workspace.entries.size(); ++i) {
    if (workspace.entries[i].path == path) options.chosen.push_back(i);
  }
  if (options.chosen.empty()) return judged;
  const Secrets secrets(workspace);
  (void)Visit(workspace, options, [&](std::size_t, Seen& seen) {
    if (seen.record != nullptr) findings = FindingsOf(*seen.record, seen.outcomes);
    Append(seen.diagnostics, secrets.In(seen));
    for (const Diagnostic& diagnostic : seen.diagnostics) findings.push_back(FindingOf(diagnostic, seen.kind, seen.id));
  });
  return judged;
}

}  // namespace lanzhi
