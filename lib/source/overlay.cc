#include "source/overlay.h"

#include <algorithm>
#include <utility>

#include "source/path.h"

namespace lanzhi {
namespace {

class OverlayFolder : public Folder {
 public:
  OverlayFolder(std::unique_ptr<Folder> under, std::string path, std::string bytes)
      : under_(std::move(under)), path_(std::move(path)), bytes_(std::move(bytes)) {}

  [[nodiscard]] Listing List(std::string_view under) const override {
    Listing listing = under_->List(under);
    const bool inside = IsAtOrBelow(path_, under);
    const auto place = std::lower_bound(listing.paths.begin(), listing.paths.end(), path_);
    if (inside && (place == listing.paths.end() || *place != path_)) listing.paths.insert(place, path_);
    return listing;
  }

  [[nodiscard]] Loaded Read(const std::string& path) const override {
    if (path != path_) return under_->Read(path);
    return {MakeFile(path_, bytes_), {}};
  }

  [[nodiscard]] std::string Name() const override { return under_->Name(); }

 private:
  std::unique_ptr<Folder> under_;
  std::string path_, bytes_;
};

}  // namespace

std::unique_ptr<Folder> Overlay(std::unique_ptr<Folder> under, std::string path, std::string bytes) {
  return std::make_unique<OverlayFolder>(std::move(under), std::move(path), std::move(bytes));
}

}  // namespace lanzhi
