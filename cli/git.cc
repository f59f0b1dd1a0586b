#include "cli/git.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

namespace lanzhi {
namespace {

std::vector<std::string> Environment() {
  std::vector<std::string> variables;
  for (char** each = environ; *each != nullptr; ++each) {
    if (std::strncmp(*each, "GIT_OPTIONAL_LOCKS=", 19) != 0) variables.emplace_back(*each);
  }
  variables.emplace_back("GIT_OPTIONAL_LOCKS=0");
  return variables;
}

std::vector<char*> Pointers(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (std::string& each : strings) pointers.push_back(each.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::string ReadAll(int descriptor) {
  std::string out;
  std::array<char, 4096> buffer{};
  while (true) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return out;
    out.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

// Standard output of `git ARGS`; nullopt when it could not be run or did not end with 0.
std::optional<std::string> RunGit(std::vector<std::string> args) {
  args.insert(args.begin(), "git");
  std::array<int, 2> pipe_ends{};
  if (::pipe2(pipe_ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<std::string> variables = Environment();
  pid_t child = 0;
  const int failed =
      ::posix_spawnp(&child, "git", &actions, nullptr, Pointers(args).data(), Pointers(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  ::close(pipe_ends[1]);
  const std::string out = failed == 0 ? ReadAll(pipe_ends[0]) : std::string();
  ::close(pipe_ends[0]);
  if (failed != 0) return std::nullopt;
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return std::nullopt;
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
  return out;
}

}  // namespace

std::optional<std::string> HeadCommit(const std::string& folder) {
  std::optional<std::string> out = RunGit({"-C", folder, "rev-parse", "--verify", "--quiet", "HEAD"});
  if (!out) return std::nullopt;
  while (!out->empty() && out->back() == '\n') out->pop_back();
  const bool hex =
      std::all_of(out->begin(), out->end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
  if (!hex || out->size() < 40) return std::nullopt;
  return out;
}

}  // namespace lanzhi
