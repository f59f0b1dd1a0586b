// Names of files, as text: nothing here looks at the disk.
#pragma once

#include <string>

namespace lanzhi {

// A path as given by the user, made absolute and free of `.` and `..`. `cwd`: absolute.
[[nodiscard]] std::string Absolute(const std::string& cwd, const std::string& path);

}  // namespace lanzhi
