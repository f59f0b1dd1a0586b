#include "source/layout_scan.h"
#include "source/markers.h"
#include "source/text.h"

namespace lanzhi {

// Stops reading; what was read of a first line that is no map is of no use.
void LayoutScan::Fail() {
  stopped_ = true;
  failed_ = true;
}

// Blanks whole lines, from `line` to `end`, and goes on behind them. Lines that then do not fit are a consequence.
void LayoutScan::BlankFrom(const Line& line, std::uint32_t end, std::uint32_t least, std::uint32_t most, bool folds) {
  const std::uint32_t next = LineFrom(text(), end).next;
  draft_.Blank({{line.begin, end}, least, most, folds});
  next_ = std::max(next, line.next);
  forgive_ = true;
}

void LayoutScan::BlankWithDeeper(const Line& line, int column, bool folds) {
  BlankFrom(line, EndOfDeeper(text(), line, column), line.indent(), line.indent(), folds);
}

// `-date: x` and `－ date: x`.
bool LayoutScan::CheckDash(const Line& line) {
  const auto is_tight = [&](const Line& of) {
    return text()[of.first] == '-' && !StandsAlone(text(), of.first, of.end);
  };
  const std::uint32_t wide = WideDashAt(text(), line.first);
  if (wide == 0 && !is_tight(line)) return false;
  draft_.Report(wide != 0 ? "yaml-syntax.wide-dash" : "yaml-syntax.dash-space",
                {line.first, line.first + std::max(wide, 1U)});
  // All lines of the list are written alike: one mistake.
  const std::uint32_t end = EndOfThose(line, [&](const Line& next) {
    const bool same =
        next.indent() == line.indent() && (wide != 0 ? WideDashAt(text(), next.first) != 0 : is_tight(next));
    return same || next.indent() > line.indent();
  });
  BlankFrom(line, end, line.indent(), line.indent());
  return true;
}

void LayoutScan::Misfit(std::string_view id, const Line& line) {
  if (!forgive_) draft_.Report(id, {line.first, TrimEnd(text(), line.first, line.end)});
  BlankWithDeeper(line, around(), !HoldsKey(line.first, line));
}

// Less deep than the entries before it, deeper than those around them.
void LayoutScan::BetweenColumns(const Line& line, const Block* popped) {
  const std::uint32_t most = popped == nullptr ? line.indent() : popped->column;
  const bool no_dash = popped != nullptr && popped->list && popped->column == line.indent();
  if (!forgive_) {
    draft_.Report(no_dash ? "yaml-syntax.no-dash" : "yaml-indent", {line.first, TrimEnd(text(), line.first, line.end)},
                  {{"have", std::int64_t{line.indent()}}, {"want", std::int64_t{most}}});
  }
  BlankFrom(line, EndOfDeeper(text(), line, around()), line.indent(), most);
}

// Deeper than the entry before it, which has a value already. With a full-width colon it is more of that text, or an
// entry that another colon alone does not put right.
void LayoutScan::Deeper(const Line& line) {
  if (IsEntry(text(), line)) return Misfit("yaml-indent.deeper", line);
  const bool wide = !FindWideColon(text(), line.first, line.end).empty();
  Misfit(wide ? "yaml-continued-line.colon" : "yaml-continued-line", line);
}

void LayoutScan::NoColon(std::uint32_t at, const Line& line) {
  const char c = text()[at];
  const bool quoted = c == '"' || c == '\'';
  const bool under_key = pending_.ending == Ending::open && pending_.column == at - line.begin && !pending_.item;
  const Span span{at, TrimEnd(text(), at, line.end)};
  std::uint32_t depth = line.indent();
  if (under_key && (quoted || c == '[' || c == '{')) {
    draft_.Report("yaml-indent.value", span);
    ++depth;  // it was meant under the key
  } else if (quoted && QuoteEnd(text(), at) == std::string_view::npos) {
    draft_.Report("yaml-quote", {at, at + 1});
  } else {
    const std::size_t behind = quoted ? QuoteEnd(text(), at) : at;
    const bool tight = quoted && behind < line.end && text()[behind] == ':';
    draft_.Report(tight ? "yaml-no-colon.space" : "yaml-no-colon", span);
  }
  // Further lines of the same text are the same mistake.
  const std::uint32_t end = EndOfThose(line, [&](const Line& next) {
    if (next.indent() != line.indent()) return next.indent() > line.indent();
    return !HoldsKey(next.first, next) && !IsEntry(text(), next);
  });
  BlankFrom(line, end, depth, depth);
}

}  // namespace lanzhi
