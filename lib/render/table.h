// Tables aligned by display width.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "render/style.h"

namespace lanzhi {

class Table {
 public:
  explicit Table(std::vector<std::string> head) : head_(std::move(head)) {}

  // Numbers: the column is set to the right.
  void AlignRight(std::size_t column) { right_.push_back(column); }
  // A line of its own above the rows that follow; their columns still line up with all others.
  void Heading(std::string text, Paint paint = Paint::bold) { lines_.push_back({{std::move(text)}, true, paint}); }
  // Precondition: as many cells as the head has.
  void Row(std::vector<std::string> cells, Paint paint = Paint::plain) {
    lines_.push_back({std::move(cells), false, paint});
  }
  [[nodiscard]] bool empty() const { return lines_.empty(); }

  // Control characters are escaped; no line ends with a blank; ends with a newline. Two blanks between columns.
  [[nodiscard]] std::string Format(const Style& style) const;

 private:
  struct Line {
    std::vector<std::string> cells;
    bool heading = false;
    Paint paint = Paint::plain;
  };
  std::vector<std::string> head_;
  std::vector<Line> lines_;
  std::vector<std::size_t> right_;
};

}  // namespace lanzhi
