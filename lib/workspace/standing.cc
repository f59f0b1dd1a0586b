#include "workspace/standing.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "source/bytes.h"
#include "workspace/open.h"

namespace lanzhi {
namespace {

// A finding of a file that is the same in both states: its place in it does not move.
using Identity = std::tuple<std::string, std::string, std::string, std::string>;

Identity IdentityOf(const Finding& finding) {
  return {finding.place.file->path, finding.pointer, finding.rule, finding.fingerprint};
}

// How grave a finding is, and of how many periods.
struct Gravity {
  Severity severity = Severity::info;
  std::int64_t periods = 0;
};

// The findings that count of the files `paths` as they were.
std::map<Identity, Gravity> FindingsBefore(const Changes& changes, const std::set<std::string>& paths,
                                           const Secrets& secrets, const RuleFilter& filter, std::string_view version,
                                           int jobs) {
  std::map<Identity, Gravity> found;
  const std::unique_ptr<Changes> before = changes.Before(paths);
  if (!before) return found;
  const Workspace workspace = OpenWorkspace(before->TakeFolder(), std::nullopt, jobs, [&](const Workspace& opened) {
    return before->Choose(opened, version, jobs);
  });
  if (HasError(workspace.setup)) return found;
  for (const Finding& finding : Lint(workspace, secrets, before->selection(), filter, Keep::all, jobs).findings) {
    if (!finding.waiver.empty() || finding.place.file == nullptr) continue;
    Gravity& gravity = found[IdentityOf(finding)];
    gravity = {std::max(gravity.severity, finding.severity), std::max(gravity.periods, finding.periods)};
  }
  return found;
}

}  // namespace

void MarkStanding(const Changes& changes, Severity least, const Secrets& secrets, const RuleFilter& filter,
                  std::string_view version, int jobs, LintResult& result) {
  const auto is_outside = [&](const Finding& finding) {
    const FilePtr& file = finding.place.file;
    if (finding.severity < least || !finding.waiver.empty() || file == nullptr) return false;
    // What the change does to an encrypted one cannot be told.
    return !changes.Touches(file->path) && !IsEncrypted(file->bytes);
  };
  std::set<std::string> paths;
  for (const Finding& finding : result.findings) {
    if (!finding.by_month && is_outside(finding)) paths.insert(finding.place.file->path);
  }
  std::map<Identity, Gravity> before;
  if (!paths.empty()) before = FindingsBefore(changes, paths, secrets, filter, version, jobs);
  result.findings.Change([&](Finding& finding) {
    if (!is_outside(finding)) return false;
    const auto found = before.find(IdentityOf(finding));
    const bool was =
        found != before.end() && found->second.severity >= finding.severity && found->second.periods >= finding.periods;
    finding.standing = finding.by_month || was;
    result.summary.standing += finding.standing ? static_cast<int>(finding.periods) : 0;
    return finding.standing;
  });
  result.findings.Sort();
}

}  // namespace lanzhi
