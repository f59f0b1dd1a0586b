// A records folder that has been opened; where a reader starts.
//
//   bytes -> File -> Tree -> Record -> Casebook -> Outcomes -> rows (view/) -> text (render/)
//
// OpenWorkspace() (open.h) reads the agency file, the handbook and the linked records; Visit() (visit.h) reads and
// assesses every record on all cores and hands each one over; nothing of a record is kept afterwards, so that memory
// does not grow with the text of the records. What each command shows is made of these in a file of its name: lint,
// fix, due, month, list, one_record.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "record/casebook.h"
#include "record/store.h"
#include "rule/handbook.h"
#include "rule/waiver.h"

namespace lanzhi {

// A file of the folder, known by its name and first key before anything is parsed; lanzhi.yaml is one of them.
struct Entry {
  std::string path;
  const Shape* shape = nullptr;    // as its first key says; nullptr: that is told only when it is parsed, if at all
  bool shares_name = false;        // with another file
  const Record* linked = nullptr;  // read already, because others lead to it; held by the casebook or `spare`
  bool later = false;              // a linked record dated after Workspace::day
  Diagnostics diagnostics;         // of a linked record's reading
};

struct Workspace {
  std::unique_ptr<Store> store;
  std::shared_ptr<Handbook> handbook;  // shared, so that somebody may keep it
  const Record* agency = nullptr;      // lanzhi.yaml, held by the casebook
  KeyLanguage keys;
  std::optional<Language> language;    // as lanzhi.yaml asks for
  std::unique_ptr<Casebook> casebook;  // as known on `day`
  std::unique_ptr<Casebook> undated;   // with `day`: the same records whole; entries point into it too
  std::optional<Waivers> waivers;
  std::optional<Date> day;
  std::vector<Tree> reports;   // the agency's own definitions, by path
  std::vector<Entry> entries;  // all record files and lanzhi.yaml, by path
  // Entries by the name of their file without `.yaml`, which is the id of its record; the first of several.
  std::unordered_map<std::string_view, Entry*> by_name;
  std::vector<std::unique_ptr<Record>> spare;  // linked records whose id is taken already
  std::vector<std::string_view>
      elsewhere;        // ids of records that are there but not among the entries; of who chose them (Extent)
  Diagnostics listing;  // links, devices and the like among the records
  std::vector<std::string> hidden;  // folders whose records are not known (Listing::hidden)
  Diagnostics setup;                // faults of lanzhi.yaml and of handbook data: exit 2
  // Told by Visit() now and then how many of how many records are done, by one thread at a time, and at its end,
  // however it ends, that all are. May be empty.
  std::function<void(std::size_t done, std::size_t of)> progress;

  [[nodiscard]] ReadAs reading() const { return {handbook->shapes(), keys, casebook.get(), day}; }
  // lanzhi.yaml is judged like a record, and found by its id, but not counted among the records.
  [[nodiscard]] bool IsAgency(const Entry& entry) const { return entry.linked != nullptr && entry.linked == agency; }
};

}  // namespace lanzhi
