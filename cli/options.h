// The options that every command has.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace lanzhi {

struct Globals {
  std::string directory;  // -C
  std::string today;
  std::string lang;
  std::vector<std::string> formats;  // FMT or FMT=FILE
  std::string color;
  std::string jobs;
  bool quiet = false;
  int verbose = 0;
  bool version = false;
  bool help = false;
};

[[nodiscard]] std::vector<Option> GlobalOptions(Globals& globals);

}  // namespace lanzhi
