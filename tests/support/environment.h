// The environment that the tests run in, for programs that are run in turn.
#pragma once

#include <unistd.h>

#include <string>
#include <vector>

namespace lanzhi::test {

[[nodiscard]] inline std::vector<std::string> Environment() {
  std::vector<std::string> variables;
  for (char** each = environ; *each != nullptr; ++each) variables.emplace_back(*each);
  return variables;
}

}  // namespace lanzhi::test
