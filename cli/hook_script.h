// The texts of the hooks of git: made, and known again.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lanzhi {

// git runs the second instead of the first where a merge without conflicts makes the commit.
enum class HookKind : std::uint8_t { pre_commit, pre_merge_commit, pre_push };
inline constexpr std::array kHookKinds{HookKind::pre_commit, HookKind::pre_merge_commit, HookKind::pre_push};
[[nodiscard]] std::string_view HookName(HookKind kind);  // as git calls it

struct HookScript {
  HookKind kind = HookKind::pre_commit;
  std::vector<std::string> folders;  // records folders, from the top of the work tree; "." for the top itself
  std::string program;               // tried where `lanzhi` is not on PATH, as under graphical clients; may be empty
  std::string not_found;             // what to say when there is neither
  std::string refused;               // what to say after findings that refuse a push; lint itself says it of a commit

  [[nodiscard]] std::string Text() const;
};

// Whether a hook begins as ours do, changed by hand or not.
[[nodiscard]] bool LooksLikeOurs(std::string_view text);
// The records folders that a hook of ours checks; nullopt: it is not ours, or not as we wrote it.
[[nodiscard]] std::optional<std::vector<std::string>> FoldersOf(std::string_view text);

}  // namespace lanzhi
