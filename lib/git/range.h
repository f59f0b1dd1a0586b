// Two states of a repository by the names that people give them.
#pragma once

#include <optional>
#include <string>

#include "git/repository.h"

namespace lanzhi {

struct CommitRange {
  std::string from;               // id of a commit, or of a tree
  std::optional<std::string> to;  // id of a commit; nullopt: the work tree
};

// `name`: a commit, against which the work tree stands; `A..B`, two commits; `A...B`, B against what it has in common
// with A, or against A itself where that is nothing. A side that is left out is HEAD, as git reads it; a tree may stand
// for A.
// Errors: nullopt: `unknown` is the name that leads to none. GitFailure.
[[nodiscard]] std::optional<CommitRange> FindRange(const Repository& repository, const std::string& name,
                                                   std::string& unknown);

}  // namespace lanzhi
