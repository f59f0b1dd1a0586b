#include "render/frame.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/utf8.h"
#include "base/wrap.h"

namespace lanzhi {
namespace {

constexpr int kTab = 4;
constexpr int kLead = 30;  // columns kept to the left of a mark in a line that is cut
constexpr int kLeastColumns = 20;

std::size_t LengthAt(std::string_view bytes, std::size_t at) {
  const Decoded next = DecodeUtf8(bytes, at);
  return next.length == 0 ? 1 : next.length;
}

std::size_t StepBack(std::string_view bytes, std::size_t at, std::size_t floor) {
  const std::size_t from = at;
  do --at;
  while (at > floor && from - at < 4 && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80);
  // Ill-formed bytes are shown one by one.
  return at + LengthAt(bytes, at) == from ? at : from - 1;
}

struct Glyph {
  std::string_view raw;
  std::string shown;  // differs from raw for tabs, control characters, ill-formed bytes
  int width = 0;

  [[nodiscard]] std::string_view text() const { return shown.empty() ? raw : std::string_view(shown); }
};

Glyph GlyphAt(std::string_view bytes, std::size_t at, int column) {
  const Decoded next = DecodeUtf8(bytes, at);
  if (next.length == 0) return {bytes.substr(at, 1), "\xEF\xBF\xBD", 1};
  const std::string_view raw = bytes.substr(at, next.length);
  if (next.code_point == '\t') {
    const int width = kTab - column % kTab;
    return {raw, std::string(static_cast<std::size_t>(width), ' '), width};
  }
  if (next.code_point >= 0x20 && next.code_point < 0x7F) return {raw, {}, 1};
  std::string shown = EscapeControls(raw);
  const int width = DisplayWidth(shown);
  if (shown == raw) shown.clear();
  return {raw, std::move(shown), width};
}

// The part of a line that is shown: all of it, or a stretch around a mark.
struct Excerpt {
  std::uint32_t begin = 0, end = 0;
  bool cut_left = false, cut_right = false;

  // A mark that begins inside is drawn here, shortened if need be; one that begins close to the cut is not.
  [[nodiscard]] bool Holds(const Mark& mark) const {
    return mark.span.begin >= begin && (cut_right ? mark.span.begin < end : mark.span.begin <= end);
  }
};

Excerpt ExcerptAround(std::string_view bytes, Span line, const Mark& mark, int columns) {
  const std::uint32_t from = std::clamp(mark.span.begin, line.begin, line.end);
  std::size_t start = from;
  int lead = 0;
  std::optional<std::size_t> near;  // where to begin when the whole of the line does not fit
  for (int steps = 0; start > line.begin && lead < columns && steps < 4 * columns; ++steps) {
    const std::size_t back = StepBack(bytes, start, line.begin);
    lead += std::max(GlyphAt(bytes.substr(0, line.end), back, 0).width, 0);
    if (lead > kLead && !near) near = start;
    start = back;
  }
  const auto end_from = [&](std::size_t at) {
    int width = 0;
    for (int steps = 0; at < line.end && steps < 4 * columns; ++steps) {
      const Glyph cell = GlyphAt(bytes.substr(0, line.end), at, width);
      if (width + cell.width > columns) break;
      width += cell.width;
      at += cell.raw.size();
    }
    return at;
  };
  const std::uint32_t mark_end = std::clamp(mark.span.end, from, line.end);
  std::size_t end = end_from(start);
  if (start != line.begin || end < mark_end || (end < line.end && end <= from)) {
    start = near.value_or(start);
    end = end_from(start);
  }
  return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end), start > line.begin, end < line.end};
}

class Drawing {
 public:
  Drawing(const File& file, const FrameOptions& options, int gutter)
      : bytes_(file.bytes), options_(options), gutter_(gutter) {
    Put("|", "");
  }

  void Gap() { Put(":", ""); }

  void Line(int number, const Excerpt& excerpt) {
    const Style& style = options_.style;
    out_ += style.In(Paint::place, fmt::format(" {:>{}} |", number, gutter_));
    if (options_.redacted) {
      out_ += " …\n";
      return;
    }
    std::string text = excerpt.cut_left ? "…" : "";
    int column = 0;
    for (std::size_t at = excerpt.begin; at < excerpt.end;) {
      const Glyph cell = GlyphAt(bytes_.substr(0, excerpt.end), at, column);
      text += cell.text();
      column += cell.width;
      at += cell.raw.size();
    }
    if (excerpt.cut_right) text += "…";
    while (!text.empty() && text.back() == ' ') text.pop_back();
    if (!text.empty()) out_ += " " + text;
    out_ += '\n';
  }

  void Underline(const Mark& mark, const Excerpt& excerpt) {
    int column = 0, before = 0;
    for (std::size_t at = excerpt.begin; at < std::min(mark.span.end, excerpt.end) || at < mark.span.begin;) {
      if (at >= excerpt.end) break;
      const Glyph cell = GlyphAt(bytes_.substr(0, excerpt.end), at, column);
      if (at < mark.span.begin) before += cell.width;
      column += cell.width;
      at += cell.raw.size();
    }
    const int width = std::max(1, column - before);
    const Paint paint = mark.primary ? options_.primary : Paint::place;
    const int begin = before + (excerpt.cut_left ? 1 : 0), label = DisplayWidth(mark.label);
    std::string drawn(static_cast<std::size_t>(width), mark.primary ? '^' : '-');
    // A label that has no room behind its mark stands below it, as far to the right as there is room.
    const bool below = options_.breaks && begin + width + 1 + label > options_.columns + 1;
    if (label > 0 && !below) drawn += " " + mark.label;
    Put("|", std::string(static_cast<std::size_t>(begin), ' ') + options_.style.In(paint, drawn));
    if (!below) return;
    for (const std::string& line : Wrap(mark.label, options_.columns)) {
      const int room = std::clamp(options_.columns - DisplayWidth(line), 0, begin);
      Put("|", std::string(static_cast<std::size_t>(room), ' ') + options_.style.In(paint, line));
    }
  }

  [[nodiscard]] std::string Take() { return std::move(out_); }

 private:
  void Put(std::string_view sign, std::string_view rest) {
    out_ += GutterLine(gutter_, sign, options_.style);
    if (!rest.empty()) {
      out_ += ' ';
      out_ += rest;
    }
    out_ += '\n';
  }

  std::string_view bytes_;
  const FrameOptions& options_;
  int gutter_;
  std::string out_;
};

int Digits(int number) { return static_cast<int>(std::to_string(number).size()); }

}  // namespace

std::string GutterLine(int gutter, std::string_view sign, const Style& style) {
  return style.In(Paint::place, fmt::format(" {:>{}} {}", "", gutter, sign));
}

int FrameColumns(int width, int gutter) {
  constexpr int kBeside = 4, kCuts = 2;  // " ", " |" and " "; "…" at both ends
  return std::max(width - gutter - kBeside - kCuts, kLeastColumns);
}

int GutterOf(const FilePtr& file, const std::vector<Mark>& marks, Locator& locator) {
  int widest = 1;
  for (const Mark& mark : marks) widest = std::max(widest, Digits(locator.Of(file, mark.span.begin).line));
  return widest;
}

std::string CodeFrame(const FilePtr& file, std::vector<Mark> marks, Locator& locator, const FrameOptions& options,
                      int gutter) {
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
  Drawing drawing(*file, options, std::max(gutter, GutterOf(file, marks, locator)));
  int last_line = 0;
  std::optional<Excerpt> shown;
  for (const Mark& mark : marks) {
    const int line = locator.Of(file, mark.span.begin).line;
    if (line != last_line || !shown || !shown->Holds(mark)) {
      if (last_line != 0 && line > last_line + 1) drawing.Gap();
      shown = ExcerptAround(file->bytes, locator.LineAt(file, mark.span.begin), mark, options.columns);
      drawing.Line(line, *shown);
      last_line = line;
    }
    drawing.Underline(mark, *shown);
  }
  return drawing.Take();
}

}  // namespace lanzhi
