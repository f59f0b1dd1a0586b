// What a change does not answer for, although it is shown with it.
#pragma once

#include <string_view>

#include "workspace/changes.h"
#include "workspace/lint.h"

namespace lanzhi {

// Marks (Finding::standing) and counts the findings of severity `least` or worse of files that the change does not
// touch and that it did not bring: those that the state before had already, at the same place and no milder, and those
// that only the month settles. What is said of a locked file is none of them: what the change does to it cannot be
// told. The state before is judged with the same `filter`, and only when there is such a finding; where it cannot be
// opened, the change answers for all. `version`: of this program. Errors: GitFailure.
void MarkStanding(const Changes& changes, Severity least, const Secrets& secrets, const RuleFilter& filter,
                  std::string_view version, int jobs, LintResult& result);

}  // namespace lanzhi
