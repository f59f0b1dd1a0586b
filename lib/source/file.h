// A file that has been read, and places in it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace lanzhi {

// Byte offsets into File::bytes, end exclusive. {0, 0} = no place.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool empty() const { return begin == end; }
  friend bool operator==(const Span&, const Span&) = default;
};

struct File {
  std::string path;   // relative to the records folder, '/' between parts; as shown in findings
  std::string bytes;  // the whole file without a leading byte order mark
};

using FilePtr = std::shared_ptr<const File>;

// From the bytes as they lie on disk: drops a leading byte order mark.
[[nodiscard]] inline FilePtr MakeFile(std::string path, std::string bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  return std::make_shared<const File>(File{std::move(path), std::move(bytes)});
}

struct Place {
  FilePtr file;
  Span span;
};

}  // namespace lanzhi
