#include <algorithm>

#include "source/limits.h"
#include "source/lines.h"
#include "source/scanner.h"
#include "source/scanner_line.h"

namespace lanzhi {
namespace {

// `|`, `>-`, `|2+`: what stands behind the first byte of a block scalar.
struct BlockHeader {
  char chomp = '\0';  // `-`, `+` or nothing
  int digit = 0;
  const char* end = nullptr;
};

BlockHeader ReadHeader(const char* at) {
  BlockHeader header;
  for (;; ++at) {
    const char c = *at;
    if ((c == '-' || c == '+') && header.chomp == '\0') {
      header.chomp = c;
    } else if (c >= '1' && c <= '9' && header.digit == 0) {
      header.digit = c - '0';
    } else {
      break;
    }
  }
  header.end = at;
  return header;
}

}  // namespace

// A block scalar under a key or dash at `column`. Lines end with a line feed in its text, whatever ends them in the
// file.
bool Scanner::Block(Open& parent, int column) {
  const bool folds = *at_ == '>';
  const BlockHeader header = ReadHeader(at_ + 1);
  Span span{Offset(at_), Offset(header.end)};
  Slice slice{static_cast<std::uint32_t>(tree_.decoded.size()), 0, true};
  at_ = BehindBlanks(header.end);
  if (*at_ == '#') {
    // Behind a tab the layout check takes the comment for more of the header.
    if (std::find(header.end, at_, '\t') != at_) return false;
    if (IsSpace(at_[-1])) at_ = LineEnd(at_);
  }
  if (!EndsLine(*at_) || *at_ == '\0') return false;

  std::string& out = tree_.decoded;
  int indent = header.digit == 0 ? 0 : std::max(column, 0) + header.digit;  // 0 until the first line of text
  int widest = 0;                                                           // of the blank lines before that
  std::size_t breaks = 0;  // line ends since the last line that is not empty
  bool any = false;
  at_ = NextLine(at_);
  while (*at_ != '\0') {
    SkipIndent();
    const auto width = static_cast<int>(at_ - line_);
    const char c = *at_;
    if (c == '\0') return false;
    const char* end = LineEnd(at_);
    if (c == '\t' && BehindBlanks(at_) == end) return false;
    const bool blank = EndsLine(c);
    if (!blank) {
      if (width <= column || (c == '#' && width < indent)) {
        at_ = line_;
        break;
      }
      if (indent == 0) indent = width;
      if (width < indent || widest > indent) return false;
    } else if (indent == 0 || width <= indent) {
      if (indent == 0) widest = std::max(widest, width);
      ++breaks;
      at_ = NextLine(at_);
      continue;
    }
    if (folds && (blank || width > indent || c == '\t')) return false;
    if (folds && any && breaks == 1) {
      out += ' ';
    } else {
      out.append(breaks - (folds && any ? 1 : 0), '\n');
    }
    out.append(line_ + indent, end);
    if (!blank) span.end = Offset(end);
    any = true;
    breaks = *end == '\0' ? 0 : 1;
    at_ = NextLine(end);
  }
  if (header.chomp == '+') {
    if (folds || !any) return false;
    out.append(breaks, '\n');
  } else if (header.chomp == '\0' && any && breaks != 0) {
    out += '\n';
  }
  slice.length = static_cast<std::uint32_t>(out.size()) - slice.begin;
  if (slice.length > kMostBytesInValue) return false;
  Node* node = Add(parent, span);
  if (node == nullptr) return false;
  node->text = slice;
  NextContent();
  return true;
}

}  // namespace lanzhi
