// git is run as a program: it knows every repository format.
#pragma once

#include <optional>
#include <string>

namespace lanzhi {

// The commit that `folder` is checked out at (40 or 64 hex digits); nullopt without a repository, a commit or git.
[[nodiscard]] std::optional<std::string> HeadCommit(const std::string& folder);

}  // namespace lanzhi
