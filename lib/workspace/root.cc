#include "workspace/root.h"

#include <filesystem>

#include "source/path.h"

namespace lanzhi {
namespace {

bool Exists(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

}  // namespace

bool IsFolder(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_directory(path, error);
}

Search FindRoot(const std::string& start) {
  Search search;
  std::filesystem::path at = start;
  if (!IsFolder(start)) at = at.parent_path();
  while (true) {
    search.searched.push_back(at.string());
    if (Exists(at / kAgencyFile)) {
      search.root = at.string();
      return search;
    }
    if (Exists(at / ".git") || at == at.parent_path()) return search;
    at = at.parent_path();
  }
}

bool HoldsData(const std::string& path) {
  std::error_code error;
  const std::string real = std::filesystem::weakly_canonical(path, error).string();
  const Search search = FindRoot(std::filesystem::path(error ? path : real).parent_path().string());
  if (!search.root || error) return false;
  const std::string name = std::filesystem::path(real).lexically_relative(*search.root).string();
  return name == kAgencyFile || Lists({}, name) || IsAtOrBelow(name, kOwnHandbook);
}

FoundFolder LookInto(const std::string& root) {
  FoundFolder found{root, std::make_unique<Store>(OpenDisk(root)), {}};
  found.agency = ReadAgencyFile(*found.store);
  return found;
}

}  // namespace lanzhi
