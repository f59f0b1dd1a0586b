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

bool TellPaths(const Shapes& shapes, Renaming& renaming, Finding& finding) {
  bool changed = renaming.Rename(finding.place.file);
  const std::string record = ToldId(finding.record, shapes.Find(finding.kind));
  changed = changed || record != finding.record;
  finding.record = record;
  if (finding.rule.starts_with("record-")) changed = TellPaths(shapes, finding.message.args) || changed;
  for (Related& related : finding.related) changed = renaming.Rename(related.place.file) || changed;
  return changed;
}

void TellOnlyIds(const Shapes& shapes, ListRow& row) {
  row.id = ToldId(row.id, shapes.FindByFolder(row.path));
  row.path = ToldPath(shapes, row.path);
}

}  // namespace

void TellOnlyIds(const Shapes& shapes, Findings& findings) {
  Renaming renaming(shapes);
  findings.Change([&](Finding& finding) { return TellPaths(shapes, renaming, finding); });
}

void TellOnlyIds(const Shapes& shapes, std::vector<Paper>& papers) {
  for (Paper& paper : papers) {
    paper.record = ToldId(paper.record, shapes.Find(paper.kind));
    paper.path = ToldPath(shapes, paper.path);
  }
}

void TellOnlyIds(const Shapes& shapes, std::vector<Return>& returns) {
  for (Return& each : returns) each.row.record = ToldId(each.row.record, shapes.Find(each.row.kind));
}

void TellOnlyIds(const Shapes& shapes, std::vector<CheckedFile>& checked) {
  for (CheckedFile& file : checked) file.path = ToldPath(shapes, file.path);
}

void TellOnlyIds(const Shapes& shapes, std::vector<DueRow>& rows) {
  for (DueRow& row : rows) {
    row.record = ToldId(row.record, shapes.Find(row.kind));
    row.path = ToldPath(shapes, row.path);
  }
}

void TellOnlyIds(const Shapes& shapes, std::vector<ListRow>& rows) {
  for (ListRow& row : rows) TellOnlyIds(shapes, row);
}

void TellOnlyIds(const Shapes& shapes, std::vector<PersonRow>& rows) {
  for (PersonRow& row : rows) TellOnlyIds(shapes, row.row);
}

void TellOnlyIds(const Shapes& shapes, ShownRecord& shown) {
  Renaming renaming(shapes);
  shown.id = ToldId(shown.id, shapes.Find(shown.kind_id));
  shown.path = ToldPath(shapes, shown.path);
  for (std::vector<Finding>* findings : {&shown.findings, &shown.covers}) {
    for (Finding& finding : *findings) TellPaths(shapes, renaming, finding);
  }
  TellOnlyIds(shapes, shown.next);
  TellOnlyIds(shapes, shown.covers_due);
  TellOnlyIds(shapes, shown.open);
}

void TellOnlyIds(const Shapes& shapes, Checklist& list) {
  list.id = ToldId(list.id, shapes.Find(list.kind_id));
  list.path = ToldPath(shapes, list.path);
}

void TellOnlyIds(const Shapes& shapes, Offers& offers) {
  offers.id = ToldId(offers.id, shapes.Find(offers.kind_id));
  offers.path = ToldPath(shapes, offers.path);
}

}  // namespace lanzhi
