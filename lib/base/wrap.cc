#include "base/wrap.h"

#include <algorithm>

#include "base/utf8.h"

namespace lanzhi {
namespace {

constexpr std::u32string_view kNeverFirst = U"，。；：、？！）》」』】”’…,.;:?!)]}";
constexpr std::u32string_view kNeverLast = U"（《「『【“‘([{";

// Whether a line may end between two neighbours, neither of them a blank.
bool MayPart(char32_t before, char32_t after) {
  if (DisplayWidth(before) < 2 && DisplayWidth(after) < 2) return false;
  return kNeverFirst.find(after) == std::u32string_view::npos && kNeverLast.find(before) == std::u32string_view::npos;
}

}  // namespace

std::vector<std::string> Wrap(std::string_view text, int width) {
  std::vector<std::string> lines;
  std::size_t begin = 0;  // of the line
  std::size_t part = 0;   // where it may end; begin = nowhere yet
  int used = 0;
  char32_t before = 0;
  for (std::size_t at = 0; width > 0 && at < text.size();) {
    const Decoded next = DecodeUtf8(text, at);
    const std::size_t length = next.length == 0 ? 1 : next.length;
    if (at > begin && (next.code_point == U' ' || (before != U' ' && MayPart(before, next.code_point)))) part = at;
    const int cell = DisplayWidth(next.code_point);
    if (used + cell > width && at > begin) {
      const std::size_t end = part > begin ? part : at;
      lines.emplace_back(text.substr(begin, end - begin));
      begin = std::min(text.find_first_not_of(' ', end), text.size());
      at = part = begin;
      used = 0;
      before = 0;
      continue;
    }
    used += cell;
    before = next.code_point;
    at += length;
  }
  if (begin < text.size() || lines.empty()) lines.emplace_back(text.substr(begin));
  return lines;
}

int LongestWord(std::string_view text) {
  int longest = 0, used = 0;
  char32_t before = U' ';
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = DecodeUtf8(text, at);
    if (next.code_point == U' ' || before == U' ' || MayPart(before, next.code_point)) used = 0;
    if (next.code_point != U' ') used += DisplayWidth(next.code_point);
    longest = std::max(longest, used);
    before = next.code_point;
    at += next.length == 0 ? 1 : next.length;
  }
  return longest;
}

}  // namespace lanzhi
