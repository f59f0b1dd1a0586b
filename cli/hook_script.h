// The text of the pre-commit hook: made, and known again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lanzhi {

struct HookScript {
  std::vector<std::string> folders;  // records folders, from the top of the work tree; "." for the top itself
  std::string program;               // tried where `lanzhi` is not on PATH, as under graphical clients; may be empty
  std::string not_found;             // what to say when there is neither

  [[nodiscard]] std::string Text() const;
};

// Whether a hook begins as ours do, changed by hand or not.
[[nodiscard]] bool LooksLikeOurs(std::string_view text);
// The records folders that a hook of ours checks; nullopt: it is not ours, or not as we wrote it.
[[nodiscard]] std::optional<std::vector<std::string>> FoldersOf(std::string_view text);

}  // namespace lanzhi
