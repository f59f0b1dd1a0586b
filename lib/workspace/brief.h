// What must be known of a record to tell which others its findings hang on.
#pragma once

#include <string>
#include <vector>

#include "record/read.h"

namespace lanzhi {

struct Brief {
  std::string kind, id;           // "" when they cannot be told
  std::vector<std::string> refs;  // ids it links to, each once, sorted; those that could be no id are left out
};

// Reads `file` as OpenWorkspace() and Visit() do, without its links. Thread-safe.
[[nodiscard]] Brief BriefOf(const FilePtr& file, const Shapes& shapes, KeyLanguage keys);

}  // namespace lanzhi
