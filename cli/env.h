// The world outside, handed to the program so that tests can call it in process.
#pragma once

#include <chrono>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "base/date.h"

namespace lanzhi {

// What is said, whole lines, should the processor time that the process may take run out, or the memory.
struct LastWords {
  std::string time_limit, no_memory;
};

struct Env {
  std::ostream* out = nullptr;
  std::ostream* err = nullptr;
  std::istream* in = nullptr;
  std::string cwd;
  std::string program;  // absolute path of what is running; "" = not known
  std::function<std::optional<std::string>(const std::string&)> variable;  // of the environment
  std::vector<std::string> environment;  // all of it, NAME=VALUE: for programs that are run
  std::function<Date(int utc_offset_minutes)> today;
  std::function<std::chrono::milliseconds()> elapsed;  // since the process began; empty: nobody is told of progress
  std::function<void(const LastWords&)> set_last_words;
  std::function<void(std::shared_ptr<const void>)> keep;  // to the end of the process, which need not free it
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool in_is_terminal = false;
  int width = 80;         // of the terminal
  std::string workbooks;  // the library that makes them and its version; "": the program was built without
};

// The process's own streams, clock, environment and limits: where time or memory runs out it ends with kIncomplete. A
// closed pipe ends the process quietly, as a signal would; any other failure to write sets badbit on the stream, which
// Run() turns into kIncomplete.
class World {
 public:
  World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  ~World();

  [[nodiscard]] Env& env() { return env_; }

 private:
  struct Streams;
  std::unique_ptr<Streams> streams_;
  Env env_;
};

// Exit codes (cli/CONTRACT.md "Exit codes").
enum ExitCode : int { kClean = 0, kFindings = 1, kUsage = 2, kIncomplete = 3 };

// Runs one command line (without the program's name).
[[nodiscard]] int Run(const std::vector<std::string>& args, Env& env);

}  // namespace lanzhi
