// Writing files so that none is lost or half written (source/LIMITS.md "Writing files").
#pragma once

#include <string>
#include <string_view>

namespace lanzhi {

enum class WriteStatus { written, exists, changed, failed };

struct Written {
  WriteStatus status = WriteStatus::written;
  std::string error;  // of the system, when failed
};

// Creates missing folders, writes to a temporary name beside `path`, syncs, renames, syncs the folder. The temporary
// file is removed on failure and on SIGINT, SIGTERM, SIGPIPE.
[[nodiscard]] Written WriteNew(const std::string& path, std::string_view bytes);  // never overwrites: `exists`
// Replaces what is there. Of a link the file behind it is replaced; a device or a pipe is written to.
[[nodiscard]] Written WriteReplace(const std::string& path, std::string_view bytes);
// Replaces a file only while it holds what was read of it, else `changed`; it keeps its permissions.
[[nodiscard]] Written WriteOver(const std::string& path, std::string_view before, std::string_view bytes);

}  // namespace lanzhi
