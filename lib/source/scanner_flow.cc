#include "source/lines.h"
#include "source/scanner.h"
#include "source/stops.h"
#include "source/text.h"
#include "source/values.h"

namespace lanzhi {
namespace {

constexpr char kWideMark = '\xEF';  // the first byte of the comma and the colon of an input method

constexpr Stops kFlowStops = StopsAt({",[]{}:#?\n\r\0\xEF", 12});

bool EndsEntry(char c) { return c == ',' || c == ']' || c == '}'; }

}  // namespace

// Blanks, line ends and comments between what stands in braces. `column` is that of the key or dash around all of it.
bool Scanner::FlowSpace(int column, bool after_plain) {
  bool new_line = false;
  while (true) {
    SkipBlanks();
    if (bytes_[at_] == '#') {
      const std::uint32_t end = LineEnd(at_);
      // For yaml-cpp a comment at the margin is more of the plain text before it.
      if (new_line ? after_plain : !IsSpace(bytes_[at_ - 1]) || !IsCommentMeant(text_, at_, end)) return false;
      at_ = end;
      after_plain = false;
    }
    if (!EndsLine(bytes_[at_])) break;
    if (bytes_[at_] == '\0') return false;
    at_ = NextLine(at_);
    new_line = true;
    SkipIndent();
    if (bytes_[at_] == '\t') return false;
  }
  if (!new_line || bytes_[at_] == ']' || bytes_[at_] == '}') return true;
  const bool marker = at_ == line_ && (bytes_[at_] == '-' || bytes_[at_] == '.');
  return static_cast<int>(at_ - line_) > column && !marker;
}

bool Scanner::Flow(Open* parent, int column) {
  const bool outermost = !flow_;
  const bool map = bytes_[at_] == '{';
  const char close = map ? '}' : ']';
  flow_ = true;
  Open open;
  if (!Begin(parent, map ? NodeKind::map : NodeKind::list, open)) return false;
  ++at_;
  while (true) {
    if (!FlowSpace(column, false)) return false;
    if (bytes_[at_] == close) break;
    if ((map && !FlowKey(open, column)) || !FlowValue(open, column)) return false;
    if (bytes_[at_] == close) break;
    if (bytes_[at_++] != ',') return false;
  }
  ++at_;
  flow_ = !outermost;
  tree_.nodes[open.node].span.end = at_;
  return End(open);
}

// A key with its colon and what is between it and its value.
bool Scanner::FlowKey(Open& map, int column) {
  const bool quoted = bytes_[at_] == '"' || bytes_[at_] == '\'';
  if (!(quoted ? Quoted(map.key, map.key_text) : FlowPlain(true, map.key, map.key_text))) return false;
  if (map.key_text.length == 0 || !IsKeyShort(map.key.begin, map.key.end)) return false;
  SkipBlanks();
  if (bytes_[at_] != ':' || !EndsWord(bytes_[at_ + 1])) return false;
  ++at_;
  return FlowSpace(column, false);
}

// A value and what is between it and the mark behind it.
bool Scanner::FlowValue(Open& parent, int column) {
  const char c = bytes_[at_];
  if (c == '[' || c == '{') return Flow(&parent, column) && FlowSpace(column, false);
  Node node;
  node.flow = true;
  node.plain = c != '"' && c != '\'';
  if (!(node.plain ? FlowPlain(false, node.span, node.text) : Quoted(node.span, node.text))) return false;
  return Add(parent, node) && FlowSpace(column, node.plain);
}

bool Scanner::FlowPlain(bool is_key, Span& span, Slice& text) {
  const std::uint32_t begin = at_;
  const char first = bytes_[at_];
  const bool sign = first == '-' && !is_key && !EndsWord(bytes_[at_ + 1]) && !EndsEntry(bytes_[at_ + 1]);
  if (!BeginsText() && !sign) return false;
  if (is_key && first == '<') return false;
  while (true) {
    at_ = ToStop(bytes_, at_, kFlowStops);
    const char c = bytes_[at_];
    if (EndsEntry(c) || EndsLine(c) || (c == '#' && IsSpace(bytes_[at_ - 1]))) break;
    if (c == ':') {
      if (EndsWord(bytes_[at_ + 1])) break;
      if (is_key || EndsEntry(bytes_[at_ + 1])) return false;
    } else if (c != '#' && c != kWideMark) {
      return false;
    }
    const std::string_view here = text_.substr(at_, kWideComma.size());
    if (here == kWideComma || here == kWideColon) return false;
    ++at_;
  }
  std::uint32_t end = at_;
  while (IsSpace(bytes_[end - 1])) --end;
  span = {begin, end};
  text = {begin, end - begin, false};
  return true;
}

}  // namespace lanzhi
