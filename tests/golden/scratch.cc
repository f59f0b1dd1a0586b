#include "golden/scratch.h"

#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "cli/env.h"
#include "render/write.h"
#include "source/read_file.h"
#include "support/environment.h"

namespace lanzhi::test {

namespace fs = std::filesystem;

Scratch::Scratch() {
  std::string name = (fs::temp_directory_path() / "lanzhi-golden-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  root_ = fs::canonical(name);
  // The machine's settings of git (hooks of its own among them) and a commit in whose hook the tests run are not meant.
  ::setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
  ::setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
  for (const char* variable : {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}) ::unsetenv(variable);
}

Scratch::~Scratch() {
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

void Scratch::Write(const std::string& path, const std::string& bytes) const {
  fs::create_directories((root_ / path).parent_path());
  std::ofstream(root_ / path, std::ios::binary) << bytes;
}

std::string Scratch::Read(const std::string& path) const { return ReadFile(root_ / path).value_or("(no such file)\n"); }

void Scratch::Git(const std::string& command_line) const {
  // At a fixed time: what it is told of a commit does not change from run to run.
  const std::string command =
      "GIT_AUTHOR_DATE=2026-11-01T08:00:00+0800 GIT_COMMITTER_DATE=2026-11-01T08:00:00+0800 git -C '" + root_.string() +
      "' -c init.defaultBranch=main -c user.name=x -c user.email=x@example.invalid " + command_line +
      " >/dev/null 2>&1";
  // A merge that stops at a conflict is what a test may want; what a command did shows in the runs that follow.
  if (std::system(command.c_str()) < 0) throw std::runtime_error("cannot run git");
}

RunResult Scratch::Run(const std::string& command_line, const std::string& input) const {
  std::ostringstream out;
  std::ostringstream err;
  std::istringstream in(input);
  Env env;
  env.out = &out;
  env.err = &err;
  env.in = &in;
  env.cwd = root_.string();
  env.variable = [this](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    if (found == variables.end()) return std::nullopt;
    return found->second;
  };
  env.environment = Environment();
  env.today = [](int) { return MakeDate(2026, 11, 22); };
  env.workbooks = XlsxLibrary();
  RunResult result;
  result.exit = lanzhi::Run(SplitWords(command_line), env);
  result.out = Neutral(out.str());
  result.err = Neutral(err.str());
  return result;
}

std::string Scratch::Neutral(std::string text) const {
  for (std::size_t at = text.find(root_.string()); at != std::string::npos; at = text.find(root_.string(), at)) {
    text.replace(at, root_.string().size(), "$DIR");
  }
  static const std::regex elapsed("[0-9]+\\.[0-9]+ (s|秒)");
  return std::regex_replace(text, elapsed, "# $1");
}

std::vector<std::string> SplitWords(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool inside = false;
  char quote = 0;
  for (const char c : line) {
    if (quote != 0) {
      if (c == quote) {
        quote = 0;
      } else {
        word += c;
      }
    } else if (c == '"' || c == '\'') {
      quote = c;
      inside = true;
    } else if (c == ' ') {
      if (inside) words.push_back(word);
      word.clear();
      inside = false;
    } else {
      word += c;
      inside = true;
    }
  }
  if (inside) words.push_back(word);
  return words;
}

}  // namespace lanzhi::test
