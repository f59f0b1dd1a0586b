// A folder of its own for each test, and the program run in it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace lanzhi::test {

struct RunResult {
  int exit = 0;
  std::string out;
  std::string err;
};

class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }
  void Write(const std::string& path, const std::string& bytes) const;
  [[nodiscard]] std::string Read(const std::string& path) const;
  // Runs `git COMMAND_LINE` in the folder, without the machine's settings.
  void Git(const std::string& command_line) const;
  // Runs one command line; the folder's path in the output becomes `$DIR`, elapsed times `# s`.
  RunResult Run(const std::string& command_line, const std::string& input) const;

  std::map<std::string, std::string> variables;

 private:
  [[nodiscard]] std::string Neutral(std::string text) const;
  std::filesystem::path root_;
};

// Splits at blanks; single or double quotes keep words whole.
[[nodiscard]] std::vector<std::string> SplitWords(const std::string& line);

}  // namespace lanzhi::test
