#include "source/scanner_line.h"

#include <algorithm>

#include "source/duplicates.h"
#include "source/limits.h"
#include "source/lines.h"
#include "source/markers.h"
#include "source/values.h"

namespace lanzhi {

// What is left of a line behind a value: nothing, or a comment.
bool Scanner::Rest() {
  if (*at_ == '\n') {  // as nearly always
    ++at_;
    NextContent();
    return true;
  }
  const char* at = BehindBlanks(at_);
  if (*at == '#') {
    const char* end = LineEnd(at);
    if (!IsSpace(at[-1]) || !IsCommentMeant(text_, Offset(at), Offset(end))) return false;
    at = end;
  }
  if (!EndsLine(*at)) return false;
  at_ = NextLine(at);
  NextContent();
  return true;
}

bool Scanner::Document() {
  NextContent();
  if (indent_ == 0 && text_.substr(Offset(at_)).starts_with("---")) {
    at_ += 3;
    if (!EndsWord(*at_) || !Rest()) return false;
  }
  if (indent_ != 0) return false;
  if (!(*at_ == '{' ? Flow(nullptr, -1) && Rest() : Map(nullptr, 0))) return false;
  if (indent_ == -1 && *at_ == '.') {
    at_ += 3;
    if (!Rest()) return false;
  }
  return *at_ == '\0';
}

// What stands behind the colon of a key.
bool Scanner::EntryValue(Open& map, int column) {
  at_ = BehindBlanks(at_);
  if (BeginsPlain(*at_)) return Plain(map) && Rest();  // as nearly always
  if (!EndsLine(*at_) && *at_ != '#') return Value(map, column);
  if (!Rest()) return false;
  if (indent_ > column) return Under(map, column);
  if (indent_ == column && AtItem()) return List(map, column);
  Node* blank = Add(map, map.key);
  if (blank == nullptr) return false;
  blank->plain = true;
  return true;
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
  at_ = BehindSpaces(at_ + 1);
  if (EndsLine(*at_) || *at_ == '#') return Rest() && indent_ > column && Under(list, column);
  const auto inner = static_cast<int>(at_ - line_);
  if (AtItem()) return List(list, inner);
  return AtKey() ? Map(&list, inner) : Value(list, column);
}

// A value that begins on the line below its key or dash.
bool Scanner::Under(Open& parent, int column) {
  if (AtItem()) return List(parent, indent_);
  if (AtKey()) return Map(&parent, indent_);
  const char c = *at_;
  if (c == '-' || IsWideDash()) return false;
  const bool marked = c == '"' || c == '\'' || c == '|' || c == '>' || c == '[' || c == '{';
  const auto line = static_cast<std::size_t>(LineEnd(at_) - at_);
  if (!marked && std::string_view(at_, line).find(kWideColon) != std::string_view::npos) return false;
  return Value(parent, column);
}

bool Scanner::Value(Open& parent, int column) {
  switch (*at_) {
    case '"':
    case '\'': {
      Span span;
      Slice text;
      if (!Quoted(span, text)) return false;
      Node* node = Add(parent, span);
      if (node == nullptr) return false;
      node->text = text;
      return Rest();
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
  open.node = static_cast<std::uint32_t>(tree_.nodes.size());
  const Span first{Offset(at_), Offset(at_) + 1};
  Node* node = nullptr;
  if (parent != nullptr) {
    node = Add(*parent, first);
    if (node == nullptr) return false;
  } else {
    node = &tree_.nodes.emplace_back();
    node->span = first;
  }
  node->kind = kind;
  node->flow = flow_;
  return true;
}

bool Scanner::End(const Open& open) {
  --depth_;
  Node& node = tree_.nodes[open.node];
  if (open.count == 0) return true;
  node.first = open.node + 1;
  node.count = open.count;
  node.span.end = std::max(node.span.end, tree_.nodes[open.last].span.end);
  return !open.marks.any_alike() || DuplicatesIn(tree_, node).empty();
}

}  // namespace lanzhi
