// Every record of a folder read and assessed, and handed over.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "rule/assess.h"
#include "view/finding.h"
#include "workspace/workspace.h"

namespace lanzhi {

// One file, read and assessed.
struct Seen {
  std::string path;
  FilePtr file;                    // nullptr: it could not be opened
  std::string kind, id;            // "" when they could not be told
  const Record* record = nullptr;  // nullptr: unreadable, or dated after Workspace::day
  bool later = false;              // dated after Workspace::day
  bool unreadable = false;         // has a fault that hides part of it
  Diagnostics diagnostics;
  std::vector<std::unique_ptr<Outcome>> outcomes;
  std::vector<Ruling> met;  // where they are counted
};

// What Visit() is to do.
struct VisitOptions {
  int jobs = 0;                     // threads; 0 = as many as there are cores
  std::vector<std::size_t> chosen;  // entries to visit, ascending; empty = all, and the folder is checked as a whole
  bool judge = true;                // false: records are only read
  bool sums = true;            // false: what rests on sums of many records is not judged, so that no others are read
  Want want = Want::breaches;  // which outcomes the visitor needs
  bool counts = false;         // it counts the met ones
};

// Returns what only the whole folder can tell: duplicate ids, references to records that are not held, waivers that
// match nothing.
// Calls `visitor(index, seen)` once for every chosen entry, from several threads, in no fixed order; `index` is the
// place in Workspace::entries. `seen` and what it points to may be used only during the call.
// Errors: what the visitor or the pipeline throws is thrown again here, after all threads have stopped.
Diagnostics Visit(const Workspace& workspace, const VisitOptions& options,
                  const std::function<void(std::size_t, Seen&)>& visitor);

// The faults of a record that hides something, because they hide it: what every command must say of what it had to
// read. None where all of it was read.
[[nodiscard]] std::vector<Finding> HidingFaults(const Seen& seen);
// All errors that reading the record has brought.
[[nodiscard]] std::vector<Finding> ReadingFaults(const Seen& seen);

}  // namespace lanzhi
