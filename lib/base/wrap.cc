#include "base/wrap.h"

#include <algorithm>

#include "base/utf8.h"

namespace lanzhi {
namespace {

constexpr std::u32string_view kNeverFirst = U"，。；：、？！）》」』】”’…,.;:?!)]}";
constexpr std::u32string_view kNeverLast = U"（《「『【“‘([{";

constexpr std::u32string_view kCutBehind = U"-./_";
constexpr int kDeeper = 2, kLeastWidth = 20;

// Of the sequence that turns a colour on or off at the beginning of `text`; 0: there is none.
std::size_t LengthOfColour(std::string_view text) {
  if (!text.starts_with("\x1b[")) return 0;
  const std::size_t end = text.find('m');
  return end == std::string_view::npos ? 0 : end + 1;
}

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
  std::size_t soft = 0;   // where a long word may be cut
  int used = 0;
  char32_t before = 0;
  for (std::size_t at = 0; width > 0 && at < text.size();) {
    if (const std::size_t colour = LengthOfColour(text.substr(at)); colour > 0) {
      at += colour;
      continue;
    }
    const Decoded next = DecodeUtf8(text, at);
    const std::size_t length = next.length == 0 ? 1 : next.length;
    if (at > begin && (next.code_point == U' ' || (before != U' ' && MayPart(before, next.code_point)))) part = at;
    if (at > begin && kCutBehind.find(before) != std::u32string_view::npos) soft = at;
    const int cell = DisplayWidth(next.code_point);
    if (used + cell > width && used > 0) {
      const std::size_t end = part > begin ? part : soft > begin ? soft : at;
      lines.emplace_back(text.substr(begin, end - begin));
      begin = std::min(text.find_first_not_of(' ', end), text.size());
      at = part = soft = begin;
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

std::string Hang(std::string_view text, int width) {
  if (width <= 0) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::size_t colour = LengthOfColour(line);
    const std::string_view plain = line.substr(colour);
    const std::size_t indent = std::min(plain.find_first_not_of(' '), plain.size());
    const int left = std::max(width, kLeastWidth) - static_cast<int>(indent);
    const std::string_view rest = plain.substr(indent);
    std::vector<std::string> parts = Wrap(rest, std::max(left, kLeastWidth));
    if (parts.size() > 1) {
      // All but the first are that much narrower.
      const std::string_view others = rest.substr(rest.find_first_not_of(' ', parts.front().size()));
      parts.resize(1);
      for (std::string& part : Wrap(others, std::max(left - kDeeper, kLeastWidth))) parts.push_back(std::move(part));
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) out += '\n';
      if (i == 0) out += line.substr(0, colour);
      out += std::string(indent + (i > 0 ? kDeeper : 0), ' ') + parts[i];
    }
    if (end < text.size()) out += '\n';
    at = end + 1;
  }
  return out;
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
