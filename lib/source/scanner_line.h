// What nearly every line of a record needs, as parts of the functions that read lines: calls would take a seventh more.
#pragma once

#include "base/utf8.h"
#include "source/limits.h"
#include "source/scanner.h"
#include "source/stops.h"

namespace lanzhi {

// Bytes that may end a plain value or key, or that it may not hold; a tab stops a value for nothing.
using ValueStops = StopsAt<':', '#'>;
inline constexpr char kWide = '\xEF';  // the first byte of the colon and the comma of an input method
using KeyStops = StopsAt<':', '#', kWide>;

// Bytes that begin a plain key of a map outside of braces, whatever follows. `<` and `=`: the marks of a merge
// conflict, and the merge key.
inline constexpr auto kBeginsKey = [] {
  auto begins = kBeginsPlain;
  for (std::size_t byte = 0; byte < begins.size(); ++byte) {
    const char c = static_cast<char>(byte);
    if (c == '<' || c == '=' || MayBeWideDash(c)) begins[byte] = false;
  }
  return begins;
}();

// A key and its colon lie this close together for yaml-cpp, which counts bytes.
inline constexpr std::ptrdiff_t kMostBytesToColon = 1000;

// From the beginning of a line to the first character of the next content; comments and blank lines hold none.
void Scanner::NextContent() {
  line_ = at_;
  at_ = BehindSpaces(at_);
  indent_ = static_cast<int>(at_ - line_);
  if (static_cast<unsigned char>(*at_) <= '.' && *at_ != '-') SkipToContent();  // the end and comments are among these
}

// A value, with the key that stands before it.
Node* Scanner::Add(Open& parent, Span span) {
  const auto at = static_cast<std::uint32_t>(tree_.nodes.size());
  if (at > kMostValues) return nullptr;
  if (parent.count++ != 0) tree_.nodes[parent.last].next = at;
  parent.last = at;
  Node& node = tree_.nodes.emplace_back();
  node.span = span;
  if (!parent.key.empty()) {
    node.key = parent.key;
    node.key_text = parent.key_text;
    const char* text = node.key_text.in_decoded ? tree_.decoded.data() : text_.data();
    parent.marks.Add({text + node.key_text.begin, node.key_text.length});
  }
  return &node;
}

bool Scanner::IsKeyShort(Span key) const {
  return key.end - key.begin <= kMostCharactersInKey ||
         CountCodePoints(text_.substr(key.begin, key.end - key.begin)) <= kMostCharactersInKey;
}

// A key with its colon.
bool Scanner::BlockKey(Open& map) {
  const char* const begin = at_;
  if (!kBeginsKey[static_cast<unsigned char>(*begin)] && !BeginsOddKey()) return QuotedKey(map);
  const char* at = begin;
  while (*(at = ToStop<KeyStops>(at, end_)) != ':') {
    const bool goes_on = *at == kWide ? !text_.substr(Offset(at)).starts_with(kWideColon) : *at == '#' && at[-1] != ' ';
    if (!goes_on) return false;
    ++at;
  }
  at_ = at + 1;
  if (!EndsWord(*at_) || at - begin > kMostBytesToColon) return false;
  while (at[-1] == ' ') --at;
  map.key = {Offset(begin), Offset(at)};
  map.key_text = {map.key.begin, map.key.end - map.key.begin, false};
  return IsKeyShort(map.key);
}

// A plain value outside of braces and brackets.
bool Scanner::Plain(Open& parent) {
  const char* const begin = at_;
  if (!BeginsText() && ((*begin != '-' && *begin != '?' && *begin != ':') || EndsWord(begin[1]))) return false;
  const char* at = begin;
  for (;; ++at) {
    at = ToStop<ValueStops>(at, end_);
    if (EndsLine(*at) || (*at == '#' && IsSpace(at[-1]))) break;
    if (*at == ':' && EndsWord(at[1])) return false;
  }
  at_ = at;
  const Span span{Offset(begin), Offset(BeforeBlanks(at))};
  if (EndsInOddBlank(span)) return false;
  Node* node = Add(parent, span);
  if (node == nullptr) return false;
  node->plain = true;
  node->text = {span.begin, span.end - span.begin, false};
  return true;
}

}  // namespace lanzhi
