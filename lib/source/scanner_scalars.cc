#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "source/limits.h"
#include "source/lines.h"
#include "source/markers.h"
#include "source/scanner.h"
#include "source/stops.h"
#include "source/text.h"
#include "source/values.h"

namespace lanzhi {
namespace {

// A key and its colon lie this close together for yaml-cpp, which counts bytes.
constexpr std::uint32_t kMostBytesToColon = 1000;

constexpr char kWide = '\xEF';  // the first byte of the colon of an input method

// Bytes that may end a plain value or key, or that it may not hold.
constexpr Stops kStopsValue = StopsAt({":#\n\r\0", 5});
constexpr Stops kStopsKey = StopsAt({":#\n\r\0\t\xEF", 7});

}  // namespace

bool Scanner::IsKeyShort(std::uint32_t begin, std::uint32_t end) const {
  return end - begin <= kMostCharactersInKey ||
         CountCodePoints(text_.substr(begin, end - begin)) <= kMostCharactersInKey;
}

bool Scanner::BeginsOddText() const {
  const char c = bytes_[at_];
  return c != '\t' && MayBeBlank(c) && OddBlankAt(text_, at_) == 0;
}

// A key with its colon.
bool Scanner::BlockKey(Open& map) {
  const std::uint32_t begin = at_;
  if (bytes_[at_] == '"' || bytes_[at_] == '\'') {
    if (!Quoted(map.key, map.key_text) || map.key_text.length == 0) return false;
    SkipBlanks();
  } else {
    // `<` and `=`: the marks of a merge conflict, and the merge key.
    if (!BeginsText() || bytes_[at_] == '<' || bytes_[at_] == '=' || IsWideDash()) return false;
    for (;; ++at_) {
      at_ = ToStop(bytes_, at_, kStopsKey);
      if (bytes_[at_] == kWide ? text_.substr(at_).starts_with(kWideColon) : bytes_[at_] != '#') break;
      if (bytes_[at_] == '#' && bytes_[at_ - 1] == ' ') return false;
    }
    if (bytes_[at_] != ':') return false;
    std::uint32_t end = at_;
    while (bytes_[end - 1] == ' ') --end;
    map.key = {begin, end};
    map.key_text = {begin, end - begin, false};
  }
  if (bytes_[at_] != ':' || !EndsWord(bytes_[at_ + 1]) || at_ - begin > kMostBytesToColon) return false;
  ++at_;
  return IsKeyShort(map.key.begin, map.key.end);
}

// A plain value outside of braces and brackets.
bool Scanner::Plain(Open& parent) {
  const std::uint32_t begin = at_;
  if (!BeginsText()) {
    const char first = bytes_[at_];
    const char next = bytes_[at_ + 1];
    if ((first != '-' && first != '?' && first != ':') || EndsWord(next)) return false;
  }
  while (true) {
    at_ = ToStop(bytes_, at_, kStopsValue);
    const char c = bytes_[at_];
    if (c == ':' && EndsWord(bytes_[at_ + 1])) return false;
    if (EndsLine(c) || (c == '#' && IsSpace(bytes_[at_ - 1]))) break;
    ++at_;
  }
  std::uint32_t end = at_;
  while (IsSpace(bytes_[end - 1])) --end;
  // Blanks of other kinds at its end cannot be seen.
  const char last = bytes_[end - 1];
  if ((last == '\x80' || last == '\xA0') && ((end >= begin + 2 && OddBlankAt(text_, end - 2) == 2) ||
                                             (end >= begin + 3 && OddBlankAt(text_, end - 3) == 3))) {
    return false;
  }
  Node node;
  node.plain = true;
  node.span = {begin, end};
  node.text = {begin, end - begin, false};
  return Add(parent, node);
}

bool Scanner::Quoted(Span& span, Slice& text) {
  const std::size_t closed = QuoteEnd(text_, at_);
  if (closed == std::string_view::npos) return false;
  const char quote = bytes_[at_];
  span = {at_, static_cast<std::uint32_t>(closed)};
  at_ = span.end;
  const std::string_view raw = text_.substr(span.begin + 1, span.end - span.begin - 2);
  if (raw.find(quote == '"' ? '\\' : '\'') != std::string_view::npos) return Decode(raw, text);
  text = {span.begin + 1, static_cast<std::uint32_t>(raw.size()), false};
  return true;
}

// What stands between quotes and holds a `\`, or a doubled `'`.
bool Scanner::Decode(std::string_view raw, Slice& text) {
  const bool twice = bytes_[at_ - 1] == '\'';
  text = {static_cast<std::uint32_t>(tree_.decoded.size()), 0, true};
  for (std::size_t at = 0; at < raw.size();) {
    if (raw[at] == '\\' && !twice) {
      if (!DecodeEscape(raw, at)) return false;
    } else {
      at += twice && raw[at] == '\'' ? 1 : 0;
      tree_.decoded += raw[at++];
    }
  }
  text.length = static_cast<std::uint32_t>(tree_.decoded.size()) - text.begin;
  return twice || FindUnsafe(std::string_view(tree_.decoded).substr(text.begin)) == std::string_view::npos;
}

// The escapes of characters that may stand in a record, and of which nobody asks what they mean.
bool Scanner::DecodeEscape(std::string_view raw, std::size_t& at) {
  const char escape = raw[at + 1];
  at += 2;
  const std::size_t digits = escape == 'x' ? 2 : escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
  if (digits == 0) {
    constexpr std::string_view kEscapes = "nt \"/\\";
    constexpr std::string_view kMeanings = "\n\t \"/\\";
    const std::size_t known = kEscapes.find(escape);
    if (known == std::string_view::npos) return false;
    tree_.decoded += kMeanings[known];
    return true;
  }
  const std::string_view number = raw.substr(at, digits);
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), code, 16);
  if (number.size() != digits || error != std::errc() || end != number.data() + digits) return false;
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return false;
  AppendUtf8(tree_.decoded, code);
  at += digits;
  return true;
}

}  // namespace lanzhi
