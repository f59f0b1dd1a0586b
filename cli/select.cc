#include "cli/select.h"

#include <algorithm>
#include <filesystem>

#include "base/nearest.h"
#include "cli/parse.h"
#include "cli/workspace.h"

namespace lanzhi {

std::optional<std::string> RootOf(Context& context, const std::vector<std::string>& paths) {
  if (paths.empty()) return RootFrom(context);
  std::optional<std::string> root;
  for (const std::string& path : paths) {
    const std::optional<std::string> found = RootFrom(context, path);
    if (!found) return std::nullopt;
    if (root && *root != *found) {
      context.Fail(
          {"cli.two-folders", {}, {{"a", Verbatim(Shown(context, *root))}, {"b", Verbatim(Shown(context, *found))}}});
      return std::nullopt;
    }
    root = found;
  }
  return root;
}

bool Select(const Context& context, const Workspace& workspace, const std::string& root,
            const std::vector<std::string>& paths, Selection& selection) {
  selection.whole = paths.empty();
  for (const std::string& path : paths) {
    if (path == root) selection.whole = true;
  }
  std::vector<bool> wanted(workspace.entries.size(), selection.whole);
  for (const std::string& path : paths) {
    if (path == root) continue;
    const std::string name = path.substr(root.size() == 1 ? 1 : root.size() + 1);
    bool matched = false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const std::string& entry = workspace.entries[i].path;
      const bool inside = entry.starts_with(name) && (entry.size() == name.size() || entry[name.size()] == '/');
      if (inside) wanted[i] = matched = true;
    }
    if (matched) continue;
    std::vector<std::string> known;
    for (const Entry& entry : workspace.entries) known.push_back(Shown(context, root + '/' + entry.path));
    const std::string shown = Shown(context, path);
    Message hint;
    if (std::filesystem::exists(path)) {
      hint = {"cli.no-match.help", {}, {}};
    } else if (!Nearest(shown, {known.begin(), known.end()}).empty()) {
      hint = DidYouMean(shown, known);
    }
    context.Fail({"cli.no-match", {}, {{"path", Verbatim(shown)}}}, hint);
    return false;
  }
  if (selection.whole) return true;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i]) selection.chosen.push_back(i);
  }
  return true;
}

}  // namespace lanzhi
