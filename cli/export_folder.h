// The folder that `export` writes into.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/context.h"

namespace lanzhi {

struct ExportFolder {
  std::string path;                // absolute; it need not exist
  std::vector<std::string> files;  // names of the tables that an earlier export left there
};

// The folder `typed`, for an export of the records folder `root`.
// Errors: nullopt, having said so; `code`: kUsage where it is no folder, is needed for records or holds what no export
// made, kIncomplete where it cannot be looked into.
[[nodiscard]] std::optional<ExportFolder> ExportFolderAt(const Context& context, const std::string& root,
                                                         const std::string& typed, int& code);

// Removes the tables of the earlier export that are not among `names`. Returns an exit code, having said why.
[[nodiscard]] int RemoveOldTables(const Context& context, const ExportFolder& folder,
                                  const std::vector<std::string>& names);

}  // namespace lanzhi
