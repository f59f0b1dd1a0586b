#include "git/repository.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "source/path.h"

namespace lanzhi {
namespace {

namespace fs = std::filesystem;

// Reading a repository runs nothing that it names: no monitor of its files and, but for asking where hooks lie, no
// hook.
enum class Hooks { none, as_configured };
std::vector<std::string> In(const std::string& folder, std::vector<std::string> args, Hooks hooks = Hooks::none) {
  args.insert(args.begin(), {"-c", "core.fsmonitor=false", "-C", folder});
  if (hooks == Hooks::none) args.insert(args.begin(), {"-c", "core.hooksPath=/dev/null"});
  return args;
}

// One line of output, which may hold newlines of its own.
std::optional<std::string> LineOf(GitResult result) {
  if (result.status != 0 || result.out.empty()) return std::nullopt;
  result.out.pop_back();
  return std::move(result.out);
}

// A repository of somebody else: git says what to do. Errors: GitFailure.
void RefuseForeign(const GitResult& result) {
  if (result.status != 0 && result.err.find("safe.directory") != std::string::npos) throw FailureOf(result);
}

// With GIT_DIR alone git takes the working directory for the top of the work tree, and a relative path is meant from
// there; a git that runs elsewhere must be told.
std::vector<std::string> ForOtherFolders(const std::vector<std::string>& environment) {
  constexpr std::string_view kGitDir = "GIT_DIR=";
  const auto git_dir = std::find_if(environment.begin(), environment.end(),
                                    [&](const std::string& variable) { return variable.starts_with(kGitDir); });
  if (git_dir == environment.end()) return GitEnvironment(environment);
  std::error_code error;
  const std::string here = fs::current_path(error).string();
  std::vector<std::string> variables{"GIT_DIR=" + Absolute(here, git_dir->substr(kGitDir.size()))};
  if (const std::optional<std::string> top =
          LineOf(GitCall(In(".", {"rev-parse", "--show-toplevel"}), GitEnvironment(environment)).Finish())) {
    variables.push_back("GIT_WORK_TREE=" + *top);
  }
  return GitEnvironment(environment, variables);
}

}  // namespace

std::optional<Repository> Repository::Find(const std::string& folder, const std::vector<std::string>& environment,
                                           const std::function<void(const Repository&)>& meanwhile) {
  Repository found;
  found.folder_ = folder;
  found.environment_ = ForOtherFolders(environment);
  GitCall asked = found.Start({"rev-parse", "--is-inside-work-tree", "--git-path", "lanzhi", "--show-prefix"});
  if (meanwhile) meanwhile(found);
  GitResult where = asked.Finish();
  RefuseForeign(where);
  std::optional<std::string> out = LineOf(std::move(where));
  if (!out || !out->starts_with("true\n")) return std::nullopt;
  out->erase(0, 5);
  std::size_t end = out->find('\n');
  if (end == std::string::npos || out->find('\n', end + 1) != std::string::npos) {
    // A folder with a newline in its name: asked for one by one.
    const std::optional<std::string> path = LineOf(found.Try({"rev-parse", "--git-path", "lanzhi"}));
    if (!path) return std::nullopt;
    end = path->size();
  }
  found.cache_ = Absolute(folder, out->substr(0, end));
  found.prefix_ = out->substr(end + 1);
  std::error_code error;
  found.top_ = fs::canonical(folder, error).string() + "/";
  if (error || !found.top_.ends_with("/" + found.prefix_)) return std::nullopt;
  found.top_.erase(found.top_.size() - found.prefix_.size() - 1);
  return found;
}

std::vector<std::string> Repository::Args(std::vector<std::string> args) const { return In(folder_, std::move(args)); }

GitCall Repository::Start(std::vector<std::string> args, std::string_view input) const {
  return {Args(std::move(args)), environment_, input};
}

GitResult Repository::TryAtTop(std::vector<std::string> args) const {
  return GitCall(In(top_, std::move(args), Hooks::as_configured), environment_).Finish();
}

std::string Repository::Run(std::vector<std::string> args, std::string_view input) const {
  return Succeed(Start(std::move(args), input));
}

std::optional<std::string> Repository::Object(const std::string& name, const std::string& type) const {
  return LineOf(Try({"rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{" + type + "}"}));
}

std::string Succeed(GitCall call) {
  GitResult result = call.Finish();
  if (result.status == 0) return std::move(result.out);
  throw FailureOf(result);
}

}  // namespace lanzhi
