// The values of a YAML text: quoted and plain scalars, block scalars, flow collections. Mistakes in a value are
// reported and the value is replaced; extents of block scalars and flow collections are noted in the draft.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "source/draft.h"
#include "source/lines.h"

namespace lanzhi {

enum class Ending : std::uint8_t {
  open,    // no value yet: a block may follow, deeper
  plain,   // a plain scalar: deeper lines would be folded into it
  closed,  // anything else
};

struct ValueExtent {
  Ending ending = Ending::closed;
  std::uint32_t next = 0;  // where the next line begins
};

// Where a value stands.
struct ValuePlace {
  std::uint32_t at = 0;  // the first byte behind the key's colon or the dash
  Line line;
  int column = -1;        // of its key or dash, -1 at the top
  std::size_t depth = 0;  // maps and lists that are open around it
};

[[nodiscard]] ValueExtent CheckValue(Draft& draft, ValuePlace place);
// Precondition: a brace or bracket stands at `place.at`.
[[nodiscard]] ValueExtent CheckFlow(Draft& draft, const ValuePlace& place);
// Precondition: `|` or `>` stands at `place.at`.
[[nodiscard]] ValueExtent CheckBlock(Draft& draft, const ValuePlace& place);

// Replaces what begins at `at` by a value known to be faulty, with all that hangs under the line (or up to `end`).
[[nodiscard]] ValueExtent Spoil(Draft& draft, const ValuePlace& place);
[[nodiscard]] ValueExtent SpoilTo(Draft& draft, std::uint32_t at, std::uint32_t end);

// Whether `c` is one of those that ReportReserved looks at.
[[nodiscard]] constexpr bool IsReserved(char c) {
  switch (c) {
    case '&':
    case '*':
    case '!':
    case '@':
    case '`':
    case '%':
    case ',':
    case ']':
    case '}':
    case '-':
    case '?':
    case ':':
      return true;
    default:
      return false;
  }
}
// Bytes that begin a plain scalar, whatever follows.
inline constexpr auto kBeginsPlain = [] {
  std::array<bool, 256> plain = {};
  for (std::size_t byte = 0x21; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    plain[byte] = !IsReserved(c) && !MayBeBlank(c) && std::string_view("\"'|>[{#").find(c) == std::string_view::npos;
  }
  return plain;
}();
[[nodiscard]] inline bool BeginsPlain(char c) { return kBeginsPlain[static_cast<unsigned char>(c)]; }
// Reports a value or key that begins with a character of YAML's own: & * ! @ ` % , ] } and ? : - standing alone.
[[nodiscard]] bool ReportReserved(Draft& draft, std::uint32_t at, std::uint32_t end);
// Reports a bad escape in the closed double quotes [at, end).
[[nodiscard]] bool ReportEscape(Draft& draft, std::uint32_t at, std::uint32_t end);
// Whether the comment at `at`, behind a value, is meant as one: it begins with a blank, or is a line of marks. Else it
// may be a part of the value.
[[nodiscard]] bool IsCommentMeant(std::string_view text, std::uint32_t at, std::uint32_t end);
// Warns when the comment at `at` looks like a part of the value before it.
void CheckComment(Draft& draft, std::uint32_t at, std::uint32_t end);

// The end of the last line behind `line` that is deeper than `column`, `line.end` when there is none.
[[nodiscard]] std::uint32_t EndOfDeeper(std::string_view text, const Line& line, int column);

}  // namespace lanzhi
