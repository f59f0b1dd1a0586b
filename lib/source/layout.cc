#include "source/layout.h"

#include "source/layout_scan.h"
#include "source/markers.h"

namespace lanzhi {
namespace {

constexpr std::uint32_t kAnyColumn = UINT32_MAX;

bool OpensScalar(char c) { return c == '"' || c == '\'' || c == '|' || c == '>'; }
bool OpensFlow(char c) { return c == '[' || c == '{'; }

}  // namespace

bool LayoutScan::Run() {
  while (next_ < text().size() && !stopped_) {
    const Line line = LineFrom(text(), next_);
    next_ = line.next;
    if (line.blank() || text()[line.first] == '#') continue;
    const bool odd = MayBeBlank(text()[line.first]);
    if (odd && IsInvisible(line)) continue;
    if (draft_.Full()) {
      BlankFrom(line, static_cast<std::uint32_t>(text().size()), 0, kAnyColumn);
    } else if ((!odd || CheckIndentation(line)) && (line.indent() != 0 || !TakeMarker(line))) {
      TakeLine(line);
    }
  }
  if (!seen_ && !draft_.HasErrors()) draft_.Report("yaml-empty", {});
  return seen_ && !failed_;
}

// A line of tabs or wide blanks only is as good as a blank one.
bool LayoutScan::IsInvisible(const Line& line) {
  for (std::uint32_t at = line.first; at < line.end;) {
    const std::uint32_t length = IsSpace(text()[at]) ? 1 : OddBlankAt(text(), at);
    if (length == 0) return false;
    at += length;
  }
  for (std::uint32_t at = line.first; at < line.end; ++at) draft_.Overwrite(at, " ");
  return true;
}

// Tabs, U+3000 and the like before the first visible character: how deep the line was meant to be is not known.
bool LayoutScan::CheckIndentation(const Line& line) {
  const bool tab = text()[line.first] == '\t';
  const std::uint32_t odd = OddBlankAt(text(), line.first);
  if (!tab && odd == 0) return true;
  draft_.Report(tab ? "yaml-tab" : "yaml-indent.blank", {line.first, line.first + std::max(odd, 1U)});
  // A block that is indented so throughout is one mistake.
  const std::uint32_t end = EndOfThose(line, [&](const Line& next) {
    return text()[next.first] == '\t' || OddBlankAt(text(), next.first) != 0 || next.indent() > line.indent();
  });
  BlankFrom(line, end, 0, kAnyColumn, !HoldsKey(SkipSpaces(text(), line.first + odd, line.end), line));
  return false;
}

bool LayoutScan::TakeMarker(const Line& line) {
  const auto end_of_text = static_cast<std::uint32_t>(text().size());
  const Span whole{line.first, TrimEnd(text(), line.first, line.end)};
  switch (ReadMarker(text(), line)) {
    case Marker::none:
      return false;
    case Marker::start:
      if (seen_ || started_) {
        draft_.Report("yaml-documents", whole);
        BlankFrom(line, end_of_text, 0, 0);
      }
      started_ = true;
      return true;
    case Marker::start_with_text:
      draft_.Report("yaml-documents.start", whole);
      Fail();
      return true;
    case Marker::end: {
      const Line rest = ContentFrom(text(), line.next);
      const std::uint32_t after = SkipSpaces(text(), line.first + 3, line.end);
      if (!IsRestEmpty(text(), after, line.end)) {
        draft_.Report("yaml-documents.after", {after, TrimEnd(text(), after, line.end)});
        BlankFrom(line, end_of_text, 0, 0);
      } else if (!rest.blank()) {
        draft_.Report("yaml-documents.after", {rest.first, TrimEnd(text(), rest.first, rest.end)});
        BlankFrom(rest, end_of_text, 0, 0);
      }
      next_ = end_of_text;
      return true;
    }
    case Marker::directive:
      draft_.Report("yaml-documents.directive", whole);
      Fail();
      return true;
    case Marker::conflict: {
      draft_.Report("yaml-conflict-marker", whole);
      const Conflict conflict = ReadConflict(text(), line);
      BlankFrom(line, conflict.end, conflict.least, conflict.most);
      return true;
    }
  }
  return false;
}

void LayoutScan::TakeLine(const Line& line) {
  const bool dash = text()[line.first] == '-';
  const bool item = dash && StandsAlone(text(), line.first, line.end);
  if ((dash || MayBeWideDash(text()[line.first])) && CheckDash(line)) return;
  if (blocks_.empty() && !seen_) return TakeFirst(line, item);

  const std::uint32_t column = line.indent();
  Block lost{};
  bool popped = false;
  // A list that stands level with its key ends with the first line that is no item of it.
  const auto ends = [&](const Block& block) {
    return block.column > column || (block.column == column && block.list && !item);
  };
  while (!blocks_.empty() && ends(blocks_.back())) {
    lost = blocks_.back();
    popped = true;
    blocks_.pop_back();
  }
  if (popped) pending_ = {};
  const bool level = !blocks_.empty() && blocks_.back().column == column;
  if (!level && (popped || blocks_.empty())) return BetweenColumns(line, popped ? &lost : nullptr);
  if (!level && pending_.ending != Ending::open) return Deeper(line);
  if (!level) return TakeDeeper(line, item);
  if (item && !blocks_.back().list) {
    const bool under_key = pending_.ending == Ending::open && pending_.column == column && !pending_.item;
    if (!under_key) return Misfit("yaml-indent.item", line);
    blocks_.push_back({column, true});
  }
  forgive_ = false;
  item ? TakeItems(line) : TakeEntry(line.first, line);
}

// The first line decides that the record is a map.
void LayoutScan::TakeFirst(const Line& line, bool item) {
  seen_ = true;
  const Span whole{line.first, TrimEnd(text(), line.first, line.end)};
  if (item) {
    draft_.Report("yaml-root", whole);
    return Fail();
  }
  if (ReportReserved(draft_, line.first, line.end)) return Fail();
  const char c = text()[line.first];
  if ((OpensFlow(c) || OpensScalar(c)) && FindColon(text(), line.first, line.end) == kNowhere)
    return TakeRootValue(line);
  blocks_.push_back({line.indent(), false});
  if (ContentFrom(text(), line.next).blank() && !HoldsKey(line.first, line)) {
    draft_.Report("yaml-root", whole);
    return Fail();
  }
  TakeEntry(line.first, line);
}

void LayoutScan::TakeRootValue(const Line& line) {
  const bool braces = text()[line.first] == '{';
  const Draft::Moment before = draft_.Now();
  next_ = CheckValue(draft_, {line.first, line, -1, 0}).next;
  if (draft_.Now().patches != before.patches) return Fail();
  if (braces) {
    blocks_.push_back({0, false});
    return;
  }
  draft_.Report("yaml-root", {line.first, TrimEnd(text(), line.first, line.end)});
  Fail();
}

// The first line under a key or dash without a value.
void LayoutScan::TakeDeeper(const Line& line, bool item) {
  forgive_ = false;
  const char c = text()[line.first];
  bool map = FindColon(text(), line.first, line.end) != kNowhere;
  if (!item && !map && !OpensFlow(c) && !OpensScalar(c)) {
    // A value on a line of its own, unless its colon is wrong.
    const Line following = ContentFrom(text(), line.next);
    const bool alone = following.blank() || following.indent() <= pending_.column;
    map = alone ? !FindWideColon(text(), line.first, line.end).empty() : IsKeyMeant(line, following);
  }
  if (!item && !map) return TakeValue(line.first, line, pending_.column);
  blocks_.push_back({line.indent(), item});
  item ? TakeItems(line) : TakeEntry(line.first, line);
}

bool CheckLayout(Draft& draft) { return LayoutScan(draft).Run(); }

}  // namespace lanzhi
