#include "source/values.h"

#include <algorithm>

#include "source/text.h"

namespace lanzhi {
namespace {

int Indent(const Line& line) { return static_cast<int>(line.indent()); }

// A quote that is not closed on its line. What follows is taken for its text where it is deeper, or no entry.
ValueExtent UnclosedQuote(Draft& draft, const ValuePlace& place) {
  const std::string_view text = draft.text();
  const char quote = text[place.at];
  draft.Report("yaml-quote", {place.at, place.at + 1});
  std::uint32_t end = place.line.end;
  for (Line line = LineFrom(text, place.line.next); line.begin < text.size(); line = LineFrom(text, line.next)) {
    if (line.blank()) continue;
    if (Indent(line) <= place.column && IsEntry(text, line)) break;
    end = line.end;
    if (text[TrimEnd(text, line.begin, line.end) - 1] == quote) break;
  }
  return SpoilTo(draft, place.at, end);
}

ValueExtent CheckQuoted(Draft& draft, const ValuePlace& place) {
  const std::string_view text = draft.text();
  const std::size_t closed = QuoteEnd(text, place.at);
  if (closed == std::string_view::npos) return UnclosedQuote(draft, place);
  const auto end = static_cast<std::uint32_t>(closed);
  const std::uint32_t rest = SkipSpaces(text, end, place.line.end);
  if (rest < place.line.end && (rest == end || text[rest] != '#')) {
    draft.Report("yaml-quote.after", {rest, TrimEnd(text, rest, place.line.end)});
    return Spoil(draft, place);
  }
  if (text[place.at] == '"' && ReportEscape(draft, place.at, end)) return Spoil(draft, place);
  CheckComment(draft, rest, place.line.end);
  return {Ending::closed, place.line.next};
}

// U+3000 and the like at the ends of a value cannot be seen and make it differ from what it looks like.
void RepairOddBlanks(Draft& draft, std::uint32_t begin, std::uint32_t end) {
  constexpr std::string_view kSpaces = "    ";
  std::uint32_t at = begin;
  std::uint32_t length = OddBlankAt(draft.text(), at);
  if (length != 0) draft.Report("yaml-indent.blank", {at, at + length});
  while (length != 0) {
    draft.Overwrite(at, kSpaces.substr(0, length));
    at += length;
    length = OddBlankAt(draft.text(), at);
  }
  for (length = 2; length <= 3; ++length) {
    if (end < begin + length || OddBlankAt(draft.text(), end - length) != length) continue;
    draft.Report("yaml-indent.blank", {end - length, end});
    draft.Overwrite(end - length, kSpaces.substr(0, length));
    return;
  }
}

ValueExtent CheckPlain(Draft& draft, const ValuePlace& place) {
  const std::string_view text = draft.text();
  const std::uint32_t line_end = place.line.end;
  const std::uint32_t colon = FindLoneColon(text, place.at, line_end);
  const std::uint32_t comment = FindComment(text, place.at, line_end);
  if (colon < comment) {
    draft.Report("yaml-syntax.second-colon", {colon, colon + 1});
    return Spoil(draft, place);
  }
  CheckComment(draft, comment, line_end);
  const std::uint32_t end = TrimEnd(text, place.at, comment);
  const bool odd_end = end >= place.at + 2 && (text[end - 1] == '\x80' || text[end - 1] == '\xA0');
  if (odd_end || OddBlankAt(text, place.at) != 0) RepairOddBlanks(draft, place.at, end);
  return {Ending::plain, place.line.next};
}

}  // namespace

ValueExtent CheckValue(Draft& draft, ValuePlace place) {
  const std::string_view text = draft.text();
  place.at = SkipSpaces(text, place.at, place.line.end);
  if (IsRestEmpty(text, place.at, place.line.end)) {
    CheckComment(draft, place.at, place.line.end);
    return {Ending::open, place.line.next};
  }
  switch (text[place.at]) {
    case '"':
    case '\'':
      return CheckQuoted(draft, place);
    case '|':
    case '>':
      return CheckBlock(draft, place);
    case '[':
    case '{':
      return CheckFlow(draft, place);
    default:
      break;
  }
  if (ReportReserved(draft, place.at, place.line.end)) return Spoil(draft, place);
  return CheckPlain(draft, place);
}

ValueExtent Spoil(Draft& draft, const ValuePlace& place) {
  return SpoilTo(draft, place.at, EndOfDeeper(draft.text(), place.line, place.column));
}

ValueExtent SpoilTo(Draft& draft, std::uint32_t at, std::uint32_t end) {
  const std::string_view text = draft.text();
  const Line last = LineFrom(text, end);
  draft.ReplaceValue({at, std::max(TrimEnd(text, at, end), at + 1)});
  return {Ending::closed, last.next};
}

bool ReportReserved(Draft& draft, std::uint32_t at, std::uint32_t end) {
  const std::string_view text = draft.text();
  const char first = text[at];
  if (!IsReserved(first)) return false;
  if ((first == '-' || first == '?' || first == ':') && !StandsAlone(text, at, end)) return false;

  // The alias of an anchor that has been reported belongs to the same mistake.
  if (first == '*' && draft.anchor_seen) return true;
  draft.anchor_seen = draft.anchor_seen || first == '&';
  const std::string_view id = first == '&'   ? "yaml-anchor"
                              : first == '*' ? "yaml-anchor.alias"
                              : first == '!' ? "yaml-tag"
                              : first == '-' ? "yaml-syntax.dash-inside"
                                             : "yaml-quote.reserved";
  const Span span{at, TrimEnd(text, at, end)};
  draft.Report(id, span);
  return true;
}

bool ReportEscape(Draft& draft, std::uint32_t at, std::uint32_t end) {
  const std::string_view text = draft.text();
  for (std::size_t slash = text.find('\\', at); slash < end; slash = text.find('\\', slash + 2)) {
    const char escape = text[slash + 1];
    const std::size_t digits = escape == 'x' ? 2 : escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
    const std::string_view number = text.substr(slash + 2, digits);
    const bool known = std::string_view("0abtnvfre \"/\\N_LPxuU\t").find(escape) != std::string_view::npos;
    if (known && number.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos) {
      const unsigned long code = digits < 4 ? 0 : std::stoul(std::string(number), nullptr, 16);
      if (code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF)) continue;
    }
    const auto begin = static_cast<std::uint32_t>(slash);
    std::uint32_t behind = begin + 2;
    while (behind < end && (static_cast<unsigned char>(text[behind]) & 0xC0) == 0x80) ++behind;  // a whole character
    draft.Report("yaml-quote.escape", {begin, behind});
    return true;
  }
  return false;
}

bool IsCommentMeant(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (at + 1 >= end) return true;
  const char next = text[at + 1];
  return IsSpace(next) || next == '#' || next == '-' || next == '=' || next == '!' || OddBlankAt(text, at + 1) != 0;
}

void CheckComment(Draft& draft, std::uint32_t at, std::uint32_t end) {
  const std::string_view text = draft.text();
  if (at >= end || text[at] != '#' || IsCommentMeant(text, at, end)) return;
  draft.Report("yaml-comment", Span{at, TrimEnd(text, at, end)}, {}, Severity::warning);
}

std::uint32_t EndOfDeeper(std::string_view text, const Line& line, int column) {
  std::uint32_t end = line.end;
  for (Line next = LineFrom(text, line.next); next.begin < text.size(); next = LineFrom(text, next.next)) {
    if (next.blank()) continue;
    if (Indent(next) <= column) break;
    end = next.end;
  }
  return end;
}

}  // namespace lanzhi
