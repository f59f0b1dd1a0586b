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
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "record/casebook.h"
#include "record/read.h"
#include "rule/assess.h"
#include "rule/handbook.h"
#include "rule/waiver.h"
#include "source/folder.h"

namespace lanzhi {

// A file of the folder, known by its name and first key before anything is parsed; lanzhi.yaml is one of them.
struct Entry {
  std::string path;
  const Record* linked = nullptr;  // read already, because others lead to it; held by the casebook or `spare`
  bool later = false;              // a linked record dated after Workspace::day
  Diagnostics diagnostics;         // of a linked record's reading
};

struct Workspace {
  std::unique_ptr<Folder> folder;
  std::unique_ptr<Handbook> handbook;
  const Record* agency = nullptr;  // lanzhi.yaml, held by the casebook
  KeyLanguage keys;
  std::optional<Language> language;    // as lanzhi.yaml asks for
  std::unique_ptr<Casebook> casebook;  // as known on `day`
  std::unique_ptr<Casebook> undated;   // with `day`: the same records whole; entries point into it too
  std::optional<Waivers> waivers;
  std::optional<Date> day;
  std::vector<Entry> entries;  // all record files and lanzhi.yaml, by path
  // Entries by the name of their file without `.yaml`, which is the id of its record; the first of several.
  std::unordered_map<std::string_view, const Entry*> by_name;
  std::vector<std::unique_ptr<Record>> spare;  // linked records whose id is taken already
  std::vector<std::string> elsewhere;          // ids of records that are there but are not among the entries
  Diagnostics listing;                         // links, devices and the like among the records
  Diagnostics setup;                           // faults of lanzhi.yaml and of handbook data: exit 2

  // lanzhi.yaml is judged like a record, and found by its id, but not counted among the records.
  [[nodiscard]] bool IsAgency(const Entry& entry) const { return entry.linked != nullptr && entry.linked == agency; }
};

// Which files of a folder are read, where not all need be: some records and all that their findings hang on.
struct Extent {
  Listing listing;
  std::vector<std::pair<std::string, std::string>> elsewhere;  // kind and id of each readable record left out
};

// Called when the handbook and its shapes are known, before any record is read.
using ChooseExtent = std::function<Extent(const Workspace&)>;

// `folder` holds lanzhi.yaml. Without `choose` every file that it lists is an entry.
// Errors: Workspace::setup; with an error in it only `folder` and `setup` may be used.
[[nodiscard]] Workspace OpenWorkspace(std::unique_ptr<Folder> folder, std::optional<Date> day, int jobs,
                                      const ChooseExtent& choose = {});

// Reads the records of other kinds that `record` links to and that rules look into, and sets the links. They are not
// held: the caller keeps what is returned for as long as the record and its outcomes. A link that leads nowhere stays
// as it is.
[[nodiscard]] std::vector<std::unique_ptr<Record>> ReadLinkTargets(const Workspace& workspace, Record& record);

// One file, read and assessed.
struct Seen {
  std::string path;
  std::string kind, id;            // "" when they could not be told
  const Record* record = nullptr;  // nullptr: unreadable, or dated after Workspace::day
  bool later = false;              // dated after Workspace::day
  bool unreadable = false;         // has a fault that hides part of it
  Diagnostics diagnostics;
  std::vector<std::unique_ptr<Outcome>> outcomes;
};

// What Visit() is to do.
struct VisitOptions {
  int jobs = 0;  // threads; 0 = as many as there are cores
  std::vector<std::size_t>
      chosen;                  // entries to visit, ascending; empty = all, and then the folder is checked as a whole
  Want want = Want::breaches;  // which outcomes the visitor needs
};

// Returns what only the whole folder can tell: duplicate ids, references to records that are not held, waivers that
// match nothing.
// Calls `visitor(index, seen)` once for every chosen entry, from several threads, in no fixed order; `index` is the
// place in Workspace::entries. `seen` and what it points to may be used only during the call.
// Errors: what the visitor or the pipeline throws is thrown again here, after all threads have stopped.
Diagnostics Visit(const Workspace& workspace, const VisitOptions& options,
                  const std::function<void(std::size_t, Seen&)>& visitor);

}  // namespace lanzhi
