// The law of the scanner: a text that it accepts has no finding, and its tree is the arbiter's, node by node.
#pragma once

#include <string>

#include "source/file.h"

namespace lanzhi::test {

struct Ruling {
  bool accepted = false;
  std::string difference;  // empty: the law holds
};

// Reads the file both ways; the second only when the scanner accepts it.
[[nodiscard]] Ruling Rule(const FilePtr& file);

// Whether the arbiter has nothing to say about the file, a warning neither.
[[nodiscard]] bool IsFaultless(const FilePtr& file);

}  // namespace lanzhi::test
