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

}  // namespace

Grid::Shown::Shown(std::string_view plain) : text(EscapeControls(plain)), width(DisplayWidth(text)) {}

Grid::Grid(std::vector<std::string> head) {
  for (std::string& name : head) {
    Shown shown(name);
    columns_.push_back({std::move(shown), std::move(name), Shown({}), false, false, 0, 0});
  }
}

bool Grid::HasHeadings() const {
  return std::any_of(lines_.begin(), lines_.end(), [](const Line& line) { return line.heading; });
}

std::size_t Grid::EndOfGroup(std::size_t begin) const {
  std::size_t end = begin + 1;
  while (end < columns_.size() && (columns_[end].gone || (!columns_[begin].group.text.empty() &&
                                                          columns_[end].group.text == columns_[begin].group.text))) {
    ++end;
  }
  return end;
}

std::vector<int> Grid::Widths() const {
  std::vector<int> widths(columns_.size(), 0);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].gone) continue;
    widths[i] = columns_[i].name.width;
    for (const Line& line : lines_) {
      if (!line.heading) widths[i] = std::max(widths[i], line.cells[i].width);
    }
    if (columns_[i].limit > 0) widths[i] = std::min(widths[i], columns_[i].limit);
  }
  for (std::size_t begin = 0; begin < columns_.size(); begin = EndOfGroup(begin)) {
    if (columns_[begin].gone || columns_[begin].group.text.empty()) continue;
    int width = -kGap;
    std::size_t last = begin;
    for (std::size_t i = begin; i < EndOfGroup(begin); ++i) {
      if (columns_[i].gone) continue;
      width += widths[i] + kGap;
      last = i;
    }
    widths[last] += std::max(0, columns_[begin].group.width - width);
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
      gone.push_back(next->given);
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
  int longest = what == Break::names ? std::max(kLeastName, LongestWord(column.name.text)) : column.name.width;
  for (const Line& line : lines_) {
    if (line.heading) continue;
    const auto& [cell, shown] = line.cells[index];
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
    const Shown& group = columns_[begin].group;
    line += (line.empty() ? "" : Blanks(kGap)) + group.text + Blanks(width - group.width);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

std::string Grid::Format(const Style& style) const {
  const std::string indent = HasHeadings() ? Blanks(kGap) : std::string();
  const std::vector<int> widths = Widths();
  std::string out;
  const Shown nothing{{}};
  std::vector<std::vector<Shown>> broken(columns_.size());  // of those that are broken into lines
  const auto write = [&](const auto& shown_of, Paint paint, const std::vector<Paint>& paints) {
    std::size_t lines = 1;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].gone || columns_[i].limit == 0) continue;
      const std::vector<std::string> parts = Wrap(shown_of(i).text, columns_[i].limit);
      broken[i] = {parts.begin(), parts.end()};
      lines = std::max(lines, parts.size());
    }
    const auto part_of = [&](std::size_t i, std::size_t line) -> const Shown& {
      if (columns_[i].limit == 0) return line == 0 ? shown_of(i) : nothing;
      return line < broken[i].size() ? broken[i][line] : nothing;
    };
    for (std::size_t line = 0; line < lines; ++line) {
      std::string row;
      bool first = true;
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].gone) continue;
        const auto& [text, width] = part_of(i, line);
        const auto pad = static_cast<std::size_t>(std::max(0, widths[i] - width));
        if (!first) row.append(kGap, ' ');
        if (columns_[i].right) row.append(pad, ' ');
        row += paints.empty() || paint != Paint::plain ? text : style.In(paints[i], text);
        if (!columns_[i].right) row.append(pad, ' ');
        first = false;
      }
      row.erase(row.find_last_not_of(' ') + 1);
      out += indent + style.In(paint, row) + '\n';
    }
  };
  if (const std::string groups = GroupLine(widths); !groups.empty())
    out += indent + style.In(Paint::dim, groups) + '\n';
  write([&](std::size_t i) -> const Shown& { return columns_[i].name; }, Paint::dim, {});
  for (const Line& line : lines_) {
    if (line.heading) {
      out += style.In(line.paint, line.cells[0].text) + '\n';
    } else {
      write([&](std::size_t i) -> const Shown& { return line.cells[i]; }, line.paint, line.paints);
    }
  }
  return out;
}

}  // namespace lanzhi
