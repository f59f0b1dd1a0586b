// A file outside the records folder, whole: reports that were written before, hooks, the index.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>

namespace lanzhi {

// A call failed that may succeed another time (an I/O error, no descriptors or memory left), so nothing may be
// concluded from it. `why` is the system's word.
class ReadFailure : public std::runtime_error {
 public:
  ReadFailure(const std::string& path, const std::string& why);
  ReadFailure(const std::string& path, int error);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const std::string& why() const { return why_; }

 private:
  std::string path_, why_;
};

// Whether an error of the system is one that nobody mends by trying again: permission, a name, a link.
[[nodiscard]] bool Lasts(int error);

// It would never end: a pipe, a device; or it is a folder.
class NotAFile : public ReadFailure {
 public:
  explicit NotAFile(const std::string& path) : ReadFailure(path, std::string()) {}
};

// The bytes of `path`. nullopt: there is no such file. Errors: ReadFailure: it is there, but could not be read to its
// end; NotAFile.
[[nodiscard]] std::optional<std::string> ReadFile(const std::string& path);

}  // namespace lanzhi
