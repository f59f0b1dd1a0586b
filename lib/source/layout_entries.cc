#include "base/utf8.h"
#include "source/layout_scan.h"
#include "source/limits.h"
#include "source/text.h"

namespace lanzhi {
namespace {

// A blank of any kind may end with such a byte.
bool MayEndBlank(char c) { return IsSpace(c) || c == '\r' || c == '\x80' || c == '\xA0'; }

}  // namespace

// `- `, `- - `, `- key: value`.
void LayoutScan::TakeItems(const Line& line) {
  std::uint32_t dash = line.first;
  std::uint32_t at = SkipSpaces(text(), dash + 1, line.end);
  while (!IsRestEmpty(text(), at, line.end) && text()[at] == '-' && StandsAlone(text(), at, line.end)) {
    blocks_.push_back({at - line.begin, true});
    dash = at;
    at = SkipSpaces(text(), dash + 1, line.end);
  }
  if (IsRestEmpty(text(), at, line.end)) return TakeEmptyItem(line, dash);
  const std::size_t tab = text().substr(0, at).find('\t', dash);
  if (tab != std::string_view::npos) {
    draft_.Report("yaml-tab", {static_cast<std::uint32_t>(tab), static_cast<std::uint32_t>(tab) + 1});
    return BlankWithDeeper(line, static_cast<int>(line.indent()));
  }
  const bool key = FindColon(text(), at, line.end) != kNowhere;
  if (key || (HoldsKey(at, line) && IsMapMeant(line, dash))) {
    blocks_.push_back({at - line.begin, false});
    return TakeEntry(at, line);
  }
  TakeValue(at, line, dash - line.begin);
}

void LayoutScan::TakeEmptyItem(const Line& line, std::uint32_t dash) {
  const Line following = ContentFrom(text(), line.next);
  if (!following.blank() && following.indent() > dash - line.begin) {
    pending_ = {Ending::open, dash - line.begin, true};
    return;
  }
  draft_.Report("yaml-empty.item", {dash, dash + 1});
  BlankFrom(line, line.end, line.indent(), line.indent());
  forgive_ = false;
}

// Whether the rest of the line is a key with its colon, or could be meant as one.
bool LayoutScan::HoldsKey(std::uint32_t at, const Line& line) const {
  return FindColon(text(), at, line.end) != kNowhere || !FindWideColon(text(), at, line.end).empty() ||
         !FindTightColon(text(), at, line.end).empty();
}

// `- 姓名：张三` is text, unless entries follow under the dash.
bool LayoutScan::IsMapMeant(const Line& line, std::uint32_t dash) const {
  const Line following = ContentFrom(text(), line.next);
  return !following.blank() && following.indent() > dash - line.begin && IsEntry(text(), following);
}

// A line without a key, with more lines under the same key: a key whose colon is wrong, or text over several lines?
bool LayoutScan::IsKeyMeant(const Line& line, const Line& following) const {
  return !FindWideColon(text(), line.first, line.end).empty() ||
         !FindTightColon(text(), line.first, line.end).empty() || IsEntry(text(), following);
}

// `key:` or `key: value` as nearly every line holds it: both plain, nothing about them to report. Such a line is taken
// with a few questions; false leaves it to the others.
bool LayoutScan::TakeOrdinaryEntry(std::uint32_t at, const Line& line) {
  const std::string_view text = draft_.text();
  const std::uint32_t colon = colons_.From(text, at);
  if (colon >= line.end || !StandsAlone(text, colon, line.end) || colon - at > kMostCharactersInKey) return false;
  if (!BeginsPlain(text[at]) || wide_colons_.From(text, at) < colon) return false;
  if (comments_.From(text, at) < line.end) return false;

  const std::uint32_t value = SkipSpaces(text, colon + 1, line.end);
  const bool open = value == line.end;
  if (!open && (!BeginsPlain(text[value]) || MayEndBlank(text[line.end - 1]) || colons_.From(text, value) < line.end)) {
    return false;
  }
  pending_ = {open ? Ending::open : Ending::plain, at - line.begin, false};
  return true;
}

// `key: value`, at the column of a map.
void LayoutScan::TakeEntry(std::uint32_t at, const Line& line) {
  if (TakeOrdinaryEntry(at, line)) return;
  std::uint32_t colon = FindColon(text(), at, line.end);
  const int column = static_cast<int>(line.indent());
  if (text()[at] != '"' && text()[at] != '\'') {
    if (ReportReserved(draft_, at, line.end)) return BlankWithDeeper(line, column);
    if (text()[at] == '|' || text()[at] == '>') {
      draft_.Report("yaml-quote.reserved", {at, TrimEnd(text(), at, line.end)});
      return BlankWithDeeper(line, column);
    }
    const std::uint32_t key_end = colon == kNowhere ? line.end : colon;
    const Span wide = FindWideColon(text(), at, key_end);
    const Span tight = FindTightColon(text(), at, key_end);
    if (!wide.empty()) {
      draft_.Report("yaml-no-colon.wide", wide);
      const std::uint32_t value = SkipSpaces(text(), wide.end, line.end);
      const bool closed = value < line.end && std::string_view("{[\"'").find(text()[value]) != std::string_view::npos;
      if (colon != kNowhere && !closed) return BlankWithDeeper(line, column);
      draft_.Overwrite(wide.begin, ":  ");  // three bytes as well: what follows keeps its place
      colon = wide.begin;
    } else if (!tight.empty()) {
      draft_.Report("yaml-no-colon.space", tight);
      return BlankWithDeeper(line, column);
    }
  }
  if (colon == kNowhere) return NoColon(at, line);
  if (!CheckKey(at, colon)) return BlankWithDeeper(line, column);
  TakeValue(colon + 1, line, at - line.begin);
}

bool LayoutScan::CheckKey(std::uint32_t at, std::uint32_t colon) {
  const std::uint32_t end = TrimEnd(text(), at, colon);
  const std::string_view key = text().substr(at, end - at);
  if (key.size() > kMostCharactersInKey && CountCodePoints(key) > kMostCharactersInKey) {
    draft_.Report("yaml-too-large.key", {at, end}, {{"limit", std::int64_t{kMostCharactersInKey}}});
    return false;
  }
  return text()[at] != '"' || !ReportEscape(draft_, at, colon);
}

void LayoutScan::TakeValue(std::uint32_t at, const Line& line, std::uint32_t column) {
  const ValueExtent value = CheckValue(draft_, {at, line, static_cast<int>(column), blocks_.size()});
  next_ = value.next;
  pending_ = {value.ending, column, false};
}

}  // namespace lanzhi
