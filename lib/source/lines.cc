#include "source/lines.h"

#include <algorithm>

#include "base/utf8.h"
#include "source/text.h"

namespace lanzhi {
namespace {

// A key is short and holds no punctuation of sentences.
bool LooksLikeKey(std::string_view text) {
  while (!text.empty() && IsSpace(text.back())) text.remove_suffix(1);
  if (text.empty() || CountCodePoints(text) > 16) return false;
  for (const std::string_view mark : {" ", "，", "。", "；", "！", "？", "、", "（", "“", "\"", "{", "[", ","}) {
    if (text.find(mark) != std::string_view::npos) return false;
  }
  return true;
}

}  // namespace

Line LineFrom(std::string_view text, std::uint32_t begin) {
  Line line;
  line.begin = begin;
  const std::size_t newline = text.find('\n', begin);
  const bool last = newline == std::string_view::npos;
  line.end = static_cast<std::uint32_t>(last ? text.size() : newline);
  line.next = last ? line.end : line.end + 1;
  if (!last && line.end > begin && text[line.end - 1] == '\r') --line.end;
  line.first = begin;
  while (line.first < line.end && text[line.first] == ' ') ++line.first;
  return line;
}

Line ContentFrom(std::string_view text, std::uint32_t begin) {
  while (true) {
    const Line line = LineFrom(text, begin);
    if (line.next >= text.size() && (line.blank() || text[line.first] == '#')) {
      return {line.next, line.next, line.next, line.next};
    }
    if (!line.blank() && text[line.first] != '#') return line;
    begin = line.next;
  }
}

std::uint32_t FindLoneColon(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::string_view line = text.substr(0, end);
  for (std::size_t at = line.find(':', begin); at != std::string_view::npos; at = line.find(':', at + 1)) {
    const auto colon = static_cast<std::uint32_t>(at);
    if (StandsAlone(text, colon, end)) return colon;
  }
  return kNowhere;
}

std::uint32_t FindComment(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::string_view line = text.substr(0, end);
  for (std::size_t at = line.find('#', begin + 1); at != std::string_view::npos; at = line.find('#', at + 1)) {
    if (IsSpace(text[at - 1])) return static_cast<std::uint32_t>(at);
  }
  return end;
}

std::uint32_t FindColon(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return kNowhere;
  const char first = text[begin];
  if (first == '"' || first == '\'') {
    const std::size_t closed = QuoteEnd(text.substr(0, end), begin);
    if (closed == std::string_view::npos) return kNowhere;
    const std::uint32_t at = SkipSpaces(text, static_cast<std::uint32_t>(closed), end);
    return at < end && text[at] == ':' && StandsAlone(text, at, end) ? at : kNowhere;
  }
  if (first == '[' || first == '{') return kNowhere;
  const std::uint32_t colon = FindLoneColon(text, begin, end);
  if (colon == kNowhere) return kNowhere;
  return FindComment(text, begin, colon) == colon ? colon : kNowhere;
}

bool IsEntry(std::string_view text, const Line& line) {
  if (line.blank()) return false;
  if (text[line.first] == '-' && StandsAlone(text, line.first, line.end)) return true;
  return FindColon(text, line.first, line.end) != kNowhere;
}

Span FindWideColon(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::size_t found = text.substr(0, end).find(kWideColon, begin);
  if (found == std::string_view::npos || !LooksLikeKey(text.substr(begin, found - begin))) return {};
  const auto at = static_cast<std::uint32_t>(found);
  return {at, at + static_cast<std::uint32_t>(kWideColon.size())};
}

Span FindTightColon(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::size_t found = text.substr(0, end).find(':', begin);
  if (found == std::string_view::npos || found + 1 >= end || text[found + 1] == '/') return {};
  const std::string_view left = text.substr(begin, found - begin);
  const bool number = std::all_of(left.begin(), left.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (number || !LooksLikeKey(left)) return {};
  return {static_cast<std::uint32_t>(found), static_cast<std::uint32_t>(found) + 1};
}

std::uint32_t OddBlankAt(std::string_view text, std::uint32_t at) {
  if (at >= text.size() || text[at] == '\t' || !MayBeBlank(text[at])) return 0;
  const Decoded next = DecodeUtf8(text, at);
  const char32_t c = next.code_point;
  const bool blank =
      c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
  return blank ? static_cast<std::uint32_t>(next.length) : 0;
}

}  // namespace lanzhi
