// Words for a shell.
#pragma once

#include <string>
#include <string_view>

namespace lanzhi {

// In single quotes, as POSIX shells and fish read them.
[[nodiscard]] inline std::string ShellQuoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

}  // namespace lanzhi
