#include "source/folder.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <algorithm>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "source/limits.h"
#include "source/path.h"
#include "source/temporary.h"

namespace lanzhi {
namespace {

// Errors: ReadFailure.
Diagnostic Unreadable(const std::string& path, int error) {
  if (!Lasts(error)) throw ReadFailure(path, error);
  return FaultOfFile("yaml-unreadable", path, {{"error", std::string(std::strerror(error))}});
}

// A link is refused by open() itself; everything else that is not a regular file by its mode.
Diagnostic FaultOfSpecial(const std::string& path, bool link) {
  return FaultOfFile(link ? "yaml-not-a-file.link" : "yaml-not-a-file", path);
}

// "", "." and "a/b/" as users and scripts write them: without empty and `.` parts.
std::string Normal(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (part.empty() || part == ".") continue;
    if (!out.empty()) out += '/';
    out += part;
  }
  return out;
}

bool IsRecordName(std::string_view name) { return name.ends_with(".yaml") && name.size() > 5; }

// The form of ids that are made up, such as C2026-0001: letters, a year, a dash and figures.
bool IsMadeUpId(std::string_view name) {
  const auto take = [&name](bool (*fits)(char)) {
    std::size_t n = 0;
    while (n < name.size() && fits(name[n])) ++n;
    name.remove_prefix(n);
    return n;
  };
  const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (const std::size_t letters = take(is_letter); letters == 0 || letters > 2) return false;
  if (take(is_digit) != 4 || !name.starts_with('-')) return false;
  name.remove_prefix(1);
  return take(is_digit) > 0 && name.empty();
}

// Close to one: what somebody meant as a record would be passed over. Notepad writes `.txt` behind the name, and a
// Chinese keyboard one of two other full stops in it; without its ending the name is but an id.
bool IsNearlyRecordName(std::string_view name) {
  if (IsRecordName(name)) return true;
  std::string small(name);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  std::string_view rest = small;
  const auto drop = [&rest](std::string_view ending) {
    const bool there = rest.size() > ending.size() && rest.ends_with(ending);
    if (there) rest.remove_suffix(ending.size());
    return there;
  };
  const auto drop_blanks = [&] {
    while (drop(" ")) {
    }
  };
  drop_blanks();
  if (drop(".txt")) drop_blanks();
  if (!drop("yaml") && !drop("yml")) return IsMadeUpId(rest);
  return drop(".") || drop("\u3002") || drop("\uFF0E");
}

// Never part of the records: hidden names, and at the top the private folder, the agency's own data and its settings.
bool IsOutside(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name.starts_with('.') || path == kPrivateFolder || path == kAgencyFile ||
         std::find(kOwnData.begin(), kOwnData.end(), path) != kOwnData.end();
}

bool IsBelowOutside(std::string_view path) {
  return path.find("/.") != std::string_view::npos || IsOutside(path.substr(0, path.find('/')));
}

class Disk : public Folder {
 public:
  explicit Disk(std::string root) : root_(std::move(root)) {}

  Listing List(std::string_view under) const override {
    Listing listing;
    const std::string path = Normal(under);
    if ((!IsOwnData(path) && IsBelowOutside(path)) || path == ".." || path.starts_with("../")) return listing;
    struct stat info = {};
    if (lstat(Full(path).c_str(), &info) != 0) {
      if (errno == ENOENT || errno == ENOTDIR) return listing;
      listing.diagnostics.push_back(Unreadable(path, errno));
      listing.hidden.push_back(path);
      return listing;
    }
    if (S_ISDIR(info.st_mode)) {
      Walk(path, listing);
    } else if (IsNearlyRecordName(path)) {
      AddFile(path, info.st_mode, listing);
    }
    std::sort(listing.paths.begin(), listing.paths.end());
    std::sort(listing.diagnostics.begin(), listing.diagnostics.end(),
              [](const Diagnostic& a, const Diagnostic& b) { return a.place.file->path < b.place.file->path; });
    return listing;
  }

  Loaded Read(const std::string& path) const override {
    const Descriptor fd(open(Full(path).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!fd.ok()) return {nullptr, {errno == ELOOP ? FaultOfSpecial(path, true) : Unreadable(path, errno)}};
    struct stat info = {};
    if (fstat(fd.get(), &info) != 0) return {nullptr, {Unreadable(path, errno)}};
    if (!S_ISREG(info.st_mode)) return {nullptr, {FaultOfSpecial(path, false)}};

    std::string bytes;
    bytes.reserve(std::min(static_cast<std::size_t>(info.st_size), kMostBytesInFile));
    std::array<char, 1 << 16> part;
    while (true) {
      const ssize_t got = read(fd.get(), part.data(), part.size());
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return {nullptr, {Unreadable(path, errno)}};
      if (got == 0) break;
      bytes.append(part.data(), static_cast<std::size_t>(got));
      if (bytes.size() > kMostBytesInFile) {
        return {nullptr,
                {FaultOfFile("yaml-too-large.file", path, {{"limit", std::int64_t{kMostBytesInFile / 1024}}})}};
      }
      // All of it; asking once more costs as much as a read.
      if (bytes.size() == static_cast<std::size_t>(info.st_size)) break;
    }
    return {MakeFile(path, std::move(bytes)), {}};
  }

  std::string Name() const override { return root_; }

 private:
  [[nodiscard]] std::string Full(const std::string& path) const { return path.empty() ? root_ : root_ + "/" + path; }

  static void AddFile(const std::string& path, mode_t mode, Listing& listing) {
    if (!IsRecordName(path)) {
      listing.diagnostics.push_back(FaultOfFile("yaml-not-a-file.name", path));
    } else if (S_ISREG(mode)) {
      listing.paths.push_back(path);
    } else {
      listing.diagnostics.push_back(FaultOfSpecial(path, S_ISLNK(mode)));
    }
  }

  // Links are never followed: a folder of records has no cycles, and nothing outside of it is read.
  void Walk(const std::string& folder, Listing& listing) const {
    std::vector<std::string> waiting = {folder};
    while (!waiting.empty()) {
      const std::string at = std::move(waiting.back());
      waiting.pop_back();
      const std::unique_ptr<DIR, int (*)(DIR*)> stream(opendir(Full(at).c_str()), closedir);
      if (!stream) {
        listing.diagnostics.push_back(Unreadable(at, errno));
        listing.hidden.push_back(at);
        continue;
      }
      struct stat settings = {};
      if (!at.empty() && fstatat(dirfd(stream.get()), kAgencyFile.data(), &settings, AT_SYMLINK_NOFOLLOW) == 0) {
        listing.diagnostics.push_back(FaultOfNested(at));
        continue;
      }
      while (const dirent* entry = Next(stream.get(), at)) {
        if (IsLeftBehind(entry->d_name)) unlinkat(dirfd(stream.get()), entry->d_name, 0);
        AddEntry(at, *entry, waiting, listing);
      }
    }
  }

  // nullptr at the end, and only there.
  static const dirent* Next(DIR* stream, const std::string& folder) {
    errno = 0;
    const dirent* entry = readdir(stream);
    if (entry == nullptr && errno != 0) throw ReadFailure(folder, errno);
    return entry;
  }

  void AddEntry(const std::string& at, const dirent& entry, std::vector<std::string>& waiting, Listing& listing) const {
    const std::string_view name = entry.d_name;
    std::string path = at.empty() ? std::string(name) : at + "/" + std::string(name);
    if (IsOutside(path)) return;
    auto mode = static_cast<mode_t>(DTTOIF(entry.d_type));
    struct stat info = {};
    if (entry.d_type == DT_UNKNOWN) {
      if (lstat(Full(path).c_str(), &info) != 0) {
        if (errno == ENOENT) return;  // gone since it was listed
        listing.diagnostics.push_back(Unreadable(path, errno));
        return;
      }
      mode = info.st_mode;
    }
    if (S_ISDIR(mode)) {
      waiting.push_back(std::move(path));
    } else if (IsNearlyRecordName(name)) {
      AddFile(path, mode, listing);
    } else if (S_ISLNK(mode) && stat(Full(path).c_str(), &info) == 0 && S_ISDIR(info.st_mode)) {
      listing.diagnostics.push_back(FaultOfFile("yaml-not-a-file.folder", path));
      listing.hidden.push_back(std::move(path));
    }
  }

  std::string root_;
};

}  // namespace

bool Lists(std::string_view under, std::string_view path) {
  if (!IsRecordName(path.substr(path.rfind('/') + 1))) return false;
  if (under.empty()) return !IsBelowOutside(path);  // asked of very many
  const std::string from = Normal(under);
  if (!IsAtOrBelow(path, from)) return false;
  if (!IsOwnData(from)) return !IsBelowOutside(path);
  return path.find("/.", from.size()) == std::string_view::npos;  // hidden
}

bool IsOwnData(std::string_view path) {
  return std::any_of(kOwnData.begin(), kOwnData.end(),
                     [&](std::string_view folder) { return IsAtOrBelow(path, folder); });
}

bool ListsOwnData(std::string_view path) {
  return IsOwnData(path) &&
         std::any_of(kOwnData.begin(), kOwnData.end(), [&](std::string_view folder) { return Lists(folder, path); });
}

bool NearlyLists(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return IsNearlyRecordName(name) && !IsRecordName(name) && !IsBelowOutside(path);
}

Diagnostic FaultOfNested(const std::string& folder) {
  Diagnostic fault = FaultOfFile("yaml-not-a-file.nested", folder + "/" + std::string(kAgencyFile));
  fault.severity = Severity::warning;  // nothing of this folder is left out
  return fault;
}

Diagnostic FaultOfFile(std::string_view id, const std::string& path, Args args) {
  Diagnostic fault;
  fault.rule = id.substr(0, id.find('.'));
  fault.place.file = std::make_shared<const File>(File{path, {}});
  fault.message = {std::string(id), {}, args};
  fault.help = {fault.message.id + ".help", {}, std::move(args)};
  return fault;
}

std::unique_ptr<Folder> OpenDisk(std::string root) { return std::make_unique<Disk>(std::move(root)); }

}  // namespace lanzhi
