// A file without a name, in memory, for libraries that write to nothing but a path: no disk can be full, and nothing
// stays behind a process that was killed.
#pragma once

#include <optional>
#include <string>

#include "base/descriptor.h"

namespace lanzhi {

class MemoryFile {
 public:
  MemoryFile();
  [[nodiscard]] bool ok() const { return fd_.ok(); }  // whether the system could make one
  // By which this process opens it, while it lives.
  [[nodiscard]] std::string path() const;
  // What was written. Errors: nullopt when it cannot be read.
  [[nodiscard]] std::optional<std::string> Read() const;

 private:
  Descriptor fd_;
};

}  // namespace lanzhi
