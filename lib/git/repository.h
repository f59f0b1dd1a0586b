// The repository that a records folder lies in.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "git/process.h"

namespace lanzhi {

class Repository {
 public:
  // `folder`: absolute. nullopt: it lies in no work tree of git, or there is no git.
  // What the caller's `environment` (NAME=VALUE) says of the repository (GIT_DIR, GIT_INDEX_FILE and the like) is
  // kept: a hook is called with the index of the commit that is being made, which need not be `.git/index`.
  // `meanwhile`: called before git has answered, to Start() what is in vain where the answer is no.
  // Errors: GitFailure: git does not trust the repository.
  [[nodiscard]] static std::optional<Repository> Find(const std::string& folder,
                                                      const std::vector<std::string>& environment,
                                                      const std::function<void(const Repository&)>& meanwhile = {});

  // Of the folder below the top of the work tree: "" or "a/b/".
  [[nodiscard]] const std::string& prefix() const { return prefix_; }
  // Of the work tree; absolute.
  [[nodiscard]] const std::string& top() const { return top_; }
  // Where this program keeps what it need not find out again; absolute, and there may be nothing.
  [[nodiscard]] const std::string& cache() const { return cache_; }

  // git in the records folder: it names files below it as the folder does.
  [[nodiscard]] GitCall Start(std::vector<std::string> args, std::string_view input = {}) const;
  [[nodiscard]] GitResult Try(std::vector<std::string> args) const { return Start(std::move(args)).Finish(); }
  // The same at the top of the work tree.
  [[nodiscard]] GitResult TryAtTop(std::vector<std::string> args) const;
  // What it printed. Errors: GitFailure when it did not end with 0.
  [[nodiscard]] std::string Run(std::vector<std::string> args, std::string_view input = {}) const;

  // The id of a commit; nullopt when there is none of this name.
  [[nodiscard]] std::optional<std::string> Commit(const std::string& name) const { return Object(name, "commit"); }
  // The same of another `type` of objects, such as tree.
  [[nodiscard]] std::optional<std::string> Object(const std::string& name, const std::string& type) const;

  [[nodiscard]] const std::vector<std::string>& environment() const { return environment_; }
  [[nodiscard]] std::vector<std::string> Args(std::vector<std::string> args) const;

 private:
  Repository() = default;

  std::string folder_, prefix_, top_, cache_;
  std::vector<std::string> environment_;
};

// The output of a call that must succeed. Errors: GitFailure with what git said.
[[nodiscard]] std::string Succeed(GitCall call);

}  // namespace lanzhi
