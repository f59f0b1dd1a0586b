#include "cli/hook_script.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "cli/shell.h"

namespace lanzhi {
namespace {

constexpr std::string_view kHead = "#!/bin/sh\n# lanzhi hook 1 ";  // then a sum over the lines that follow
constexpr std::size_t kSum = 16;
constexpr std::string_view kCheck = "\ncheck ";

// Reads what ShellQuoted() wrote off the front; false when it is no such text.
bool TakeQuoted(std::string_view& text, std::string& word) {
  word.clear();
  if (!text.starts_with('\'')) return false;
  text.remove_prefix(1);
  while (true) {
    const std::size_t end = text.find('\'');
    if (end == std::string_view::npos) return false;
    word += text.substr(0, end);
    text.remove_prefix(end + 1);
    if (!text.starts_with("\\''")) return true;
    word += '\'';
    text.remove_prefix(3);
  }
}

std::string SumOf(std::string_view body) { return fmt::format("{:016x}", Hash(body)); }

// The hook that was here before is called first. What git says to a hook of a push on standard input is kept for both.
constexpr std::string_view kBefore = R"sh(
# Made by `lanzhi hook install`, taken away by `lanzhi hook uninstall`.

# The hook that was here before.
before=$(dirname "$0")/{}.before-lanzhi
if [ -x "$before" ] && ! [ "$before" -ef "$0" ]; then
  "$before" "$@" || exit
fi
)sh";
constexpr std::string_view kBeforePush = R"sh(
# Made by `lanzhi hook install --pre-push`, taken away by `lanzhi hook uninstall`.

# A line for each branch: its name and commit here, its name and commit there.
pushed=$(cat)
remote=$1

# The hook that was here before.
before=$(dirname "$0")/{}.before-lanzhi
if [ -x "$before" ] && ! [ "$before" -ef "$0" ]; then
  printf '%s\n' "$pushed" | "$before" "$@" || exit
fi
)sh";

constexpr std::string_view kLint = R"sh(    "$lanzhi" -C "./$1" lint --staged -f human || status=1
)sh";
// A branch that is taken away has no commit here; of one that is new there, the remote may know where it sets off.
constexpr std::string_view kLintPushed = R"sh(    while read -r _ ours _ theirs; do
      case $ours in *[!0]*) ;; *) continue ;; esac
      git cat-file -e "$ours:./$1/lanzhi.yaml" 2>/dev/null || continue
      case $theirs in *[!0]*) ;; *) theirs= ;; esac
      if [ -z "$theirs" ] || ! git cat-file -e "$theirs" 2>/dev/null; then
        new=$(git rev-list --date-order --boundary "$ours" --not --remotes="$remote")
        [ -n "$new" ] || continue
        theirs=$(printf '%s\n' "$new" | sed -n 's/^-//p' | head -n 1)
        [ -n "$theirs" ] || theirs=$(git hash-object -t tree /dev/null)
      fi
      "$lanzhi" -C "./$1" lint --changed "$theirs...$ours" -f human </dev/null || status=1
    done <<PUSHED
$pushed
PUSHED
)sh";

constexpr std::string_view kCheckFolder = R"sh(
status=0
check() {{
  # A checkout without this records folder has nothing to check.
  [ -f "$1/lanzhi.yaml" ] || [ -n "$(git --literal-pathspecs ls-files -- "$1/lanzhi.yaml")" ] || return
  if [ -x "$lanzhi" ]; then
{}  else
    printf '%s\n' {} >&2
    status=1
  fi
}}
)sh";

}  // namespace

std::string_view HookName(HookKind kind) {
  switch (kind) {
    case HookKind::pre_commit:
      return "pre-commit";
    case HookKind::pre_merge_commit:
      return "pre-merge-commit";
    case HookKind::pre_push:
      return "pre-push";
  }
  return {};
}

std::string HookScript::Text() const {
  const bool push = kind == HookKind::pre_push;
  std::string body = fmt::format(fmt::runtime(push ? kBeforePush : kBefore), HookName(kind));
  body += "\nlanzhi=$(command -v lanzhi) || lanzhi=" + ShellQuoted(program);
  body += fmt::format(kCheckFolder, push ? kLintPushed : kLint, ShellQuoted(not_found));
  for (const std::string& folder : folders) body += fmt::format("{}{}", kCheck.substr(1), ShellQuoted(folder)) + '\n';
  if (push) body += "[ $status -eq 0 ] || printf '%s\\n' " + ShellQuoted(refused) + " >&2\n";
  body += "exit $status\n";
  return std::string(kHead) + SumOf(body) + body;
}

bool LooksLikeOurs(std::string_view text) { return text.starts_with(kHead); }

std::optional<std::vector<std::string>> FoldersOf(std::string_view text) {
  if (!LooksLikeOurs(text) || text.size() < kHead.size() + kSum) return std::nullopt;
  const std::string_view sum = text.substr(kHead.size(), kSum);
  std::string_view body = text.substr(kHead.size() + kSum);
  if (sum != SumOf(body)) return std::nullopt;
  std::vector<std::string> folders;
  std::size_t at = body.find(kCheck);
  while (at != std::string_view::npos) {
    body.remove_prefix(at + kCheck.size());
    std::string folder;
    if (!TakeQuoted(body, folder)) return std::nullopt;
    folders.push_back(std::move(folder));
    at = body.starts_with(kCheck) ? 0 : std::string_view::npos;
  }
  return folders;
}

}  // namespace lanzhi
