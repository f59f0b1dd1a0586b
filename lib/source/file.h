// A file that has been read, and places in it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
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

// The name of a file without its folder and its ending; of a record's file it is the record's id.
[[nodiscard]] inline std::string_view StemOf(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);  // npos + 1 is 0
  return path.substr(0, path.rfind('.'));
}

struct Place {
  FilePtr file;
  Span span;
};

}  // namespace lanzhi
