#include "workspace/select.h"

#include <algorithm>

#include "source/file.h"
#include "source/path.h"

namespace lanzhi {

bool Selection::Concerns(std::string_view path) const {
  return whole || std::any_of(names.begin(), names.end(), [&](const std::string& name) {
           return IsAtOrBelow(path, name) || IsAtOrBelow(name, path);
         });
}

std::vector<std::string> PathsOfIds(std::vector<std::string> names, const std::vector<std::string>& ids,
                                    const std::vector<std::string_view>& paths) {
  const std::size_t count = names.size();
  for (std::size_t n = 0; n < count; ++n) {
    const std::string name = names[n];
    if (ids[n].empty() ||
        std::any_of(paths.begin(), paths.end(), [&](std::string_view path) { return IsAtOrBelow(path, name); })) {
      continue;
    }
    bool first = true;
    for (const std::string_view path : paths) {
      if (StemOf(path) != ids[n]) continue;
      if (first) {
        names[n] = path;
      } else {
        names.emplace_back(path);  // two files of one name: lint tells of both
      }
      first = false;
    }
  }
  return names;
}

std::optional<std::size_t> Select(const Workspace& workspace, const std::vector<std::string>& names,
                                  Selection& selection) {
  selection.whole = names.empty() || std::find(names.begin(), names.end(), std::string()) != names.end();
  std::vector<bool> wanted(workspace.entries.size(), selection.whole);
  for (std::size_t n = 0; n < names.size(); ++n) {
    bool matched = names[n].empty();
    for (std::size_t i = 0; !names[n].empty() && i < wanted.size(); ++i) {
      if (IsAtOrBelow(workspace.entries[i].path, names[n])) wanted[i] = matched = true;
    }
    const auto at_fault = [&](const Diagnostic& fault) {
      const std::string& path = fault.place.file->path;
      return IsAtOrBelow(path, names[n]) || (!path.empty() && IsAtOrBelow(names[n], path));
    };
    matched = matched || std::any_of(workspace.listing.begin(), workspace.listing.end(), at_fault);
    if (!matched) return n;
  }
  selection.names = names;
  if (selection.whole) return std::nullopt;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i]) selection.chosen.push_back(i);
  }
  return std::nullopt;
}

}  // namespace lanzhi
