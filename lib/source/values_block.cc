#include <algorithm>

#include "source/values.h"

namespace lanzhi {
namespace {

// `|`, `>-`, `|2+`: at most one sign and one digit. Gives the indentation that the digit asks for, 0 for none, -1 when
// the header is something else.
int HeaderIndent(std::string_view header) {
  int digit = 0;
  bool sign = false;
  for (const char c : header.substr(1)) {
    if ((c == '+' || c == '-') && !sign) {
      sign = true;
    } else if (c >= '1' && c <= '9' && digit == 0) {
      digit = c - '0';
    } else {
      return -1;
    }
  }
  return digit;
}

ValueExtent Misplaced(Draft& draft, const ValuePlace& place, const Line& line) {
  const bool tab = line.first < line.end && draft.text()[line.first] == '\t';
  draft.Report(tab ? "yaml-tab" : "yaml-indent.block", {line.first, std::max(line.end, line.first + 1)});
  return Spoil(draft, place);
}

}  // namespace

ValueExtent CheckBlock(Draft& draft, const ValuePlace& place) {
  const std::string_view text = draft.text();
  std::uint32_t end = place.at;
  while (end < place.line.end && !IsSpace(text[end])) ++end;
  const int digit = HeaderIndent(text.substr(place.at, end - place.at));
  const std::uint32_t rest = SkipSpaces(text, end, place.line.end);
  if (digit < 0 || !IsRestEmpty(text, rest, place.line.end)) {
    const std::uint32_t from = digit < 0 ? place.at : rest;
    draft.Report("yaml-syntax.block-header", {from, TrimEnd(text, from, place.line.end)});
    return Spoil(draft, place);
  }

  // 0 until the first line with text sets it.
  std::uint32_t indent = digit == 0 ? 0 : static_cast<std::uint32_t>(std::max(place.column, 0) + digit);
  Line deepest_blank;
  std::uint32_t last = end;
  std::uint32_t next = place.line.next;
  while (next < text.size()) {
    const Line line = LineFrom(text, next);
    if (SkipSpaces(text, line.first, line.end) == line.end) {
      // A tab where only blanks may stand is one for every other reader too, seen or not.
      const std::uint32_t least = indent == 0 ? static_cast<std::uint32_t>(place.column + 1) : indent;
      if (line.first < line.end && line.indent() < least) draft.Report("yaml-tab", {line.first, line.first + 1});
      // One that is no text would end the block for the parser.
      if (indent == 0 || line.indent() < indent) {
        for (std::uint32_t at = line.first; at < line.end; ++at) draft.Overwrite(at, " ");
      }
      if (line.indent() > deepest_blank.indent()) deepest_blank = line;
    } else {
      if (static_cast<int>(line.indent()) <= place.column) break;
      if (indent == 0) {
        indent = line.indent();
        // Blank lines that are deeper than the text would set the indentation themselves.
        if (deepest_blank.indent() > indent) return Misplaced(draft, place, deepest_blank);
      }
      if (line.indent() < indent) {
        if (text[line.first] == '#') break;
        return Misplaced(draft, place, line);
      }
      last = line.end;
    }
    next = line.next;
  }
  draft.extents.push_back({place.at, last});
  return {Ending::closed, next};
}

}  // namespace lanzhi
