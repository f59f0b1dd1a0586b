// A file outside the records folder, whole: reports that were written before, hooks, the index.
#pragma once

#include <optional>
#include <string>

namespace lanzhi {

// The bytes of `path`. nullopt: there is no such file, or it could not be read to its end.
[[nodiscard]] std::optional<std::string> ReadFile(const std::string& path);

}  // namespace lanzhi
