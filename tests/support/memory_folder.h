// A records folder in memory, so that tests touch no disk.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "source/folder.h"

namespace lanzhi::test {

class MemoryFolder : public Folder {
 public:
  explicit MemoryFolder(std::map<std::string, std::string> files) : files_(std::move(files)) {}

  [[nodiscard]] Listing List(std::string_view under) const override {
    Listing listing;
    for (const auto& [path, bytes] : files_) {
      const bool below = under.empty() || path == under || path.rfind(std::string(under) + "/", 0) == 0;
      const bool hidden = path == "lanzhi.yaml" || (under.empty() && path.rfind("handbook/", 0) == 0);
      if (below && !hidden) listing.paths.push_back(path);
    }
    return listing;
  }
  [[nodiscard]] Loaded Read(const std::string& path) const override {
    const auto found = files_.find(path);
    if (found == files_.end()) return {};
    const bool marked = found->second.rfind("\xEF\xBB\xBF", 0) == 0;  // File::bytes have no byte order mark
    return {std::make_shared<File>(File{path, found->second.substr(marked ? 3 : 0)}), {}};
  }
  [[nodiscard]] std::string Name() const override { return "memory"; }

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace lanzhi::test
