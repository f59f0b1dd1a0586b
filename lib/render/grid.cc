#include "render/grid.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/wrap.h"

namespace lanzhi {
namespace {

constexpr int kGap = 2;
constexpr int kLeastColumn = 8;  // of a column whose words are cut
constexpr int kLeastText = 12;   // of a column whose cells are broken between words
constexpr int kLeastName = 4;    // of a column whose name is broken

std::string Blanks(int count) { return std::string(static_cast<std::size_t>(std::max(0, count)), ' '); }

int ShownWidth(const std::string& text) { return DisplayWidth(EscapeControls(text)); }

}  // namespace

Grid::Grid(std::vector<std::string> head) {
  for (std::string& name : head) columns_.push_back({std::move(name), {}, false, false, 0, 0});
}

bool Grid::HasHeadings() const {
  return std::any_of(lines_.begin(), lines_.end(), [](const Line& line) { return line.heading; });
}

std::size_t Grid::EndOfGroup(std::size_t begin) const {
  std::size_t end = begin + 1;
  while (end < columns_.size() &&
         (columns_[end].gone || (!columns_[begin].group.empty() && columns_[end].group == columns_[begin].group))) {
    ++end;
  }
  return end;
}

std::vector<int> Grid::Widths() const {
  std::vector<int> widths(columns_.size(), 0);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].gone) continue;
    widths[i] = ShownWidth(columns_[i].name);
    for (const Line& line : lines_) {
      if (!line.heading) widths[i] = std::max(widths[i], ShownWidth(line.cells[i]));
    }
    if (columns_[i].limit > 0) widths[i] = std::min(widths[i], columns_[i].limit);
  }
  for (std::size_t begin = 0; begin < columns_.size(); begin = EndOfGroup(begin)) {
    if (columns_[begin].gone || columns_[begin].group.empty()) continue;
    int width = -kGap;
    std::size_t last = begin;
    for (std::size_t i = begin; i < EndOfGroup(begin); ++i) {
      if (columns_[i].gone) continue;
      width += widths[i] + kGap;
      last = i;
    }
    widths[last] += std::max(0, ShownWidth(columns_[begin].group) - width);
  }
  return widths;
}

int Grid::Over(int width) const {
  const std::vector<int> widths = Widths();
  int total = (HasHeadings() ? kGap : 0) - kGap;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!columns_[i].gone) total += widths[i] + kGap;
  }
  return total - width;
}

std::vector<std::string> Grid::Narrow(int width) {
  std::vector<std::string> gone;
  const auto take_out = [&](int sign) {
    while (Over(width) > 0) {
      Column* next = nullptr;
      for (Column& column : columns_) {
        const int rank = column.gone ? 0 : column.gives_way * sign;
        if (rank > (next == nullptr ? 0 : next->gives_way * sign)) next = &column;
      }
      if (next == nullptr) return;
      next->gone = true;
      gone.push_back(next->name);
    }
  };
  Limit(Over(width), Break::names);
  take_out(1);
  Limit(Over(width), Break::cells);
  take_out(-1);
  Limit(Over(width), Break::words);
  return gone;
}

int Grid::LeastWidth(const Column& column, std::size_t index, Break what) const {
  if (what == Break::words) return kLeastColumn;
  int longest =
      what == Break::names ? std::max(kLeastName, LongestWord(EscapeControls(column.name))) : ShownWidth(column.name);
  for (const Line& line : lines_) {
    if (line.heading) continue;
    const std::string cell = EscapeControls(line.cells[index]);
    const int shown = DisplayWidth(cell);
    longest =
        std::max(longest, what == Break::names ? shown : std::max(LongestWord(cell), std::min(shown, kLeastText)));
  }
  return longest;
}

void Grid::Limit(int over, Break what) {
  if (over <= 0) return;
  std::vector<int> widths = Widths(), give(columns_.size(), 0);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].gone || columns_[i].right != (what == Break::names)) continue;
    give[i] = widths[i] - LeastWidth(columns_[i], i, what);
  }
  while (over > 0) {
    const auto most = std::max_element(give.begin(), give.end());
    if (most == give.end() || *most <= 0) return;
    const auto chosen = static_cast<std::size_t>(most - give.begin());
    // Of names and words a little from each, of texts all from the longest.
    const int taken = what == Break::cells ? std::min(over, *most) : 1;
    give[chosen] -= taken;
    widths[chosen] -= taken;
    columns_[chosen].limit = widths[chosen];
    over -= taken;
  }
}

std::string Grid::GroupLine(const std::vector<int>& widths) const {
  std::string line;
  for (std::size_t begin = 0; begin < columns_.size(); begin = EndOfGroup(begin)) {
    if (columns_[begin].gone) continue;
    int width = -kGap;
    for (std::size_t i = begin; i < EndOfGroup(begin); ++i) {
      if (!columns_[i].gone) width += widths[i] + kGap;
    }
    const std::string group = EscapeControls(columns_[begin].group);
    line += (line.empty() ? "" : Blanks(kGap)) + group + Blanks(width - DisplayWidth(group));
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

std::string Grid::Format(const Style& style) const {
  const std::string indent = HasHeadings() ? Blanks(kGap) : std::string();
  const std::vector<int> widths = Widths();
  std::string out;
  const auto write = [&](const auto& text_of, Paint paint, const std::vector<Paint>& paints) {
    std::vector<std::vector<std::string>> cells(columns_.size());
    std::size_t lines = 1;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].gone) continue;
      cells[i] = Wrap(EscapeControls(text_of(i)), columns_[i].limit);
      lines = std::max(lines, cells[i].size());
    }
    for (std::size_t line = 0; line < lines; ++line) {
      std::string row;
      bool first = true;
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].gone) continue;
        const std::string text = line < cells[i].size() ? cells[i][line] : std::string();
        const std::string cell = paints.empty() || paint != Paint::plain ? text : style.In(paints[i], text);
        const std::string pad = Blanks(widths[i] - DisplayWidth(text));
        row += (first ? "" : Blanks(kGap)) + (columns_[i].right ? pad + cell : cell + pad);
        first = false;
      }
      row.erase(row.find_last_not_of(' ') + 1);
      out += indent + style.In(paint, row) + '\n';
    }
  };
  if (const std::string groups = GroupLine(widths); !groups.empty())
    out += indent + style.In(Paint::dim, groups) + '\n';
  write([&](std::size_t i) { return columns_[i].name; }, Paint::dim, {});
  for (const Line& line : lines_) {
    if (line.heading) {
      out += style.In(line.paint, EscapeControls(line.cells[0])) + '\n';
    } else {
      write([&](std::size_t i) { return line.cells[i]; }, line.paint, line.paints);
    }
  }
  return out;
}

}  // namespace lanzhi
