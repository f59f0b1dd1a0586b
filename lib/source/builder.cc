#include "source/builder.h"

#include <algorithm>

#include "base/utf8.h"
#include "source/limits.h"
#include "source/text.h"
#include "source/values.h"

namespace lanzhi {
namespace {

bool IsBlankByte(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::uint32_t BeginOf(const Node& node) { return node.key.empty() ? node.span.begin : node.key.begin; }

// A digit, full-width or not, on both sides: a time of day, which no key can be.
bool IsInTime(std::string_view text, std::size_t colon) {
  const auto is_digit = [](std::string_view one) {
    const bool wide = one.size() == kWideColon.size() && one >= "０" && one <= "９";
    return wide || (!one.empty() && one.front() >= '0' && one.front() <= '9');
  };
  const std::size_t behind = colon + kWideColon.size();
  const bool after = is_digit(text.substr(behind, kWideColon.size()));
  const bool before =
      colon > 0 &&
      (is_digit(text.substr(colon - 1, 1)) ||
       (colon >= kWideColon.size() && is_digit(text.substr(colon - kWideColon.size(), kWideColon.size()))));
  return before && after && text.find(kWideColon, behind) == std::string_view::npos;
}

}  // namespace

Builder::Builder(Draft& draft, Tree& tree) : draft_(draft), tree_(tree) {
  tree_.nodes.reserve(16 + draft.text().size() / 16);
  open_.reserve(16);
}

void Builder::Refuse(std::string_view id, std::uint32_t at) {
  const Span line = LineAt(draft_.text(), at);
  const Span span{std::min(at, line.end - 1), line.end};
  draft_.Report(id, span);
  throw Stop{};
}

Slice Builder::Decode(std::string_view value) {
  const Slice slice{static_cast<std::uint32_t>(tree_.decoded.size()), static_cast<std::uint32_t>(value.size()), true};
  tree_.decoded += value;
  return slice;
}

std::uint32_t Builder::ExtentEnd(std::uint32_t at) {
  const auto& extents = draft_.extents;
  while (extent_ < extents.size() && extents[extent_].begin < at) ++extent_;
  return extent_ < extents.size() && extents[extent_].begin == at ? extents[extent_].end : at + 1;
}

void Builder::ReadQuoted(Node& node, std::string_view value) {
  const std::string_view text = draft_.text();
  const std::uint32_t at = node.span.begin;
  const char quote = text[at];
  const std::size_t end = QuoteEnd(text, at);
  if (end == std::string_view::npos) {
    draft_.Report("yaml-quote", {at, at + 1});
    node.faulty = true;
    return;
  }
  node.span.end = static_cast<std::uint32_t>(end);
  if (text.substr(at + 1, end - at - 2) == value) {
    node.text = {at + 1, static_cast<std::uint32_t>(value.size()), false};
    return;
  }
  node.text = Decode(value);
  if (quote == '\'') return;
  const std::size_t bad = FindUnsafe(value);
  if (bad == std::string_view::npos) return;
  node.faulty = true;
  const Decoded code = DecodeUtf8(value, bad);
  draft_.Report("yaml-control-character.escaped", node.span,
                {{"code", code.length == 0 ? std::string("U+0080..") : CodePointName(code.code_point)}});
}

void Builder::ReadPlain(Node& node, std::string_view value) {
  const std::string_view text = draft_.text();
  const std::uint32_t at = node.span.begin;
  if (text.substr(at, value.size()) == value) {
    node.span.end = at + static_cast<std::uint32_t>(value.size());
    node.text = {at, static_cast<std::uint32_t>(value.size()), false};
    return;
  }
  // The parser has folded lines together; the layout check sees this outside of braces and brackets.
  node.span.end = static_cast<std::uint32_t>(std::min(text.find_first_of("\r\n", at), text.size()));
  node.faulty = true;
  if (draft_.PatchIn(node.span) == nullptr) draft_.Report("yaml-continued-line", node.span);
}

Node Builder::ReadScalar(std::uint32_t at, std::string_view value) {
  Node node;
  node.flow = flow_depth_ > 0;
  node.span = {at, at + 1};
  const std::string_view text = draft_.text();
  const char first = at < text.size() ? text[at] : '\0';
  if (first == '&') Refuse("yaml-anchor", at);
  if (first == '!') Refuse("yaml-tag", at);
  if (first == '"' || first == '\'') {
    ReadQuoted(node, value);
  } else if (first == '|' || first == '>') {
    node.span.end = ExtentEnd(at);
    node.text = Decode(value);
  } else {
    node.plain = true;
    ReadPlain(node, value);
  }
  if (const Patch* patch = draft_.PatchIn(node.span)) {
    node.faulty = true;
    if (patch->value) {
      node.span = patch->span;
      node.text = {patch->span.begin, patch->span.end - patch->span.begin, false};
      // In braces it may have swallowed the keys after it.
      if (node.flow && !open_.empty() && tree_.nodes[open_.back().node].kind == NodeKind::map &&
          tree_.TextOf(node).find(':') != std::string_view::npos)
        tree_.nodes[open_.back().node].cut = true;
    }
  }
  if (node.text.length > kMostBytesInValue && !node.faulty) {
    draft_.Report("yaml-too-large.value", {at, at + 1}, {{"limit", std::int64_t{kMostBytesInValue / 1024}}});
    node.faulty = true;
  }
  if (node.flow && node.plain && !node.faulty) CheckFlowText(node);
  return node;
}

// In braces and brackets the comma and colon of an input method do not separate: they swallow what follows.
void Builder::CheckFlowText(Node& node) {
  const std::string_view text = tree_.TextOf(node);
  for (const std::string_view mark : {kWideComma, kWideColon}) {
    const std::size_t found = text.find(mark);
    if (found == std::string_view::npos || (mark == kWideColon && IsInTime(text, found))) continue;
    const auto at = node.span.begin + static_cast<std::uint32_t>(found);
    draft_.Report(mark == kWideComma ? "yaml-flow-text.comma" : "yaml-flow-text.colon", {at, at + 3});
    node.faulty = true;
    if (!open_.empty()) tree_.nodes[open_.back().node].cut = true;
    return;
  }
}

void Builder::TakeKey(std::uint32_t at, std::string_view value) {
  Open& open = open_.back();
  open.key = ReadScalar(at, value);
  open.wants_key = false;
  Node& key = open.key;
  if (!key.faulty && key.plain && key.flow && tree_.TextOf(key).find(':') != std::string_view::npos) {
    // `{date:2026-03-02}`: without the space the colon is part of the key.
    draft_.Report("yaml-no-colon.space", key.span);
    key.faulty = true;
  }
  if (key.faulty) return;
  const std::string_view text = tree_.TextOf(key);
  if (text.size() > kMostCharactersInKey && CountCodePoints(text) > kMostCharactersInKey) {
    draft_.Report("yaml-too-large.key", key.span, {{"limit", std::int64_t{kMostCharactersInKey}}});
  } else if (text.empty()) {
    draft_.Report("yaml-key.empty", key.span);
  } else if (key.plain && text == "<<") {
    draft_.Report("yaml-anchor.merge", key.span);
  } else {
    return;
  }
  key.faulty = true;
}

std::uint32_t Builder::Add(Node& node) {
  const auto at = static_cast<std::uint32_t>(tree_.nodes.size());
  if (at > kMostValues) {
    draft_.Report("yaml-too-large.values", {BeginOf(node), BeginOf(node) + 1}, {{"limit", std::int64_t{kMostValues}}});
    throw Stop{};
  }
  if (open_.empty()) {
    if (node.kind != NodeKind::map) {
      draft_.Report("yaml-root", node.span);
      throw Stop{};
    }
    tree_.nodes.push_back(node);
    return at;
  }
  Open& open = open_.back();
  Node& parent = tree_.nodes[open.node];
  bool linked = true;
  if (parent.kind == NodeKind::map) {
    node.key = open.key.span;
    node.key_text = open.key.text;
    open.wants_key = true;
    linked = !open.key.faulty;
    if (node.kind == NodeKind::scalar && node.text.length == 0 && node.plain) node.span = node.key;
  }
  if (!linked) {
    parent.cut = true;  // what hangs under a spoilt key belongs to an entry that nobody knows
  } else {
    (open.last == 0 ? parent.first : tree_.nodes[open.last].next) = at;
    open.last = at;
    ++parent.count;
  }
  tree_.nodes.push_back(node);
  return at;
}

// A short plain scalar outside of braces, in a text without patches, that stands there as the parser gives it: nearly
// every key and value. ReadScalar() and TakeKey() would find nothing to say about it.
bool Builder::IsOrdinary(std::uint32_t at, std::string_view value) const {
  const std::string_view text = draft_.text();
  return flow_depth_ == 0 && !draft_.HasPatches() && at < text.size() && BeginsPlain(text[at]) && text[at] != '<' &&
         !value.empty() && value.size() <= kMostCharactersInKey && text.substr(at, value.size()) == value;
}

void Builder::Scalar(std::uint32_t at, std::string_view value) {
  if (!open_.empty() && IsOrdinary(at, value)) {
    const Span span{at, at + static_cast<std::uint32_t>(value.size())};
    const Slice text{at, span.end - at, false};
    if (Open& open = open_.back(); open.wants_key) {
      open.key.faulty = false;
      open.key.span = span;
      open.key.text = text;
      open.wants_key = false;
    } else {
      Node node;
      node.plain = true;
      node.span = span;
      node.text = text;
      Add(node);
    }
    return;
  }
  if (!open_.empty() && open_.back().wants_key) {
    TakeKey(at, value);
  } else {
    Node node = ReadScalar(at, value);
    Add(node);
  }
}

// The parser gives the next token as the place of an absent value, and its own place to a written `null` or `~`.
void Builder::Null(std::uint32_t at) {
  const std::string_view text = draft_.text();
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (text.substr(at, word.size()) != word) continue;
    std::size_t next = at + word.size();
    const bool ends = next >= text.size() || IsBlankByte(text[next]) || text[next] == ',' || text[next] == '}' ||
                      text[next] == ']' || text[next] == ':';
    while (next < text.size() && (text[next] == ' ' || text[next] == '\t')) ++next;
    const char behind = next < text.size() ? text[next] : '\n';
    const bool is_key = behind == ':';
    // The next token may as well be a key that begins with such a word: `null and void: 1`.
    const bool is_value = behind == '\n' || behind == '\r' || behind == '#' ||
                          (flow_depth_ > 0 && (behind == ',' || behind == '}' || behind == ']'));
    const bool wants_key = !open_.empty() && open_.back().wants_key;
    if (ends && (wants_key ? is_key : is_value)) return Scalar(at, word);
  }
  if (open_.empty()) Refuse("yaml-empty", at);
  if (open_.back().wants_key) Refuse("yaml-key.empty", at);
  Node node;
  node.plain = true;
  node.flow = flow_depth_ > 0;
  node.span = {at, at};
  if (node.flow && !open_.back().key.faulty) {
    const bool in_map = tree_.nodes[open_.back().node].kind == NodeKind::map;
    const Span place = in_map ? open_.back().key.span : Span{at, at + 1};
    draft_.Report("yaml-flow-text.empty", place);
    node.faulty = true;
    if (in_map) open_.back().key.faulty = true;  // most likely the rest of a text that a comma has cut
    tree_.nodes[open_.back().node].cut = true;
  }
  Add(node);
}

void Builder::Begin(NodeKind kind, std::uint32_t at) {
  const std::string_view text = draft_.text();
  const char first = at < text.size() ? text[at] : '\0';
  if (first == '&') Refuse("yaml-anchor", at);
  if (first == '!') Refuse("yaml-tag", at);
  if (!open_.empty() && open_.back().wants_key) Refuse("yaml-key.complex", at);
  if (open_.size() == kMostDepth) {
    draft_.Report("yaml-too-large.depth", {at, at + 1}, {{"limit", std::int64_t{kMostDepth}}});
    throw Stop{};
  }
  const bool bracket = first == (kind == NodeKind::map ? '{' : '[');
  if (flow_depth_ > 0 && !bracket) Refuse("yaml-flow-text.pair", at);
  if (bracket || flow_depth_ > 0) ++flow_depth_;

  Node node;
  node.kind = kind;
  node.flow = flow_depth_ > 0;
  node.span = {at, node.flow ? ExtentEnd(at) : at + 1};
  Open open;
  open.node = Add(node);
  open.wants_key = kind == NodeKind::map;
  open_.push_back(open);
}

void Builder::End() {
  const Open open = open_.back();
  open_.pop_back();
  Node& node = tree_.nodes[open.node];
  if (node.flow) {
    --flow_depth_;
  } else if (open.last != 0) {
    node.span.end = std::max(node.span.end, tree_.nodes[open.last].span.end);
  }
  if (node.kind == NodeKind::map && node.count > 1) CheckDuplicates(node);
}

void Builder::CutOpen() {
  for (const Open& open : open_) {
    Node& node = tree_.nodes[open.node];
    node.cut = true;
    if (open.last != 0) node.span.end = std::max(node.span.end, tree_.nodes[open.last].span.end);
    if (node.kind == NodeKind::map && node.count > 1) CheckDuplicates(node);
  }
  open_.clear();
}

std::uint32_t Builder::ColumnOf(std::uint32_t offset) const {
  const std::string_view text = draft_.text();
  std::uint32_t column = 0;
  while (column < offset && text[offset - column - 1] != '\n') ++column;
  return column;
}

// Goes down to the map, list or scalar in which the blanked lines stood, by their indentation.
void Builder::CutAround(const Gap& gap) {
  std::uint32_t at = 0;
  while (true) {
    std::uint32_t before = 0;
    for (std::uint32_t child = tree_.nodes[at].first; child != 0; child = tree_.nodes[child].next) {
      if (BeginOf(tree_.nodes[child]) >= gap.span.begin) break;
      before = child;
    }
    // The lines may have been entries of this one, if one of them stood as deep as its entries.
    if (ColumnOf(tree_.nodes[at].span.begin) >= gap.least) tree_.nodes[at].cut = true;
    if (before == 0 || tree_.nodes[before].flow) break;
    Node& next = tree_.nodes[before];
    if (next.kind == NodeKind::scalar) {
      const bool blank = next.text.length == 0;
      if (next.plain && ColumnOf(BeginOf(next)) < gap.most && (blank || gap.folds)) {
        next.faulty = true;
        if (blank) return;  // the lines were its value
      }
      break;
    }
    if (ColumnOf(next.span.begin) > gap.most) break;
    at = before;
  }
  tree_.nodes[at].cut = true;
}

void Builder::Finish() {
  if (tree_.nodes.empty()) return;
  for (const Gap& gap : draft_.gaps()) CutAround(gap);
}

}  // namespace lanzhi
