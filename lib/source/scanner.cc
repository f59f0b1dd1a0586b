#include "source/scanner.h"

#include <algorithm>
#include <cstring>

#include "source/duplicates.h"
#include "source/limits.h"
#include "source/lines.h"
#include "source/markers.h"
#include "source/values.h"

namespace lanzhi {

Scanner::Scanner(Tree& tree) : tree_(tree), text_(tree.file->bytes), bytes_(tree.file->bytes.c_str()) {}

bool Scanner::Run() {
  tree_.nodes.reserve(16 + text_.size() / 16);
  if (Document()) return true;
  tree_.nodes.clear();
  tree_.decoded.clear();
  return false;
}

std::uint32_t Scanner::LineEnd(std::uint32_t at) const {
  const void* newline = std::memchr(bytes_ + at, '\n', text_.size() - at);
  if (newline == nullptr) return static_cast<std::uint32_t>(text_.size());
  const auto end = static_cast<std::uint32_t>(static_cast<const char*>(newline) - bytes_);
  return end > at && bytes_[end - 1] == '\r' ? end - 1 : end;
}

std::uint32_t Scanner::NextLine(std::uint32_t end) const {
  return end + (bytes_[end] == '\r' ? 2 : bytes_[end] == '\n' ? 1 : 0);
}

// From the beginning of a line to the first character of the next content; comments and blank lines hold none.
void Scanner::NextContent() {
  while (true) {
    SkipIndent();
    const char c = bytes_[at_];
    if (c == '#') {
      at_ = NextLine(LineEnd(at_));
    } else if (c == '\n' || c == '\r') {
      at_ = NextLine(at_);
    } else {
      break;
    }
  }
  const bool ends = bytes_[at_] == '\0' || (at_ == line_ && bytes_[at_] == '.' && bytes_[at_ + 1] == '.' &&
                                            bytes_[at_ + 2] == '.' && EndsWord(bytes_[at_ + 3]));
  indent_ = ends ? -1 : static_cast<int>(at_ - line_);
}

// What is left of a line behind a value: nothing, or a comment.
bool Scanner::Rest() {
  if (bytes_[at_] == '\n') {  // as nearly always
    ++at_;
    NextContent();
    return true;
  }
  SkipBlanks();
  if (bytes_[at_] == '#') {
    const std::uint32_t end = LineEnd(at_);
    if (!IsSpace(bytes_[at_ - 1]) || !IsCommentMeant(text_, at_, end)) return false;
    at_ = end;
  }
  if (!EndsLine(bytes_[at_])) return false;
  at_ = NextLine(at_);
  NextContent();
  return true;
}

bool Scanner::Document() {
  NextContent();
  if (indent_ == 0 && text_.substr(at_).starts_with("---")) {
    at_ += 3;
    if (!EndsWord(bytes_[at_]) || !Rest()) return false;
  }
  if (indent_ != 0) return false;
  if (!(bytes_[at_] == '{' ? Flow(nullptr, -1) && Rest() : Map(nullptr, 0))) return false;
  if (indent_ == -1 && bytes_[at_] == '.') {
    at_ += 3;
    if (!Rest()) return false;
  }
  return bytes_[at_] == '\0';
}

bool Scanner::Map(Open* parent, int column) {
  Open map;
  if (!Begin(parent, NodeKind::map, map)) return false;
  do {
    if (!BlockKey(map) || !EntryValue(map, column)) return false;
  } while (indent_ == column && !AtItem());
  return indent_ <= column && End(map);
}

bool Scanner::List(Open& parent, int column) {
  Open list;
  if (!Begin(&parent, NodeKind::list, list)) return false;
  do {
    if (!Item(list, column)) return false;
  } while (indent_ == column && AtItem());
  return indent_ <= column && End(list);
}

bool Scanner::Item(Open& list, int column) {
  ++at_;
  while (bytes_[at_] == ' ') ++at_;
  if (EndsLine(bytes_[at_]) || bytes_[at_] == '#') return Rest() && indent_ > column && Under(list, column);
  const auto inner = static_cast<int>(at_ - line_);
  if (AtItem()) return List(list, inner);
  if (FindColon(text_, at_, LineEnd(at_)) != kNowhere) return Map(&list, inner);
  return Value(list, column);
}

// What stands behind the colon of a key.
bool Scanner::EntryValue(Open& map, int column) {
  SkipBlanks();
  if (BeginsPlain(bytes_[at_])) return Plain(map) && Rest();  // as nearly always
  if (!EndsLine(bytes_[at_]) && bytes_[at_] != '#') return Value(map, column);
  if (!Rest()) return false;
  if (indent_ > column) return Under(map, column);
  if (indent_ == column && AtItem()) return List(map, column);
  Node blank;
  blank.plain = true;
  blank.span = map.key;
  return Add(map, blank);
}

// A value that begins on the line below its key or dash.
bool Scanner::Under(Open& parent, int column) {
  if (AtItem()) return List(parent, indent_);
  const std::uint32_t end = LineEnd(at_);
  if (FindColon(text_, at_, end) != kNowhere) return Map(&parent, indent_);
  const char c = bytes_[at_];
  if (c == '-' || IsWideDash()) return false;
  const bool marked = c == '"' || c == '\'' || c == '|' || c == '>' || c == '[' || c == '{';
  if (!marked && text_.substr(at_, end - at_).find(kWideColon) != std::string_view::npos) return false;
  return Value(parent, column);
}

bool Scanner::Value(Open& parent, int column) {
  switch (bytes_[at_]) {
    case '"':
    case '\'': {
      Node node;
      return Quoted(node.span, node.text) && Add(parent, node) && Rest();
    }
    case '|':
    case '>':
      return Block(parent, column);
    case '[':
    case '{':
      return Flow(&parent, column) && Rest();
    default:
      return Plain(parent) && Rest();
  }
}

// A map or list whose first byte is at at_.
bool Scanner::Begin(Open* parent, NodeKind kind, Open& open) {
  if (++depth_ > kMostDepth) return false;
  Node node;
  node.kind = kind;
  node.flow = flow_;
  node.span = {at_, at_ + 1};
  open.node = static_cast<std::uint32_t>(tree_.nodes.size());
  if (parent != nullptr) return Add(*parent, node);
  tree_.nodes.push_back(node);
  return true;
}

bool Scanner::End(const Open& open) {
  --depth_;
  Node& node = tree_.nodes[open.node];
  if (open.last != 0) node.span.end = std::max(node.span.end, tree_.nodes[open.last].span.end);
  return !open.marks.any_alike() || DuplicatesIn(tree_, node).empty();
}

bool Scanner::Add(Open& parent, Node& node) {
  const auto at = static_cast<std::uint32_t>(tree_.nodes.size());
  if (at > kMostValues) return false;
  if (!parent.key.empty()) {
    node.key = parent.key;
    node.key_text = parent.key_text;
    const bool decoded = node.key_text.in_decoded;
    parent.marks.Add({(decoded ? tree_.decoded.data() : bytes_) + node.key_text.begin, node.key_text.length});
  }
  Node& around = tree_.nodes[parent.node];
  (parent.last == 0 ? around.first : tree_.nodes[parent.last].next) = at;
  parent.last = at;
  ++around.count;
  tree_.nodes.push_back(node);
  return true;
}

}  // namespace lanzhi
