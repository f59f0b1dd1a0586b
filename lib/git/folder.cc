#include "git/folder.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/digest.h"
#include "base/take.h"
#include "git/filters.h"
#include "source/bytes.h"
#include "source/limits.h"
#include "source/read_file.h"

namespace lanzhi {
namespace {

constexpr std::size_t kMost = kMostBytesInFile;
constexpr std::size_t kSha256Digits = 64;

class StateFolder : public Folder {
 public:
  StateFolder(const RecordsState& state, const Blobs& blobs, std::string name)
      : state_(state), blobs_(blobs), name_(std::move(name)) {}

  [[nodiscard]] Listing List(std::string_view under) const override {
    Listing listing;
    const bool own = IsOwnData(under);  // of few files, and those of one folder stand together
    auto file = state_.files.begin();
    if (own)
      file = std::lower_bound(file, state_.files.end(), under,
                              [](const StateFile& each, std::string_view folder) { return each.path < folder; });
    for (; file != state_.files.end() && (!own || file->path.starts_with(under)); ++file) {
      if (Lists(under, file->path)) listing.paths.emplace_back(file->path);
    }
    for (const Diagnostic& fault : state_.faults) {
      const std::string& path = fault.place.file->path;
      if (Lists(under, path) || Lists(under, path + "/a.yaml")) listing.diagnostics.push_back(fault);
    }
    return listing;
  }

  [[nodiscard]] Loaded Read(const std::string& path) const override {
    const auto file = std::lower_bound(state_.files.begin(), state_.files.end(), path,
                                       [](const StateFile& each, const std::string& p) { return each.path < p; });
    if (file != state_.files.end() && file->path == path) return blobs_.Read(file->blob, path);
    for (const Diagnostic& fault : state_.faults) {
      if (fault.place.file->path == path) return {nullptr, {fault}};
    }
    return {nullptr, {FaultOfFile("yaml-unreadable.unstaged", path)}};
  }

  [[nodiscard]] std::string Name() const override { return name_; }

 private:
  const RecordsState& state_;
  const Blobs& blobs_;
  std::string name_;
};

// The file of the work tree, if its bytes are those of the blob: its name is a hash of them, so that neither stamps of
// time nor what git would make of line ends and the like need be believed.
FilePtr FindOnDisk(const Folder& disk, const std::string& path, std::string_view blob) {
  try {
    FilePtr file = disk.Read(path).file;
    if (!file) return nullptr;
    std::string head = "blob " + std::to_string(file->bytes.size());
    head += '\0';
    const bool is_long = blob.size() == kSha256Digits;
    return blob == (is_long ? Sha256({head, file->bytes}) : Sha1({head, file->bytes})) ? file : nullptr;
  } catch (const ReadFailure&) {
    return nullptr;  // git has it all the same
  }
}

}  // namespace

Blobs::Blobs(const Repository& repository, std::unique_ptr<Folder> disk, std::function<bool()> decrypts)
    : repository_(repository), disk_(std::move(disk)), decrypts_(std::move(decrypts)) {}

bool Blobs::Decrypts() const {
  std::call_once(asked_, [&] { answer_ = decrypts_(); });
  return answer_;
}

Loaded Blobs::Read(std::string_view blob, const std::string& path) const {
  const FilePtr same = FindOnDisk(*disk_, path, blob);
  return same ? Use(same, blob) : Use(ReadFromGit(blob), blob, path);
}

BlobReader::Blob Blobs::ReadFromGit(std::string_view blob) const {
  const std::lock_guard lock(mutex_);
  if (!reader_) reader_.emplace(repository_.Args({"cat-file", "--batch"}), repository_.environment());
  return reader_->Read(blob, kMost);
}

void Blobs::ReadAll(const std::vector<StateFile>& files, const std::function<void(std::size_t, Loaded)>& use) const {
  std::string ids;
  std::vector<std::size_t> asked;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const StateFile& file = files[i];
    const std::string path(file.path);
    if (const FilePtr same = FindOnDisk(*disk_, path, file.blob)) {
      use(i, Use(same, file.blob));
      continue;
    }
    asked.push_back(i);
    ids += file.blob;
    ids += '\n';
  }
  if (asked.empty()) return;
  const std::string out = repository_.Run({"cat-file", "--batch", "--buffer"}, ids);
  std::string_view rest = out;
  for (const std::size_t i : asked) {
    BlobReader::Blob raw;
    raw.size = SizeOfBlob(Take(rest, '\n'));
    if (raw.size <= kMost) raw.bytes = rest.substr(0, raw.size);
    rest.remove_prefix(std::min(raw.size + 1, rest.size()));
    use(i, Use(std::move(raw), files[i].blob, std::string(files[i].path)));
  }
}

Loaded Blobs::Use(const FilePtr& file, std::string_view blob) const {
  if (!IsEncrypted(file->bytes)) return {file, {}};
  return Use({file->bytes.size(), file->bytes}, blob, file->path);
}

Loaded Blobs::Use(BlobReader::Blob raw, std::string_view blob, const std::string& path) const {
  if (IsEncrypted(raw.bytes) && Decrypts()) {
    if (std::optional<GitResult> clear = Decrypt(repository_, blob, path)) {
      if (clear->status != 0) {
        return {nullptr,
                {FaultOfFile("yaml-unreadable", path, {{"error", clear->err.substr(0, clear->err.find('\n'))}})}};
      }
      raw = {clear->out.size(), std::move(clear->out)};
    }
  }
  if (raw.size <= kMost) return {MakeFile(path, std::move(raw.bytes)), {}};
  return {nullptr, {FaultOfFile("yaml-too-large.file", path, {{"limit", std::int64_t{kMostBytesInFile / 1024}}})}};
}

bool Blobs::IsPlain(std::string_view blob) const {
  const BlobReader::Blob raw = ReadFromGit(blob);
  return raw.size != 0 && !IsEncrypted(raw.bytes);
}

std::unique_ptr<Folder> OpenState(const RecordsState& state, const Blobs& blobs, std::string name) {
  return std::make_unique<StateFolder>(state, blobs, std::move(name));
}

PlainFiles::PlainFiles(const Repository& repository, const Blobs& blobs, std::vector<StateFile> files)
    : blobs_(blobs), files_(std::move(files)) {
  std::string paths;
  for (const StateFile& file : files_) {
    paths += file.path;
    paths += '\0';
  }
  // As the index has the attributes too: those of the work tree may belong to another commit.
  if (!paths.empty())
    attributes_.emplace(repository.Start({"check-attr", "--cached", "-z", "--stdin", "filter"}, paths));
}

Diagnostics PlainFiles::Find() {
  Diagnostics diagnostics;
  if (!attributes_) return diagnostics;
  const std::string out = Succeed(std::move(*attributes_));
  std::string_view rest = out;
  for (const StateFile& file : files_) {  // "<path>\0filter\0<value>\0" for each
    for (int field = 0; field < 2; ++field) (void)Take(rest, '\0');
    if (NamesGitCrypt(Take(rest, '\0')) && blobs_.IsPlain(file.blob)) {
      diagnostics.push_back(FaultOfFile("yaml-not-encrypted", std::string(file.path)));
    }
  }
  return diagnostics;
}

}  // namespace lanzhi
