#include "rule/embedded.h"

#include "rule/handbook.h"
#include "source/packed.h"

namespace lanzhi {

std::vector<Tree> EmbeddedTrees(std::string_view prefix, EmbeddedPart part) {
  std::vector<Tree> trees;
  for (const EmbeddedFile& file : EmbeddedBelow(prefix)) {
    const std::string_view rest = file.path.substr(prefix.size());
    const bool later = rest.starts_with("clauses/") || rest == "readings.yaml";
    if (later == (part == EmbeddedPart::later)) trees.push_back(Unpack(file.packed));
  }
  return trees;
}

namespace {

// What stands between the two in the paths of the files that have both.
std::vector<std::string_view> NamesBetween(std::string_view folder, std::string_view end) {
  std::vector<std::string_view> names;
  for (const EmbeddedFile& file : EmbeddedBelow(folder)) {
    if (!file.path.ends_with(end)) continue;
    names.push_back(file.path.substr(folder.size(), file.path.size() - folder.size() - end.size()));
  }
  return names;
}

}  // namespace

std::vector<std::string_view> EmbeddedHandbooks() { return NamesBetween("handbooks/", "/handbook.yaml"); }

std::vector<std::string_view> EmbeddedCalendars() { return NamesBetween("calendars/", ".yaml"); }

}  // namespace lanzhi
