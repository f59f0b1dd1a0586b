#include "source/write.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "source/temporary.h"

namespace lanzhi {
namespace {

// The temporary file of the moment, for the signal handler: fixed storage, because a handler may not allocate. One
// file is written at a time.
std::array<char, 4096> doomed_path;
std::atomic<bool> doomed = false;
static_assert(std::atomic<bool>::is_always_lock_free);

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGPIPE, SIGHUP};

extern "C" void RemoveAndDie(int signal) {
  RemoveTemporary();
  // SA_RESETHAND has restored what the signal does by default.
  raise(signal);
}

// Watches over a temporary file: it is removed unless it was released, be it by a return or by a signal.
class Temporary {
 public:
  explicit Temporary(std::string path) : path_(std::move(path)) {
    if (path_.size() >= doomed_path.size()) return;
    std::copy(path_.begin(), path_.end() + 1, doomed_path.begin());
    struct sigaction action = {};
    action.sa_handler = RemoveAndDie;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < before_.size(); ++i) {
      sigaction(kSignals[i], nullptr, &before_[i]);
      // Who ignores or handles a signal keeps doing so.
      if (before_[i].sa_handler == SIG_DFL) sigaction(kSignals[i], &action, nullptr);
    }
    watching_ = true;
    doomed = true;
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    if (exists_) unlink(path_.c_str());
    if (!watching_) return;
    doomed = false;
    for (std::size_t i = 0; i < before_.size(); ++i) sigaction(kSignals[i], &before_[i], nullptr);
  }

  [[nodiscard]] const char* path() const { return path_.c_str(); }
  void Exists() { exists_ = true; }
  void Release() {
    exists_ = false;
    doomed = false;
  }

 private:
  std::string path_;
  bool exists_ = false;
  bool watching_ = false;
  std::array<struct sigaction, std::size(kSignals)> before_ = {};
};

Written Failed(int error) { return {WriteStatus::failed, std::strerror(error)}; }

std::string FolderOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

// 0, or the error.
int MakeFolders(const std::string& folder) {
  for (std::size_t end = folder.find('/', 1);; end = folder.find('/', end + 1)) {
    if (mkdir(folder.substr(0, end).c_str(), 0777) != 0 && errno != EEXIST) return errno;
    if (end == std::string::npos) return 0;
  }
}

int WriteAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = write(fd, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
  return 0;
}

// Writes in large pieces.
class DescriptorSink final : public Sink {
 public:
  explicit DescriptorSink(int fd) : fd_(fd) {}

  void Put(std::string_view bytes) override {
    if (error_ != 0) return;
    if (held_.size() + bytes.size() <= kPiece) {
      held_ += bytes;
      return;
    }
    error_ = WriteAll(fd_, held_);
    held_.clear();
    if (bytes.size() <= kPiece) {
      held_ = bytes;
    } else if (error_ == 0) {
      error_ = WriteAll(fd_, bytes);
    }
  }

  // Writes what is left; 0, or the first error of all.
  [[nodiscard]] int End() {
    if (error_ == 0) error_ = WriteAll(fd_, held_);
    held_.clear();
    return error_;
  }

 private:
  static constexpr std::size_t kPiece = std::size_t{1} << 16;

  int fd_;
  int error_ = 0;
  std::string held_;
};

mode_t FileMode() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

// Writes, sets the final mode and syncs.
int FillFile(int fd, const Filling& fill, mode_t mode) {
  DescriptorSink sink(fd);
  fill(sink);
  int error = sink.End();
  if (error == 0 && fchmod(fd, mode) != 0) error = errno;
  if (error == 0 && fsync(fd) != 0) error = errno;
  return error;
}

int Close(Descriptor& fd) { return close(fd.Release()) == 0 ? 0 : errno; }

int SyncFolder(const std::string& folder) {
  const Descriptor fd(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd.ok()) return errno;
  // Some file systems cannot sync a folder; the file itself is safe by then.
  return fsync(fd.get()) != 0 && errno != EINVAL && errno != EROFS ? errno : 0;
}

// 0, or the error; EEXIST when `to` exists and may not be replaced.
int Rename(const char* from, const std::string& to, bool replace) {
  if (replace) return rename(from, to.c_str()) == 0 ? 0 : errno;
  if (renameat2(AT_FDCWD, from, AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // File systems without it (network shares): a hard link does not overwrite either.
  if (link(from, to.c_str()) != 0) return errno;
  unlink(from);
  return 0;
}

bool Holds(const std::string& path, std::string_view bytes) {
  const Descriptor fd(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!fd.ok()) return false;
  std::string there(bytes.size() + 1, '\0');  // one more, to see whether it has grown
  std::size_t size = 0;
  for (ssize_t done = 1; done != 0 && size < there.size();) {
    done = read(fd.get(), there.data() + size, there.size() - size);
    if (done < 0 && errno != EINTR) break;
    if (done > 0) size += static_cast<std::size_t>(done);
  }
  return std::string_view(there).substr(0, size) == bytes;
}

// The first link below `folder` on the way to `path`, or what stands at its end and is no regular file; "": none.
std::string FirstForeign(const std::string& folder, const std::string& path) {
  for (std::size_t slash = path.find('/');; slash = path.find('/', slash + 1)) {
    const std::string at = folder + '/' + path.substr(0, slash);
    struct stat info = {};
    if (lstat(at.c_str(), &info) != 0) return {};  // it will be made, or that it cannot be will be told
    const bool last = slash == std::string::npos;
    if (S_ISLNK(info.st_mode) || (last && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode))) return at;
    if (last) return {};
  }
}

// Gives the new file the owner of the old one; 0, or the error.
int KeepOwner(int fd, const struct stat& old) {
  struct stat own = {};
  if (fstat(fd, &own) != 0) return errno;
  if (own.st_uid == old.st_uid && own.st_gid == old.st_gid) return 0;
  return fchown(fd, old.st_uid, old.st_gid) == 0 ? 0 : errno;
}

// A new file that has no name before it is whole: whatever happens, nothing stays behind, also where no .gitignore is
// yet. nullopt: the file system cannot, or /proc is not there to name it by.
std::optional<Written> WriteNameless(const std::string& folder, const std::string& path, const Filling& fill,
                                     mode_t mode) {
  Descriptor fd(open(folder.c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0600));
  if (!fd.ok()) return std::nullopt;
  if (const int error = FillFile(fd.get(), fill, mode)) return Failed(error);
  const std::string made = "/proc/self/fd/" + std::to_string(fd.get());
  if (linkat(AT_FDCWD, made.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) != 0) {
    if (errno == ENOENT) return std::nullopt;
    return errno == EEXIST ? Written{WriteStatus::exists, {}} : Failed(errno);
  }
  if (const int error = Close(fd)) return Failed(error);
  return Written{};
}

struct How {
  bool replace = false;
  std::optional<std::string_view> before;  // what the file must hold to be replaced
  Runs runs = Runs::no;
};

Written Write(const std::string& path, const Filling& fill, const How& how) {
  const auto& [replace, before, runs] = how;
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);

  const std::string folder = FolderOf(path);
  if (const int error = MakeFolders(folder)) return Failed(error);
  struct stat info = {};
  if (!replace && lstat(path.c_str(), &info) == 0) return {WriteStatus::exists, {}};

  RemoveLeftBehind(folder);
  mode_t mode = FileMode();
  if (runs == Runs::yes) mode |= (mode & 0444) >> 2;
  if (!replace) {
    if (std::optional<Written> written = WriteNameless(folder, path, fill, mode)) {
      if (written->status != WriteStatus::written) return *written;
      if (const int error = SyncFolder(folder)) return Failed(error);
      return {};
    }
  }
  Temporary temporary(folder + "/" + TemporaryName());
  unlink(temporary.path());  // left behind by a process of that number that was killed
  Descriptor fd(open(temporary.path(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!fd.ok()) return Failed(errno);
  temporary.Exists();
  if (before && lstat(path.c_str(), &info) == 0) {
    if (info.st_nlink > 1) return {WriteStatus::shared, {}};
    if (const int error = KeepOwner(fd.get(), info)) return Failed(error);
    mode = info.st_mode & 07777;
  }
  if (const int error = FillFile(fd.get(), fill, mode)) return Failed(error);
  if (const int error = Close(fd)) return Failed(error);
  if (before && !Holds(path, *before)) return {WriteStatus::changed, {}};
  if (const int error = Rename(temporary.path(), path, replace)) {
    if (error == EEXIST && !replace) return {WriteStatus::exists, {}};
    return Failed(error);
  }
  temporary.Release();
  if (const int error = SyncFolder(folder)) return Failed(error);
  return {};
}

// A device or a pipe is written to, never replaced by a file.
Written WriteThrough(const std::string& path, const Filling& fill) {
  Descriptor fd(open(path.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC));
  if (!fd.ok()) return Failed(errno);
  DescriptorSink sink(fd.get());
  fill(sink);
  int error = sink.End();
  if (close(fd.Release()) != 0 && error == 0) error = errno;
  return error == 0 ? Written{} : Failed(error);
}

Filling Whole(std::string_view bytes) {
  return [bytes](Sink& sink) { sink.Put(bytes); };
}

// Where a link leads, so that the file behind it is replaced and the link stays; `path` itself when it is no link.
std::string BehindLinks(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> real(realpath(path.c_str(), nullptr), std::free);
  return real ? std::string(real.get()) : path;
}

}  // namespace

void RemoveLeftBehind(const std::string& folder) {
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(opendir(folder.c_str()), closedir);
  while (const dirent* entry = stream ? readdir(stream.get()) : nullptr) {
    if (IsLeftBehind(entry->d_name)) unlinkat(dirfd(stream.get()), entry->d_name, 0);
  }
}

void RemoveTemporary() {
  if (doomed) unlink(doomed_path.data());
}

Written WriteNewIn(const std::string& folder, const std::string& path, std::string_view bytes) {
  std::string foreign = FirstForeign(folder, path);
  if (foreign == folder + '/' + path) return {WriteStatus::exists, {}};
  if (!foreign.empty()) return {WriteStatus::not_ours, std::move(foreign)};
  return Write(folder + '/' + path, Whole(bytes), {});
}

Written WriteOwnIn(const std::string& folder, const std::string& path, std::string_view bytes, Runs runs) {
  std::string foreign = FirstForeign(folder, path);
  if (!foreign.empty()) return {WriteStatus::not_ours, std::move(foreign)};
  return Write(folder + '/' + path, Whole(bytes), {true, std::nullopt, runs});
}

Written WriteOwnIn(const std::string& folder, const std::string& path, const Filling& fill) {
  std::string foreign = FirstForeign(folder, path);
  if (!foreign.empty()) return {WriteStatus::not_ours, std::move(foreign)};
  return Write(folder + '/' + path, fill, {true, std::nullopt, Runs::no});
}

Written RemoveOwnIn(const std::string& folder, const std::string& path) {
  std::string foreign = FirstForeign(folder, path);
  if (!foreign.empty()) return {WriteStatus::not_ours, std::move(foreign)};
  return unlink((folder + '/' + path).c_str()) == 0 || errno == ENOENT ? Written{} : Failed(errno);
}

Written WriteOverIn(const std::string& folder, const std::string& path, std::string_view before,
                    std::string_view bytes) {
  std::string foreign = FirstForeign(folder, path);
  if (!foreign.empty()) return {WriteStatus::not_ours, std::move(foreign)};
  return Write(folder + '/' + path, Whole(bytes), {true, before, Runs::no});
}

Written WriteInPlace(const std::string& path, std::string_view bytes, Runs runs) {
  return Write(path, Whole(bytes), {true, std::nullopt, runs});
}

Written WriteReplace(const std::string& path, const Filling& fill) {
  struct stat info = {};
  if (stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode)) return WriteThrough(path, fill);
  return Write(BehindLinks(path), fill, {true, std::nullopt, Runs::no});
}

}  // namespace lanzhi
