// Writing files so that none is lost or half written (source/LIMITS.md "Writing files").
#pragma once

#include <string>
#include <string_view>

#include "base/sink.h"

namespace lanzhi {

// changed: another wrote to it meanwhile. shared: it has further names (hard links) that would keep the old text.
// not_ours: a link, a pipe or a device stands where only files and folders of our own may.
enum class WriteStatus { written, exists, changed, shared, not_ours, failed };

struct Written {
  WriteStatus status = WriteStatus::written;
  std::string error;  // of the system, when failed; the path, when not_ours
};

// Creates missing folders, writes to a temporary name beside the path, syncs, renames, syncs the folder. The temporary
// file is removed on failure and on SIGINT, SIGTERM, SIGPIPE, SIGHUP; one that a killed process left behind, by the
// next that writes there or looks through the folder (source/folder.h).
//
// What the user has named may be a link; what the program names by itself, `path` below `folder` (existing, named by
// the user), is reached through no link.
[[nodiscard]] Written WriteNewIn(const std::string& folder, const std::string& path, std::string_view bytes);
enum class Runs { no, yes };  // whether the file may be run
[[nodiscard]] Written WriteOwnIn(const std::string& folder, const std::string& path, std::string_view bytes,
                                 Runs runs = Runs::no);  // replaces a file of our own
// The same by what `fill` puts.
[[nodiscard]] Written WriteOwnIn(const std::string& folder, const std::string& path, const Filling& fill);
// Removes a file of our own; `written` also where there is none.
[[nodiscard]] Written RemoveOwnIn(const std::string& folder, const std::string& path);
// Replaces a file or a link itself, never what the link leads to.
[[nodiscard]] Written WriteInPlace(const std::string& path, std::string_view bytes, Runs runs);
// Replaces what is there by what `fill` puts, which is held neither here nor there as a whole. Of a link the file
// behind it is replaced; a device or a pipe is written to.
[[nodiscard]] Written WriteReplace(const std::string& path, const Filling& fill);
// Replaces a file only while it holds what was read of it, else `changed`; it keeps its permissions and its owner, else
// `failed`. Below `folder`, as above.
[[nodiscard]] Written WriteOverIn(const std::string& folder, const std::string& path, std::string_view before,
                                  std::string_view bytes);

// Removes the temporary files that killed processes have left behind in `folder`. What cannot be removed stays.
void RemoveLeftBehind(const std::string& folder);

// Removes the temporary file of the moment, if there is one; for the handler of a signal that ends the process.
void RemoveTemporary();

}  // namespace lanzhi
