// Two states of a records folder in a repository: the one that is checked, and what sets it off from another.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "git/repository.h"
#include "source/folder.h"

namespace lanzhi {

struct StateFile {
  std::string_view path;  // relative to the records folder
  std::string_view blob;  // id of its content; "" when only the disk has it
  bool record = false;    // Lists() it; else lanzhi.yaml or data of the agency's own
};

struct Change {
  std::string path;
  std::string before;  // id of the blob it was; "" when it was not there
};

struct RecordsState {
  std::vector<StateFile> files;     // *.yaml, by path: records, lanzhi.yaml, the agency's handbook
  std::vector<Change> changes;      // by path; links and submodules too
  bool attributes_changed = false;  // a .gitattributes, wherever it lies
  bool holds_private = false;       // files of private/
  Diagnostics faults;               // files that are no files, or are not merged
  std::vector<std::shared_ptr<const std::string>> texts;  // hold the words of `files`
};

// lanzhi.yaml, the agency's handbook or a report of its own.
[[nodiscard]] bool IsSettings(std::string_view path);

// What git is asked for StagedState(), running already.
class StagedCalls {
 public:
  explicit StagedCalls(const Repository& repository);

 private:
  friend RecordsState StagedState(const Repository& repository, StagedCalls calls,
                                  const std::function<void()>& meanwhile);
  GitCall files_, diff_;
};

// What is in the index, against HEAD; without a commit everything is a change. A file that was only announced
// (`git add -N`) is not there. `meanwhile`: done while git looks. Errors: GitFailure.
[[nodiscard]] RecordsState StagedState(const Repository& repository, StagedCalls calls,
                                       const std::function<void()>& meanwhile);

// What a commit holds, against another; without `before` nothing counts as changed. Ids of commits or trees.
// Errors: GitFailure.
[[nodiscard]] RecordsState CommittedState(const Repository& repository, const std::string& commit,
                                          const std::string& before = {});

// What `disk` holds, against a commit (its id; nullopt: there is none yet). Untracked files count as changes, ignored
// ones do not, nor those that were only touched. Errors: GitFailure.
[[nodiscard]] RecordsState WorkTreeState(const Repository& repository, const std::optional<std::string>& of,
                                         const Folder& disk);

// Of the state of a work tree: the files that its commit does not hold as they are (changed, not tracked, ignored ones
// too), and those that it holds and that are gone; by path.
[[nodiscard]] std::vector<std::string> UncommittedFiles(const RecordsState& state);

// Whether git tracks files of private/. Errors: GitFailure.
[[nodiscard]] bool TracksPrivate(const Repository& repository);

}  // namespace lanzhi
