// Names of files, as text: nothing here looks at the disk.
#pragma once

#include <string>
#include <string_view>

namespace lanzhi {

// A path as given by the user, made absolute and free of `.` and `..`. `cwd`: absolute.
[[nodiscard]] std::string Absolute(const std::string& cwd, const std::string& path);

// Whether `path` is `under` or lies below it; "" = everything does.
[[nodiscard]] bool IsAtOrBelow(std::string_view path, std::string_view under);

}  // namespace lanzhi
