// The pipeline's calls in order; where a reader starts.
//
//   bytes -> File -> Tree -> Record -> Casebook -> Outcomes -> rows (view/) -> text (render/)
//
// OpenWorkspace() reads the agency file, the handbook and the linked records; Visit() reads and assesses every record
// on all cores and hands each one over; nothing of a record is kept afterwards, so that memory does not grow with the
// text of the records.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "record/casebook.h"
#include "record/read.h"
#include "rule/assess.h"
#include "rule/handbook.h"
#include "rule/waiver.h"
#include "source/folder.h"

namespace lanzhi {

struct Workspace {
  std::unique_ptr<Folder> folder;
  std::unique_ptr<Handbook> handbook;
  const Record* agency = nullptr;       // lanzhi.yaml, held by the casebook
  KeyLanguage keys;
  std::optional<Language> language;     // as lanzhi.yaml asks for
  std::unique_ptr<Casebook> casebook;   // as known on `day`
  std::optional<Waivers> waivers;
  std::optional<Date> day;
  std::vector<std::string> paths;       // all record files, sorted
  Diagnostics setup;                    // faults of lanzhi.yaml and of handbook data: exit 2
};

// `root` holds lanzhi.yaml. Errors: Workspace::setup; with an error in it only `folder` and `setup` may be used.
[[nodiscard]] Workspace OpenWorkspace(std::unique_ptr<Folder> folder, std::optional<Date> day, int jobs);

// One file, read and assessed.
struct Seen {
  std::string path;
  std::string kind, id;                 // "" when they could not be told
  const Record* record = nullptr;       // nullptr: unreadable, or dated after Workspace::day
  bool later = false;                   // dated after Workspace::day
  bool unreadable = false;              // has a fault that hides part of it
  Diagnostics diagnostics;
  std::vector<std::unique_ptr<Outcome>> outcomes;
};

// What only the whole folder can tell: duplicate ids, references to records that are not held, waivers that match nothing.
struct FolderFacts {
  Diagnostics diagnostics;
  int records = 0, unreadable = 0;
};

// Calls `visitor(index, seen)` once for every path, from `jobs` threads (0 = as many as there are cores), in no fixed
// order; `index` is the place in `paths`. `seen` and what it points to may be used only during the call.
// `whole`: paths are all of the folder's, so that folder facts can be told.
FolderFacts Visit(const Workspace& workspace, const std::vector<std::string>& paths, int jobs, bool whole,
                  const std::function<void(std::size_t, Seen&)>& visitor);

}  // namespace lanzhi
