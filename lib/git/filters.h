// Programs that the configuration of a repository names as filters of its files. None of them is run: only git-crypt,
// by its own name, where an agency keeps its records encrypted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "git/repository.h"

namespace lanzhi {

// Options for a git that reads the work tree: with them it runs no filter. Errors: GitFailure.
[[nodiscard]] std::vector<std::string> WithoutFilters(const Repository& repository);

// The name that an attribute `filter` has where git-crypt is meant: git-crypt, git-crypt-KEY.
[[nodiscard]] bool NamesGitCrypt(std::string_view filter);

// What `git-crypt smudge` makes of a blob; nullopt: git-crypt is not set up for `path`, which is relative to the
// records folder, or its entry in the configuration runs something else. Errors: GitFailure.
[[nodiscard]] std::optional<GitResult> Decrypt(const Repository& repository, std::string_view blob,
                                               const std::string& path);

}  // namespace lanzhi
