// Finding the records folder, and opening it for a command.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/context.h"
#include "git/repository.h"
#include "workspace/open.h"

namespace lanzhi {

[[nodiscard]] bool IsFolder(const std::string& path);

struct Search {
  std::optional<std::string> root;    // absolute: the folder that holds lanzhi.yaml
  std::vector<std::string> searched;  // folders looked into, nearest first
};

// Walks up from `start` (absolute; a file or a folder, which need not exist) to a lanzhi.yaml, at most to the git top
// level.
[[nodiscard]] Search FindRoot(const std::string& start);

// The folder found from `start`, or from the working directory when `start` is empty.
// Errors: nullopt, having named the places searched and offered `lanzhi init`.
[[nodiscard]] std::optional<std::string> RootFrom(Context& context, const std::string& start = {});

// The repository that `root` (absolute) lies in.
// Errors: GitFailure; nullopt, having said that there is none.
[[nodiscard]] std::optional<Repository> RepositoryOf(const Context& context, const std::string& root);

// Prints faults of lanzhi.yaml or of the handbook: lint as it prints findings, other commands to standard error.
// Returns the exit code: kUsage, or kIncomplete when they could not be written.
[[nodiscard]] int PrintFaults(Context& context, const Diagnostics& faults);

// Says that `path` (absolute) could not be written; returns kIncomplete.
int CannotWrite(const Context& context, const std::string& path, const std::string& why);

// Opens the workspace in `root`; from then on its language is the context's unless --lang was given.
// Errors: nullopt, having printed the faults of lanzhi.yaml and of the handbook; `code` is then the exit code.
[[nodiscard]] std::optional<Workspace> Open(Context& context, std::unique_ptr<Folder> folder, std::optional<Date> day,
                                            int& code, const ChooseExtent& choose = {});

}  // namespace lanzhi
