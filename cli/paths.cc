#include "cli/paths.h"

#include <filesystem>

#include "base/nearest.h"
#include "cli/workspace.h"
#include "source/file.h"

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

std::vector<std::string> NamesIn(const std::string& root, const std::vector<std::string>& paths) {
  std::vector<std::string> names;
  for (const std::string& path : paths) {
    names.push_back(path == root ? std::string() : path.substr(root.size() == 1 ? 1 : root.size() + 1));
  }
  return names;
}

std::vector<std::string> IdsIn(const std::vector<std::string>& typed) {
  std::vector<std::string> ids;
  for (const std::string& word : typed) {
    ids.emplace_back(word.find('/') == std::string::npos ? StemOf(word) : std::string_view());
  }
  return ids;
}

int FailNoMatch(const Context& context, const std::string& path, const std::vector<std::string>& known) {
  const std::string shown = Shown(context, path);
  Message hint;
  if (std::error_code error; known.empty() || std::filesystem::exists(path, error)) {
    hint = {"cli.no-match.help", {}, {}};
  } else {
    if (!Nearest(shown, {known.begin(), known.end()}).empty()) hint = DidYouMean(shown, known);
  }
  return context.Fail({"cli.no-match", {}, {{"path", Verbatim(shown)}}}, hint);
}

}  // namespace lanzhi
