#include "source/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

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
    : std::runtime_error((path.empty() ? std::string(".") : path) + ": " + why) {}

ReadFailure::ReadFailure(const std::string& path, int error) : ReadFailure(path, std::string(std::strerror(error))) {}

std::optional<std::string> ReadFile(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    throw ReadFailure(path, errno);
  }
  struct stat info = {};
  int error = fstat(fd, &info) != 0 ? errno : 0;
  if (error == 0 && !S_ISREG(info.st_mode)) {
    close(fd);
    throw NotAFile(path);
  }
  std::string bytes;
  std::array<char, 1 << 16> part;
  while (error == 0) {
    const ssize_t count = read(fd, part.data(), part.size());
    if (count == 0) break;
    if (count > 0) bytes.append(part.data(), static_cast<std::size_t>(count));
    if (count < 0 && errno != EINTR) error = errno;
  }
  close(fd);
  if (error != 0) throw ReadFailure(path, error);
  return bytes;
}

}  // namespace lanzhi
