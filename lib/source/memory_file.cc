#include "source/memory_file.h"

#include <cerrno>

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lanzhi {

MemoryFile::MemoryFile() : fd_(memfd_create("lanzhi", MFD_CLOEXEC)) {}

std::string MemoryFile::path() const { return "/proc/self/fd/" + std::to_string(fd_.get()); }

std::optional<std::string> MemoryFile::Read() const {
  struct stat info = {};
  if (fstat(fd_.get(), &info) != 0) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t size = 0;
  while (size < bytes.size()) {
    const ssize_t done = pread(fd_.get(), bytes.data() + size, bytes.size() - size, static_cast<off_t>(size));
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return std::nullopt;
    size += static_cast<std::size_t>(done);
  }
  return bytes;
}

}  // namespace lanzhi
