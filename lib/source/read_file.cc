#include "source/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/descriptor.h"

namespace lanzhi {

bool Lasts(int error) {
  switch (error) {
    case EACCES:
    case EPERM:
    case ELOOP:
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG:
    case ENXIO:
    case ENODEV:
      return true;
    default:
      return false;
  }
}

ReadFailure::ReadFailure(const std::string& path, const std::string& why)
    : std::runtime_error((path.empty() ? std::string(".") : path) + ": " + why),
      path_(path.empty() ? std::string(".") : path),
      why_(why) {}

ReadFailure::ReadFailure(const std::string& path, int error) : ReadFailure(path, std::string(std::strerror(error))) {}

std::optional<std::string> ReadFile(const std::string& path) {
  const Descriptor fd(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!fd.ok()) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    throw ReadFailure(path, errno);
  }
  struct stat info = {};
  if (fstat(fd.get(), &info) != 0) throw ReadFailure(path, errno);
  if (!S_ISREG(info.st_mode)) throw NotAFile(path);
  std::string bytes;
  std::array<char, 1 << 16> part;
  while (true) {
    const ssize_t count = read(fd.get(), part.data(), part.size());
    if (count == 0) return bytes;
    if (count > 0) bytes.append(part.data(), static_cast<std::size_t>(count));
    if (count < 0 && errno != EINTR) throw ReadFailure(path, errno);
  }
}

}  // namespace lanzhi
