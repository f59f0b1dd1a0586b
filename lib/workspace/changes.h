// A state of a records folder in git, and what of it a change is about: `lint --staged`, `lint --changed COMMIT`.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "git/folder.h"
#include "workspace/brief_index.h"
#include "workspace/open.h"
#include "workspace/select.h"

namespace lanzhi {

class Changes {
 public:
  // The index against HEAD. `root`: the records folder, absolute; `repository` was found from it. Errors: GitFailure.
  [[nodiscard]] static std::unique_ptr<Changes> Staged(Repository repository, StagedCalls calls,
                                                       const std::string& root);
  // The work tree against a commit (its id). Errors: GitFailure.
  [[nodiscard]] static std::unique_ptr<Changes> Since(Repository repository, const std::string& root,
                                                      const std::string& commit);
  // A commit against another (ids; the latter may be that of a tree). Errors: GitFailure.
  [[nodiscard]] static std::unique_ptr<Changes> Between(Repository repository, const std::string& root,
                                                        const std::string& from, const std::string& to);
  ~Changes();

  // The state that this one is set off from, for what is said there of the files `paths`; nullptr: there is none yet.
  // Errors: GitFailure.
  [[nodiscard]] std::unique_ptr<Changes> Before(const std::set<std::string>& paths) const;
  // Whether the change touches this file, whatever it was narrowed to.
  [[nodiscard]] bool Touches(std::string_view path) const { return touched_.contains(path); }

  // Only what changed at or below `names` (paths in the folder; "" = all of it) counts; none: everything. `ids`: see
  // PathsOfIds(). Errors: the first of them that matches nothing, by its number.
  [[nodiscard]] std::optional<std::size_t> Narrow(const std::vector<std::string>& names,
                                                  const std::vector<std::string>& ids);

  // The state that is checked. The folder and its workspace must not outlive this.
  [[nodiscard]] std::unique_ptr<Folder> TakeFolder() { return std::move(folder_); }
  // For OpenWorkspace(): the files to read. Call selection() afterwards: what to tell of. `version`: of this program;
  // what another one has remembered of records counts for nothing.
  [[nodiscard]] Extent Choose(const Workspace& workspace, std::string_view version, int jobs);
  [[nodiscard]] const Selection& selection() const { return selection_; }

 private:
  // A brief that has to be read: of a record, or of what a record was.
  struct Missing {
    std::string path;
    std::string_view blob;
    bool before = false;
    const Note** note = nullptr;  // where it is wanted
  };

  Changes(Repository repository, std::string root, std::string before);
  void Hold(RecordsState state);
  // What is remembered of records under the git folder.
  void OpenIndex();
  [[nodiscard]] std::uint64_t Fingerprint(const Workspace& workspace, std::string_view version) const;
  [[nodiscard]] Extent ChooseAll(const Workspace& workspace, const std::vector<StateFile>& files);
  // What only the names of all files tell.
  void AddNames(Diagnostics& diagnostics);
  // Returns the first of the records, if any, that is encrypted and locked.
  std::optional<std::size_t> ReadMissing(const Workspace& workspace, const std::vector<Missing>& missing,
                                         BriefIndex& index, int jobs) const;

  Repository repository_;
  std::string root_;
  std::string before_;  // id of the commit or tree that the state is set off from; "": of none
  Blobs blobs_;
  RecordsState state_;
  std::set<std::string, std::less<>> touched_;
  std::optional<BriefIndex> index_;  // from OpenIndex() on
  std::unique_ptr<Folder> folder_;
  Selection selection_;
  bool staged_ = false;
  bool on_disk_ = false;     // the state is that of the work tree
  bool keeps_index_ = true;  // else what is read for a state gone by would take the place of what the next run needs
};

}  // namespace lanzhi
