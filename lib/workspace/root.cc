#include "workspace/root.h"

#include <filesystem>

#include "source/path.h"

namespace lanzhi {
namespace {

// What stands there, behind links; none when that cannot be reached. Errors: ReadFailure.
std::filesystem::file_type TypeOf(const std::filesystem::path& path) {
  std::error_code error;
  const std::filesystem::file_type type = std::filesystem::status(path, error).type();
  if (error && !Lasts(error.value())) throw ReadFailure(path.string(), error.value());
  return type;
}

bool Exists(const std::filesystem::path& path) {
  const std::filesystem::file_type type = TypeOf(path);
  return type != std::filesystem::file_type::not_found && type != std::filesystem::file_type::none;
}

}  // namespace

bool IsFolder(const std::string& path) { return TypeOf(path) == std::filesystem::file_type::directory; }

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
  return name == kAgencyFile || Lists({}, name) || IsOwnData(name);
}

FoundFolder LookInto(const std::string& root) {
  FoundFolder found{root, std::make_unique<Store>(OpenDisk(root)), {}};
  found.agency = ReadAgencyFile(*found.store);
  return found;
}

}  // namespace lanzhi
