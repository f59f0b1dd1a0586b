#include "view/told_paths.h"

#include <map>
#include <string>
#include <utility>

#include "record/shown.h"

namespace lanzhi {
namespace {

// Each file is copied at most once; one whose path may be told is not.
class Renaming {
 public:
  explicit Renaming(const Shapes& shapes) : shapes_(shapes) {}

  // Returns whether it did.
  bool Rename(FilePtr& file) {
    if (file == nullptr) return false;
    auto [known, is_new] = renamed_.try_emplace(file, file);
    if (is_new) {
      const std::string told = ToldPath(shapes_, file->path);
      if (told != file->path) {
        auto copy = std::make_shared<File>(*file);
        copy->path = told;
        known->second = std::move(copy);
      }
    }
    const bool other = file != known->second;
    file = known->second;
    return other;
  }

 private:
  const Shapes& shapes_;
  std::map<FilePtr, FilePtr> renamed_;
};

// What messages say of other files. Returns whether it changed.
bool TellPaths(const Shapes& shapes, Args& args) {
  bool changed = false;
  for (Arg& arg : args) {
    auto* path = arg.name == "path" ? std::get_if<std::string>(&arg.value) : nullptr;
    if (path == nullptr) continue;
    std::string told = ToldPath(shapes, *path);
    changed = changed || told != *path;
    *path = std::move(told);
  }
  return changed;
}

}  // namespace

void TellOnlyIds(const Shapes& shapes, Findings& findings, std::vector<CheckedFile>& checked) {
  Renaming renaming(shapes);
  findings.Change([&](Finding& finding) {
    bool changed = renaming.Rename(finding.place.file);
    if (finding.rule.starts_with("record-")) changed = TellPaths(shapes, finding.message.args) || changed;
    for (Related& related : finding.related) changed = renaming.Rename(related.place.file) || changed;
    return changed;
  });
  for (CheckedFile& file : checked) file.path = ToldPath(shapes, file.path);
}

}  // namespace lanzhi
