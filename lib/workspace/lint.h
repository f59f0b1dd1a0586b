// What lint tells of: findings of records, of their text, and of the folder as a whole.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/message.h"
#include "view/findings.h"
#include "workspace/secrets.h"
#include "workspace/select.h"

namespace lanzhi {

// --rule and --ignore.
class RuleFilter {
 public:
  // `own`: the rules of the program itself, beside the handbook's.
  // Errors: nullopt: `problem` names a rule that neither has.
  [[nodiscard]] static std::optional<RuleFilter> Make(const Handbook& handbook, std::vector<std::string> own,
                                                      const std::vector<std::string>& only,
                                                      const std::vector<std::string>& ignore, Problem& problem);

  [[nodiscard]] bool Wants(std::string_view rule) const;
  // A fault that hides a file or a part of it speaks whatever is asked for, unless it is passed over by name.
  [[nodiscard]] bool WantsHiding(std::string_view rule) const;
  // Where one finding speaks for several (one hole, one finding) and is not wanted itself, the next that is speaks.
  void Apply(std::vector<std::unique_ptr<Outcome>>& outcomes) const;

 private:
  std::set<std::string, std::less<>> only_, ignore_;
};

struct LintResult {
  Findings findings;                 // sorted
  std::vector<CheckedFile> checked;  // by path
  Summary summary;
};

// Which findings are kept, and what of them, so that memory does not grow with the rest: what is only counted too;
// those that are printed without being asked for (not severity info); all, but only their rule, severity and waiver.
enum class Keep : std::uint8_t { all, printed, counts };

// Personal data is found, and stands in the findings: conceal it before they are told.
[[nodiscard]] LintResult Lint(const Workspace& workspace, const Secrets& secrets, const Selection& selection,
                              const RuleFilter& filter, Keep keep, int jobs);

// How many waivers that cover one of the findings end from `today` to a fortnight later.
[[nodiscard]] int WaiversEnding(const Workspace& workspace, const LintResult& result, Date today);

}  // namespace lanzhi
