// Text in columns, aligned by display width.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "render/style.h"

namespace lanzhi {

class Grid {
 public:
  explicit Grid(std::vector<std::string> head);

  // Numbers: the column is set to the right.
  void AlignRight(std::size_t column) { columns_[column].right = true; }
  // Where the grid is too wide (Narrow), columns with a rank other than 0 go, those farthest from 0 first; with a rank
  // below 0 only when broken cells do not help.
  void GiveWay(std::size_t column, int rank) { columns_[column].gives_way = rank; }
  // A heading above the head, which neighbours with the same one share.
  void Over(std::size_t column, std::string_view group) { columns_[column].group = Shown(group); }
  // A line of its own above the rows that follow; their columns still line up with all others.
  void Heading(std::string_view text, Paint paint = Paint::bold) { lines_.push_back({{Shown(text)}, true, paint, {}}); }
  // Precondition: as many cells as the head has. `paints`: of single cells, where the row itself is plain; may be
  // empty.
  void Row(const std::vector<std::string>& cells, Paint paint = Paint::plain, std::vector<Paint> paints = {}) {
    lines_.push_back({{cells.begin(), cells.end()}, false, paint, std::move(paints)});
  }
  [[nodiscard]] bool empty() const { return lines_.empty(); }

  // Until no line is wider than `width`: breaks the names of columns that are set to the right into lines; takes out
  // columns of a rank above 0; breaks cells into lines where their words allow it, in columns that are not set to the
  // right; takes out columns of a rank below 0; breaks words. Returns the names of what was taken out, as the head has
  // them. Call once, last.
  std::vector<std::string> Narrow(int width);

  // Control characters are escaped; no line ends with a blank; ends with a newline. Two blanks between columns.
  [[nodiscard]] std::string Format(const Style& style) const;

 private:
  // As it is shown: escaped, with the width that it takes.
  struct Shown {
    explicit Shown(std::string_view plain);

    std::string text;
    int width = 0;
  };
  struct Column {
    Shown name;
    std::string given;  // the name as the head has it
    Shown group;
    bool right = false, gone = false;
    int gives_way = 0;
    int limit = 0;  // its name and cells are broken into lines of this width; 0: they are not
  };
  struct Line {
    std::vector<Shown> cells;
    bool heading = false;
    Paint paint = Paint::plain;
    std::vector<Paint> paints;
  };

  [[nodiscard]] bool HasHeadings() const;
  // Of each column that is left; 0 for the others. Groups that are wider than their columns widen the last of them.
  [[nodiscard]] std::vector<int> Widths() const;
  // The end of the run of columns that share the group of `begin`; gone ones do not part it.
  [[nodiscard]] std::size_t EndOfGroup(std::size_t begin) const;
  enum class Break : std::uint8_t { names, cells, words };
  // Takes up to `over` columns of the terminal from those that can give most.
  void Limit(int over, Break what);
  [[nodiscard]] int LeastWidth(const Column& column, std::size_t index, Break what) const;
  [[nodiscard]] int Over(int width) const;  // by how much the widest line is wider; 0 or less: it is not
  [[nodiscard]] std::string GroupLine(const std::vector<int>& widths) const;

  std::vector<Column> columns_;
  std::vector<Line> lines_;
};

}  // namespace lanzhi
