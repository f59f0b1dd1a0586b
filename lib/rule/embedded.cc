#include "rule/embedded.h"

#include "rule/handbook.h"
#include "source/packed.h"

namespace lanzhi {

std::vector<Tree> EmbeddedTrees(std::string_view prefix, EmbeddedPart part) {
  std::vector<Tree> trees;
  for (const EmbeddedFile* file = EmbeddedBegin(); file != EmbeddedEnd(); ++file) {
    if (!file->path.starts_with(prefix)) continue;
    const std::string_view rest = file->path.substr(prefix.size());
    const bool later = rest.starts_with("clauses/") || rest == "readings.yaml";
    if (later == (part == EmbeddedPart::later)) trees.push_back(Unpack(file->packed));
  }
  return trees;
}

std::vector<std::string_view> EmbeddedHandbooks() {
  constexpr std::string_view kFolder = "handbooks/";
  constexpr std::string_view kHead = "/handbook.yaml";
  std::vector<std::string_view> names;
  for (const EmbeddedFile* file = EmbeddedBegin(); file != EmbeddedEnd(); ++file) {
    if (!file->path.starts_with(kFolder) || !file->path.ends_with(kHead)) continue;
    names.push_back(file->path.substr(kFolder.size(), file->path.size() - kFolder.size() - kHead.size()));
  }
  return names;
}

}  // namespace lanzhi
