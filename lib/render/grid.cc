#include "render/grid.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/wrap.h"

namespace lanzhi {
namespace {

constexpr int kGap = 2;

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

std::vector<std::string> Grid::Narrow(int width) {
  std::vector<std::string> gone;
  while (true) {
    const std::vector<int> widths = Widths();
    int total = HasHeadings() ? kGap : 0;
    Column* next = nullptr;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].gone) continue;
      total += widths[i] + kGap;
      if (columns_[i].gives_way > (next == nullptr ? 0 : next->gives_way)) next = &columns_[i];
    }
    const int over = total - kGap - width;
    if (over <= 0) return gone;
    if (next == nullptr) {
      Limit(widths, over);
      return gone;
    }
    next->gone = true;
    gone.push_back(next->name);
  }
}

// Takes `over` columns of the terminal from those that can give most.
void Grid::Limit(std::vector<int> widths, int over) {
  while (over > 0) {
    std::size_t chosen = columns_.size();
    int most = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].gone || columns_[i].right) continue;
      int longest = ShownWidth(columns_[i].name);
      for (const Line& line : lines_) {
        if (!line.heading) longest = std::max(longest, LongestWord(EscapeControls(line.cells[i])));
      }
      if (widths[i] - longest <= most) continue;
      most = widths[i] - longest;
      chosen = i;
    }
    if (chosen == columns_.size()) return;
    const int taken = std::min(over, most);
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
