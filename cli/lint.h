// What lint does between opening the folder and choosing the exit code.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/context.h"
#include "cli/select.h"
#include "render/lint_formats.h"
#include "view/finding.h"
#include "workspace/workspace.h"

namespace lanzhi {

// --rule and --ignore.
class RuleFilter {
 public:
  // Errors: nullopt, having said so: a rule that neither the handbook nor the program has.
  [[nodiscard]] static std::optional<RuleFilter> Make(const Context& context, const Handbook& handbook,
                                                      const std::vector<std::string>& only,
                                                      const std::vector<std::string>& ignore);

  [[nodiscard]] bool Wants(std::string_view rule) const;
  // Where one finding speaks for several (one hole, one finding) and is not wanted itself, the next that is speaks.
  void Apply(std::vector<std::unique_ptr<Outcome>>& outcomes) const;

 private:
  std::set<std::string, std::less<>> only_, ignore_;
};

struct LintResult {
  std::vector<Finding> findings;     // sorted
  std::vector<CheckedFile> checked;  // by path
  Summary summary;
  std::optional<double> seconds;
};

// `infos`: keep findings of severity info too; else they are only counted, so that memory does not grow with them.
[[nodiscard]] LintResult Lint(const Workspace& workspace, const Selection& selection, const RuleFilter& filter,
                              bool infos, int jobs);

}  // namespace lanzhi
