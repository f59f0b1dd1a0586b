// `lint --staged` and `lint --changed REF`: a state of the folder, and what of it a change is about.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.h"
#include "cli/select.h"
#include "git/folder.h"
#include "workspace/brief_index.h"
#include "workspace/workspace.h"

namespace lanzhi {

class Changes {
 public:
  // `paths` (absolute): only what changed at or below these; empty: all.
  // Errors: GitFailure; nullptr, having said so: no repository, no such commit, a path that matches nothing.
  [[nodiscard]] static std::unique_ptr<Changes> Staged(Context& context, const std::string& root,
                                                       const std::vector<std::string>& paths);
  [[nodiscard]] static std::unique_ptr<Changes> Since(Context& context, const std::string& root,
                                                      const std::string& commit, const std::vector<std::string>& paths);
  ~Changes();

  // The state that is checked. The folder and its workspace must not outlive this.
  [[nodiscard]] std::unique_ptr<Folder> TakeFolder() { return std::move(folder_); }
  // For OpenWorkspace(): the files to read. Call selection() afterwards: what to tell of.
  [[nodiscard]] Extent Choose(const Workspace& workspace, int jobs);
  [[nodiscard]] const Selection& selection() const { return selection_; }

 private:
  // A brief that has to be read: of a record, or of what a record was.
  struct Missing {
    std::string path;
    std::string_view blob;
    bool before = false;
    const Note** note = nullptr;  // where it is wanted
  };

  explicit Changes(Repository repository);
  [[nodiscard]] bool Narrow(const Context& context, const std::string& root, const std::vector<std::string>& paths);
  [[nodiscard]] std::uint64_t Fingerprint(const Workspace& workspace) const;
  [[nodiscard]] Extent ChooseAll(const Workspace& workspace, const std::vector<StateFile>& files);
  void AddPlain(const std::vector<StateFile>& files, Diagnostics& diagnostics) const;
  // Returns the first of the records, if any, that is encrypted and locked.
  std::optional<std::size_t> ReadMissing(const Workspace& workspace, const std::vector<Missing>& missing,
                                         BriefIndex& index, int jobs) const;

  Repository repository_;
  Blobs blobs_;
  RecordsState state_;
  std::unique_ptr<Folder> folder_;
  Selection selection_;
  bool staged_ = false;
};

}  // namespace lanzhi
