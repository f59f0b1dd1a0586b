#include <charconv>

#include "base/utf8.h"
#include "source/lines.h"
#include "source/markers.h"
#include "source/scanner.h"
#include "source/scanner_line.h"
#include "source/text.h"
#include "source/values.h"

namespace lanzhi {

bool Scanner::BeginsOddText() const { return *at_ != '\t' && MayBeBlank(*at_) && OddBlankAt(text_, Offset(at_)) == 0; }

bool Scanner::OddBlankBefore(Span value) const {
  return (value.end >= value.begin + 2 && OddBlankAt(text_, value.end - 2) == 2) ||
         (value.end >= value.begin + 3 && OddBlankAt(text_, value.end - 3) == 3);
}

// Whether the line holds a key from at_ on, as FindColon() has it.
bool Scanner::AtKey() const {
  if (!BeginsPlain(*at_)) return FindColon(text_, Offset(at_), Offset(LineEnd(at_))) != kNowhere;
  for (const char* at = at_;; ++at) {
    at = ToStop<ValueStops>(at, end_);
    if (*at == ':' && EndsWord(at[1])) return true;
    if (EndsLine(*at) || (*at == '#' && IsSpace(at[-1]))) return false;
  }
}

// A quoted key with its colon.
bool Scanner::QuotedKey(Open& map) {
  const char* const begin = at_;
  if ((*begin != '"' && *begin != '\'') || !Quoted(map.key, map.key_text) || map.key_text.length == 0) return false;
  at_ = BehindBlanks(at_);
  if (*at_ != ':' || !EndsWord(at_[1]) || at_ - begin > kMostBytesToColon) return false;
  ++at_;
  return IsKeyShort(map.key);
}

bool Scanner::Quoted(Span& span, Slice& text) {
  const std::size_t closed = QuoteEnd(text_, Offset(at_));
  if (closed == std::string_view::npos) return false;
  const char quote = *at_;
  span = {Offset(at_), static_cast<std::uint32_t>(closed)};
  at_ = text_.data() + closed;
  const std::string_view raw = text_.substr(span.begin + 1, span.end - span.begin - 2);
  if (raw.find(quote == '"' ? '\\' : '\'') != std::string_view::npos) return Decode(raw, text);
  text = {span.begin + 1, static_cast<std::uint32_t>(raw.size()), false};
  return true;
}

// What stands between quotes and holds a `\`, or a doubled `'`.
bool Scanner::Decode(std::string_view raw, Slice& text) {
  const bool twice = at_[-1] == '\'';
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
