#include "view/told_paths.h"

#include <map>

#include "record/shown.h"

namespace lanzhi {
namespace {

// Each file is copied at most once; one whose path may be told is not.
class Renaming {
 public:
  explicit Renaming(const Shapes& shapes) : shapes_(shapes) {}

  void Rename(FilePtr& file) {
    if (file == nullptr) return;
    auto [known, is_new] = renamed_.try_emplace(file, file);
    if (is_new) {
      const std::string told = ToldPath(shapes_, file->path);
      if (told != file->path) {
        auto copy = std::make_shared<File>(*file);
        copy->path = told;
        known->second = std::move(copy);
      }
    }
    file = known->second;
  }

 private:
  const Shapes& shapes_;
  std::map<FilePtr, FilePtr> renamed_;
};

// What messages say of other files.
void TellPaths(const Shapes& shapes, Args& args) {
  for (Arg& arg : args) {
    auto* path = arg.name == "path" ? std::get_if<std::string>(&arg.value) : nullptr;
    if (path != nullptr) *path = ToldPath(shapes, *path);
  }
}

}  // namespace

void TellOnlyIds(const Shapes& shapes, std::vector<Finding>& findings, std::vector<CheckedFile>& checked) {
  Renaming renaming(shapes);
  for (Finding& finding : findings) {
    renaming.Rename(finding.place.file);
    if (finding.rule.starts_with("record-")) TellPaths(shapes, finding.message.args);
    for (Related& related : finding.related) renaming.Rename(related.place.file);
  }
  for (CheckedFile& file : checked) file.path = ToldPath(shapes, file.path);
}

}  // namespace lanzhi
