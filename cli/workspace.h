// Finding the records folder, and opening it for a command.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/context.h"
#include "git/repository.h"
#include "source/write.h"
#include "view/findings.h"
#include "workspace/open.h"

namespace lanzhi {

// The folder found from `start`, or from the working directory when `start` is empty.
// Errors: nullopt, having named the places searched and offered `lanzhi init`.
[[nodiscard]] std::optional<std::string> RootFrom(Context& context, const std::string& start = {});

// The repository that `root` (absolute) lies in. `meanwhile`: as in Repository::Find().
// Errors: GitFailure; nullopt, having said that there is none.
[[nodiscard]] std::optional<Repository> RepositoryOf(const Context& context, const std::string& root,
                                                     const std::function<void(const Repository&)>& meanwhile = {});

// Prints faults of lanzhi.yaml or of the handbook: lint as it prints findings, other commands to standard error.
// Returns the exit code: kUsage, or kIncomplete when one could not be read, or they could not be written.
[[nodiscard]] int PrintFaults(Context& context, const Diagnostics& faults);

// Says that `path` (absolute) could not be written; returns kIncomplete.
int CannotWrite(const Context& context, const std::string& path, const std::string& why);
// kClean when it was; else says why not.
[[nodiscard]] int CodeOf(const Context& context, const std::string& path, const Written& written);

// What is known of the records folder `root` before it is opened; stays until another folder is asked for.
[[nodiscard]] const AgencyFile& AgencyOf(Context& context, const std::string& root);

// The records folder `root`, to be opened; what has been read of it is not read again.
[[nodiscard]] std::unique_ptr<Store> StoreOf(Context& context, const std::string& root);

// Prints to standard error what could not be read and is therefore missing from the result, which the exit code will
// say too (cli/CONTRACT.md "Exit codes").
void PrintUnreadable(Context& context, const Workspace& workspace, std::vector<Finding> findings);

// The findings as others than those who read the records may see them: personal data starred out, and, where output is
// redacted, without paths that are no ids.
[[nodiscard]] Findings Tellable(const Context& context, const Shapes& shapes, std::vector<Finding> findings);

// Opens a records folder; from then on its language is the context's unless --lang was given. Links, devices and the
// like among the records are reported, but by lint, whose findings they are.
// Errors: nullopt, having printed the faults of lanzhi.yaml and of the handbook; `code` is then the exit code.
[[nodiscard]] std::optional<Workspace> Open(Context& context, std::unique_ptr<Store> store, std::optional<Date> day,
                                            int& code, const ChooseExtent& choose = {});

}  // namespace lanzhi
