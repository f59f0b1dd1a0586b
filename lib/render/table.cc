#include "render/table.h"

#include <algorithm>

#include "base/utf8.h"

namespace lanzhi {
namespace {

constexpr std::size_t kGap = 2;

void Widen(std::vector<int>& widths, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < widths.size() && i < cells.size(); ++i) {
    widths[i] = std::max(widths[i], DisplayWidth(EscapeControls(cells[i])));
  }
}

}  // namespace

std::string Table::Format(const Style& style) const {
  const bool headings = std::any_of(lines_.begin(), lines_.end(), [](const Line& line) { return line.heading; });
  const std::string indent(headings ? kGap : 0, ' ');
  std::vector<int> widths(head_.size(), 0);
  Widen(widths, head_);
  for (const Line& line : lines_) {
    if (!line.heading) Widen(widths, line.cells);
  }
  std::string out;
  const auto write = [&](const std::vector<std::string>& cells, Paint paint) {
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string cell = EscapeControls(cells[i]);
      const std::string pad(static_cast<std::size_t>(std::max(0, widths[i] - DisplayWidth(cell))), ' ');
      const bool right = std::find(right_.begin(), right_.end(), i) != right_.end();
      row += (i == 0 ? std::string() : std::string(kGap, ' ')) + (right ? pad + cell : cell + pad);
    }
    row.erase(row.find_last_not_of(' ') + 1);
    out += indent + style.In(paint, row) + '\n';
  };
  write(head_, Paint::dim);
  for (const Line& line : lines_) {
    if (line.heading) {
      out += style.In(line.paint, EscapeControls(line.cells[0])) + '\n';
    } else {
      write(line.cells, line.paint);
    }
  }
  return out;
}

}  // namespace lanzhi
