// What the records of a folder add up to, for rules that rest on it (rule/sums.h).
#pragma once

#include <vector>

#include "rule/eval/scene.h"
#include "rule/sums.h"
#include "workspace/workspace.h"

namespace lanzhi {

class FolderSums {
 public:
  // `workspace` must outlive it.
  explicit FolderSums(const Workspace& workspace) : workspace_(workspace) {}

  // For what the rules of a record want to know. Before Start().
  void Ask(const Record& record);
  // Adds the linked records. Returns whether anything is counted at all: where not, all else is in vain.
  bool Start();
  // Whether the file has to be read and added.
  [[nodiscard]] bool Counts(const Entry& entry) const;
  // One that was read, or (AddUnread) could not be. Thread-safe.
  void Add(const Scene& scene) { sums_.Add(scene); }
  void AddUnread(const Entry& entry) { sums_.AddUnread(entry.shape); }
  // Reads all that count but for the entries at `chosen`, ascending, and adds them.
  void AddAllBut(const std::vector<std::size_t>& chosen, int jobs);

  [[nodiscard]] Sums* get() { return &sums_; }

 private:
  const Workspace& workspace_;
  Sums sums_;
};

}  // namespace lanzhi
