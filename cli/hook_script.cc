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

}  // namespace

std::string HookScript::Text() const {
  std::string body = R"sh(
# Made by `lanzhi hook install`, taken away by `lanzhi hook uninstall`.

# The hook that was here before.
before=$(dirname "$0")/pre-commit.before-lanzhi
if [ -x "$before" ]; then
  "$before" "$@" || exit
fi

lanzhi=$(command -v lanzhi) || lanzhi=)sh";
  body += ShellQuoted(program);
  body += R"sh(
status=0
check() {
  # A checkout without this records folder has nothing to check.
  [ -f "$1/lanzhi.yaml" ] || [ -n "$(git --literal-pathspecs ls-files -- "$1/lanzhi.yaml")" ] || return
  if [ -x "$lanzhi" ]; then
    "$lanzhi" -C "./$1" lint --staged -f human || status=1
  else
    printf '%s\n' )sh";
  body += ShellQuoted(not_found);
  body += R"sh( >&2
    status=1
  fi
}
)sh";
  for (const std::string& folder : folders) body += fmt::format("{}{}", kCheck.substr(1), ShellQuoted(folder)) + '\n';
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
