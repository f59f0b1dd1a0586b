#include "source/lines.h"
#include "source/scanner.h"
#include "source/scanner_line.h"
#include "source/stops.h"
#include "source/text.h"
#include "source/values.h"

namespace lanzhi {
namespace {

using FlowStops = StopsAt<',', '[', ']', '{', '}', ':', '#', '?', kWide>;

bool EndsEntry(char c) { return c == ',' || c == ']' || c == '}'; }

}  // namespace

// Blanks, line ends and comments between what stands in braces. `column` is that of the key or dash around all of it.
bool Scanner::FlowLines(int column, bool after_plain) {
  bool new_line = false;
  while (true) {
    if (*at_ == '#') {
      const char* end = LineEnd(at_);
      // For yaml-cpp a comment at the margin is more of the plain text before it.
      if (new_line ? after_plain : !IsSpace(at_[-1]) || !IsCommentMeant(text_, Offset(at_), Offset(end))) return false;
      at_ = end;
      after_plain = false;
    }
    if (!EndsLine(*at_)) break;
    if (*at_ == '\0') return false;
    at_ = NextLine(at_);
    new_line = true;
    SkipIndent();
    if (*at_ == '\t') return false;
  }
  if (!new_line || *at_ == ']' || *at_ == '}') return true;
  const bool marker = at_ == line_ && (*at_ == '-' || *at_ == '.');
  return static_cast<int>(at_ - line_) > column && !marker;
}

bool Scanner::Flow(Open* parent, int column) {
  const bool outermost = !flow_;
  const bool map = *at_ == '{';
  const char close = map ? '}' : ']';
  flow_ = true;
  Open open;
  if (!Begin(parent, map ? NodeKind::map : NodeKind::list, open)) return false;
  ++at_;
  while (true) {
    if (!FlowSpace(column, false)) return false;
    if (*at_ == close) break;
    if ((map && !FlowKey(open, column)) || !FlowValue(open, column)) return false;
    if (*at_ == close) break;
    if (*at_++ != ',') return false;
  }
  ++at_;
  flow_ = !outermost;
  tree_.nodes[open.node].span.end = Offset(at_);
  return End(open);
}

// A key with its colon and what is between it and its value.
bool Scanner::FlowKey(Open& map, int column) {
  const bool quoted = *at_ == '"' || *at_ == '\'';
  if (!(quoted ? Quoted(map.key, map.key_text) : FlowPlain(true, map.key, map.key_text))) return false;
  if (map.key_text.length == 0 || !IsKeyShort(map.key)) return false;
  at_ = BehindBlanks(at_);
  if (*at_ != ':' || !EndsWord(at_[1])) return false;
  ++at_;
  return FlowSpace(column, false);
}

// A value and what is between it and the mark behind it.
bool Scanner::FlowValue(Open& parent, int column) {
  const char c = *at_;
  if (c == '[' || c == '{') return Flow(&parent, column) && FlowSpace(column, false);
  const bool plain = c != '"' && c != '\'';
  Span span;
  Slice text;
  if (!(plain ? FlowPlain(false, span, text) : Quoted(span, text))) return false;
  Node* node = Add(parent, span);
  if (node == nullptr) return false;
  node->flow = true;
  node->plain = plain;
  node->text = text;
  return FlowSpace(column, plain);
}

bool Scanner::FlowPlain(bool is_key, Span& span, Slice& text) {
  const char* const begin = at_;
  const char first = *begin;
  const bool sign = first == '-' && !is_key && !EndsWord(begin[1]) && !EndsEntry(begin[1]);
  if (!BeginsText() && !sign) return false;
  if (is_key && first == '<') return false;
  const char* at = begin;
  for (;; ++at) {
    at = ToStop<FlowStops>(at, end_);
    const char c = *at;
    if (EndsEntry(c) || EndsLine(c) || (c == '#' && IsSpace(at[-1]))) break;
    if (c == ':') {
      if (EndsWord(at[1])) break;
      if (is_key || EndsEntry(at[1])) return false;
    } else if (c == kWide) {
      const std::string_view here = text_.substr(Offset(at), kWideComma.size());
      if (here == kWideComma || here == kWideColon) return false;
    } else if (c != '#' && c != '\t') {
      return false;
    }
  }
  at_ = at;
  span = {Offset(begin), Offset(BeforeBlanks(at))};
  text = {span.begin, span.end - span.begin, false};
  return true;
}

}  // namespace lanzhi
