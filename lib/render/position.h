// The only place where offsets become lines and columns.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "source/file.h"

namespace lanzhi {

struct Position {
  int line = 1;    // from 1
  int column = 1;  // from 1, in Unicode code points; an ill-formed byte counts as one
};

[[nodiscard]] Position PositionOf(const File& file, std::uint32_t offset);

// The same for many places: remembers where the lines of the last file begin. One per thread.
class Locator {
 public:
  // A null file gives line 1, column 1.
  [[nodiscard]] Position Of(const FilePtr& file, std::uint32_t offset);
  // Bytes of the line that holds `offset`, without its end of line.
  [[nodiscard]] Span LineAt(const FilePtr& file, std::uint32_t offset);

 private:
  struct Step {
    std::uint32_t offset = 0;
    int column = 0;
  };

  void Read(const FilePtr& file);
  [[nodiscard]] int ColumnAt(std::size_t line, std::uint32_t offset);
  [[nodiscard]] std::size_t Index(std::uint32_t offset) const;

  FilePtr file_;
  std::vector<std::uint32_t> starts_;
  std::unordered_map<std::size_t, std::vector<Step>> steps_;  // on the way along lines that are long
};

}  // namespace lanzhi
