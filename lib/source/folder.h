// Where records come from. An interface because the world enters here: a folder on disk now, a git tree later.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "source/diagnostic.h"
#include "source/read_file.h"

namespace lanzhi {

// Where a records folder keeps what it adds to its handbook, or the whole of it.
inline constexpr std::string_view kOwnHandbook = "handbook";
// Where it keeps the definitions of its own reports.
inline constexpr std::string_view kOwnReports = "reports";
// What is read beside the records.
inline constexpr std::array<std::string_view, 2> kOwnData{kOwnHandbook, kOwnReports};
// What must not get into git, and is no record: the register of names.
inline constexpr std::string_view kPrivateFolder = "private";
// The agency's settings, at the top of a records folder: what makes a folder one.
inline constexpr std::string_view kAgencyFile = "lanzhi.yaml";

struct Loaded {
  FilePtr file;             // nullptr when it could not be read
  Diagnostics diagnostics;  // yaml-not-a-file, yaml-too-large, yaml-unreadable
};

struct Listing {
  std::vector<std::string> paths;   // sorted by bytes, relative to the folder
  Diagnostics diagnostics;          // what looks like a record and is not read: links, devices, other names
  std::vector<std::string> hidden;  // folders of which the contents are not known: no permission, or a link
};

class Folder {
 public:
  Folder() = default;
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  virtual ~Folder() = default;

  // Every *.yaml below `under` ("" = all; a file or a folder, relative), but not: names that begin with a dot,
  // `lanzhi.yaml` itself, `private/` at the top, and those of kOwnData there unless `under` names one. A missing
  // `under` gives no paths. Names that are nearly such (.yml, .YAML, a blank at the end), and folders with a
  // `lanzhi.yaml` of their own, are told and left out; so are folders that are links, or may not be looked into. On
  // disk, temporary files that killed runs have left in the folders looked through are removed. Errors: ReadFailure.
  [[nodiscard]] virtual Listing List(std::string_view under) const = 0;

  // Reads a file: regular files only (links, FIFOs, devices are refused), at most 256 KiB. Thread-safe.
  // Errors: ReadFailure.
  [[nodiscard]] virtual Loaded Read(const std::string& path) const = 0;

  // The folder as the user named it, for messages.
  [[nodiscard]] virtual std::string Name() const = 0;
};

// Whether Folder::List(under) gives the file `path` by its name alone.
[[nodiscard]] bool Lists(std::string_view under, std::string_view path);

// At or below a folder of kOwnData.
[[nodiscard]] bool IsOwnData(std::string_view path);
// Whether Folder::List() of one of these folders gives it.
[[nodiscard]] bool ListsOwnData(std::string_view path);

// Whether its name is nearly that of a record, so that it would be passed over.
[[nodiscard]] bool NearlyLists(std::string_view path);
// A folder below the top with settings of its own is another records folder; its files are none of this one.
[[nodiscard]] Diagnostic FaultOfNested(const std::string& folder);

// A fault of the file `path` as a whole; `id` names the message, its first word up to a dot the rule.
[[nodiscard]] Diagnostic FaultOfFile(std::string_view id, const std::string& path, Args args = {});

// `root` must exist and be a folder.
[[nodiscard]] std::unique_ptr<Folder> OpenDisk(std::string root);

}  // namespace lanzhi
