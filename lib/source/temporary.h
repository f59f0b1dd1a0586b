// Names of the files that are written before they take their place (source/LIMITS.md "Writing files").
#pragma once

#include <string>
#include <string_view>

namespace lanzhi {

// Of this process, without a folder: `.lanzhi-<process>.tmp`, which no other program uses.
[[nodiscard]] std::string TemporaryName();

// Whether `name` is that of a process that is gone, so that nobody will ever need it.
[[nodiscard]] bool IsLeftBehind(std::string_view name);

}  // namespace lanzhi
