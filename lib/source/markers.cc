#include "source/markers.h"

#include <algorithm>
#include <array>

namespace lanzhi {
namespace {

// Seven of a kind, alone or followed by a space, as git writes them.
bool IsConflictMark(std::string_view line, char mark) {
  return line.size() >= 7 && line.find_first_not_of(mark) >= 7 && (line.size() == 7 || line[7] == ' ');
}

std::string_view TextOfLine(std::string_view text, const Line& line) {
  return text.substr(line.begin, line.end - line.begin);
}

bool IsAnyConflictMark(std::string_view line) {
  return IsConflictMark(line, '<') || IsConflictMark(line, '=') || IsConflictMark(line, '>') ||
         IsConflictMark(line, '|');
}

}  // namespace

Marker ReadMarker(std::string_view text, const Line& line) {
  const std::string_view bytes = TextOfLine(text, line);
  switch (bytes.front()) {
    case '%':
      return Marker::directive;
    case '-':
    case '.':
      if ((!bytes.starts_with("---") && !bytes.starts_with("...")) || !StandsAlone(text, line.begin + 2, line.end)) {
        return Marker::none;
      }
      if (bytes.front() == '.') return Marker::end;
      return IsRestEmpty(text, SkipSpaces(text, line.begin + 3, line.end), line.end) ? Marker::start
                                                                                     : Marker::start_with_text;
    case '<':
    case '=':
    case '>':
    case '|':
      return IsAnyConflictMark(bytes) ? Marker::conflict : Marker::none;
    default:
      return Marker::none;
  }
}

Conflict ReadConflict(std::string_view text, const Line& line) {
  Conflict conflict{line.end, UINT32_MAX, 0};
  std::uint32_t least = UINT32_MAX;
  std::uint32_t most = 0;
  for (Line next = LineFrom(text, line.next); next.begin < text.size(); next = LineFrom(text, next.next)) {
    const std::string_view bytes = TextOfLine(text, next);
    if (IsConflictMark(bytes, '<')) break;
    if (IsAnyConflictMark(bytes)) {
      conflict = {next.end, least, most};
      if (bytes.front() == '>') break;
    } else if (!next.blank()) {
      least = std::min(least, next.indent());
      most = std::max(most, next.indent());
    }
  }
  conflict.least = std::min(conflict.least, conflict.most);
  return conflict;
}

std::uint32_t WideDashAt(std::string_view text, std::uint32_t at) {
  static constexpr std::array<std::string_view, 6> kDashes = {"－", "—", "–", "−", "•", "·"};
  if (!MayBeWideDash(text[at])) return 0;
  for (const std::string_view dash : kDashes) {
    if (text.substr(at, dash.size()) == dash) return static_cast<std::uint32_t>(dash.size());
  }
  return 0;
}

}  // namespace lanzhi
