// A records folder as git holds it: contents of blobs, whatever lies in the work tree.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "git/state.h"
#include "source/folder.h"

namespace lanzhi {

// Contents by blob id: of the folder in the work tree where the bytes there are those that the id names, else of git,
// which is only run for these. What git-crypt has encrypted is decrypted where the repository is unlocked and
// `decrypts`, asked when there is such a blob, says that it is in use; else it is read as it is.
class Blobs {
 public:
  // `disk`: the folder in the work tree.
  Blobs(const Repository& repository, std::unique_ptr<Folder> disk, std::function<bool()> decrypts);

  // `path`: relative to the records folder; names the file and its filters. Thread-safe. Errors: GitFailure.
  [[nodiscard]] Loaded Read(std::string_view blob, const std::string& path) const;
  // Many at once, where need be by a git of their own that waits for no question: `use(i, what Read() gives)` for each
  // of the files. Thread-safe. Errors: GitFailure.
  void ReadAll(const std::vector<StateFile>& files, const std::function<void(std::size_t, Loaded)>& use) const;
  // Whether the blob holds something that is not encrypted. Thread-safe. Errors: GitFailure.
  [[nodiscard]] bool IsPlain(std::string_view blob) const;

 private:
  [[nodiscard]] bool Decrypts() const;
  [[nodiscard]] BlobReader::Blob ReadFromGit(std::string_view blob) const;
  // What a blob as git holds it is read as.
  [[nodiscard]] Loaded Use(BlobReader::Blob raw, std::string_view blob, const std::string& path) const;
  [[nodiscard]] Loaded Use(const FilePtr& file, std::string_view blob) const;  // as the work tree has it

  const Repository& repository_;
  std::unique_ptr<Folder> disk_;
  std::function<bool()> decrypts_;
  mutable std::once_flag asked_;
  mutable bool answer_ = false;
  mutable std::mutex mutex_;
  mutable std::optional<BlobReader> reader_;  // once it is needed
};

// `state` and `blobs` must outlive the folder.
[[nodiscard]] std::unique_ptr<Folder> OpenState(const RecordsState& state, const Blobs& blobs, std::string name);

// Those of `files` that git-crypt is to encrypt but that are staged as plain text. git looks for them while the caller
// does something else. `blobs` must outlive it. Errors: GitFailure, here and below.
class PlainFiles {
 public:
  PlainFiles(const Repository& repository, const Blobs& blobs, std::vector<StateFile> files);
  // yaml-not-encrypted for each; to be called once.
  [[nodiscard]] Diagnostics Find();

 private:
  const Blobs& blobs_;
  std::vector<StateFile> files_;
  std::optional<GitCall> attributes_;  // nullopt: there are no files
};

}  // namespace lanzhi
