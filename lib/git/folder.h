// A records folder as git holds it: contents of blobs, never of the work tree.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "git/state.h"
#include "source/folder.h"

namespace lanzhi {

// Contents by blob id. What git-crypt has encrypted is decrypted where the repository is unlocked and `decrypts`, asked
// when there is such a blob, says that it is in use; else it is read as it is.
class Blobs {
 public:
  Blobs(const Repository& repository, std::function<bool()> decrypts);

  // `path`: relative to the records folder; names the file and its filters. Thread-safe. Errors: GitFailure.
  [[nodiscard]] Loaded Read(std::string_view blob, const std::string& path) const;
  // Whether the blob holds something that is not encrypted. Thread-safe. Errors: GitFailure.
  [[nodiscard]] bool IsPlain(std::string_view blob) const;

 private:
  [[nodiscard]] bool Decrypts() const;

  const Repository& repository_;
  std::function<bool()> decrypts_;
  mutable std::once_flag asked_;
  mutable bool answer_ = false;
  mutable std::mutex mutex_;
  mutable BlobReader reader_;
};

// `state` and `blobs` must outlive the folder.
[[nodiscard]] std::unique_ptr<Folder> OpenState(const RecordsState& state, const Blobs& blobs, std::string name);

// Those of `paths` that git-crypt is to encrypt but that are staged as plain text: yaml-not-encrypted.
// Errors: GitFailure.
[[nodiscard]] Diagnostics FindUnencrypted(const Repository& repository, const Blobs& blobs,
                                          const std::vector<StateFile>& files);

}  // namespace lanzhi
