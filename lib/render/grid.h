// Text in columns, aligned by display width.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "render/style.h"

namespace lanzhi {

class Grid {
 public:
  explicit Grid(std::vector<std::string> head);

  // Numbers: the column is set to the right.
  void AlignRight(std::size_t column) { columns_[column].right = true; }
  // Where the grid is too wide (Narrow), columns with a rank above 0 go, the highest first.
  void GiveWay(std::size_t column, int rank) { columns_[column].gives_way = rank; }
  // A heading above the head, which neighbours with the same one share.
  void Over(std::size_t column, std::string group) { columns_[column].group = std::move(group); }
  // A line of its own above the rows that follow; their columns still line up with all others.
  void Heading(std::string text, Paint paint = Paint::bold) { lines_.push_back({{std::move(text)}, true, paint, {}}); }
  // Precondition: as many cells as the head has. `paints`: of single cells, where the row itself is plain; may be
  // empty.
  void Row(std::vector<std::string> cells, Paint paint = Paint::plain, std::vector<Paint> paints = {}) {
    lines_.push_back({std::move(cells), false, paint, std::move(paints)});
  }
  [[nodiscard]] bool empty() const { return lines_.empty(); }

  // Takes columns out until no line is wider than `width` or none gives way any more; then cells are broken into lines
  // where their words allow it, in columns that are not set to the right. Returns the names of what was taken out, as the head has them. Call
  // once, last.
  std::vector<std::string> Narrow(int width);

  // Control characters are escaped; no line ends with a blank; ends with a newline. Two blanks between columns.
  [[nodiscard]] std::string Format(const Style& style) const;

 private:
  struct Column {
    std::string name, group;
    bool right = false, gone = false;
    int gives_way = 0;
    int limit = 0;  // its cells are broken into lines of this width; 0: they are not
  };
  struct Line {
    std::vector<std::string> cells;
    bool heading = false;
    Paint paint = Paint::plain;
    std::vector<Paint> paints;
  };

  [[nodiscard]] bool HasHeadings() const;
  // Of each column that is left; 0 for the others. Groups that are wider than their columns widen the last of them.
  [[nodiscard]] std::vector<int> Widths() const;
  // The end of the run of columns that share the group of `begin`; gone ones do not part it.
  [[nodiscard]] std::size_t EndOfGroup(std::size_t begin) const;
  void Limit(std::vector<int> widths, int over);
  [[nodiscard]] std::string GroupLine(const std::vector<int>& widths) const;

  std::vector<Column> columns_;
  std::vector<Line> lines_;
};

}  // namespace lanzhi
