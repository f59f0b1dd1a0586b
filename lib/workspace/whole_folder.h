// What only the whole folder can tell: duplicate ids, broken references, waivers that match nothing, a person with two
// open cases at one site.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "workspace/course.h"
#include "workspace/workspace.h"

namespace lanzhi {

// A reference to a kind of which only the ids are known; checked when all of them are.
struct Pending {
  std::size_t index = 0;
  std::string id;
  const Shape* to = nullptr;  // the kind that is asked for; nullptr: any
  Place place;
  std::string pointer;
};

// What Visit() keeps of each record for CheckWholeFolder().
struct Trace {
  std::string kind, id;
  Span id_span;
  FilePtr file;  // nullptr: there is hardly another record of this id
  std::optional<Course> course;
};

// Adds of the `references` of `record` (ReferencesIn()), the entry at `index`, those that nothing was found for yet.
void CollectPending(const Record& record, const std::vector<const Value*>& references, std::size_t index,
                    const Shapes& shapes, std::vector<Pending>& pending);

// waiver-unmatched: the waiver covers nothing of the record that it names.
[[nodiscard]] Diagnostic UnmatchedWaiver(const Record& waiver);

// `traces`: one for each of the workspace's entries; `used`: the waivers that matched something.
[[nodiscard]] Diagnostics CheckWholeFolder(const Workspace& workspace, const std::vector<Trace>& traces,
                                           std::vector<Pending> pending, const std::set<const Record*>& used);

}  // namespace lanzhi
