// The world outside, handed to the program so that tests can call it in process.
#pragma once

#include <functional>
#include <optional>
#include <ostream>
#include <istream>
#include <string>
#include <vector>

#include "base/date.h"

namespace lanzhi {

struct Env {
  std::ostream* out = nullptr;
  std::ostream* err = nullptr;
  std::istream* in = nullptr;
  std::string cwd;
  std::function<std::optional<std::string>(const std::string&)> variable;  // of the environment
  std::function<Date(int utc_offset_minutes)> today;
  bool out_is_terminal = false;
  int width = 80;  // of the terminal
};

// Exit codes of contract.md.
enum ExitCode : int { kClean = 0, kFindings = 1, kUsage = 2, kIncomplete = 3 };

// Runs one command line (without the program's name).
[[nodiscard]] int Run(const std::vector<std::string>& args, Env& env);

}  // namespace lanzhi
