#include "workspace/read_trees.h"

#include <utility>

#include "source/yaml.h"

namespace lanzhi {

std::vector<Tree> ReadTrees(const Folder& folder, std::string_view under, Diagnostics& diagnostics) {
  std::vector<Tree> trees;
  Listing listing = folder.List(under);
  Append(diagnostics, std::move(listing.diagnostics));
  for (const std::string& path : listing.paths) {
    Loaded loaded = folder.Read(path);
    Append(diagnostics, std::move(loaded.diagnostics));
    if (!loaded.file) continue;
    Parsed parsed = ParseYaml(loaded.file);
    Append(diagnostics, std::move(parsed.diagnostics));
    if (!parsed.tree.nodes.empty()) trees.push_back(std::move(parsed.tree));
  }
  return trees;
}

}  // namespace lanzhi
