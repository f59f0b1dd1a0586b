#include "record/scaffold/splice.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "record/scaffold/commented.h"
#include "record/scaffold/compare.h"
#include "record/scaffold/layout.h"
#include "record/scaffold/list_of_one.h"
#include "record/scaffold/writer.h"
#include "source/lines.h"
#include "source/yaml.h"

namespace lanzhi {
namespace {

// Thrown where a part cannot be put in.
struct Refusal {
  Problem problem;
  Span in_the_way;
};

Refusal Refused(const std::string& id, const Field& field, Span in_the_way) {
  return {{{id, {}, {{"field", PathName(field)}}}, {id + ".help", {}, {{"field", PathName(field)}}}}, in_the_way};
}

class Splicer {
 public:
  Splicer(const Tree& tree, const TextLayout& layout, const ScaffoldStyle& style, const Addition& addition)
      : tree_(tree),
        text_(tree.file->bytes),
        layout_(layout),
        style_(style),
        addition_(addition),
        field_(*addition.field) {}

  // The whole text; `part`: where the new lines stand in it, `changed`: the node that is to differ.
  std::string Run(Span& part, TreeChange& changed) {
    const Node& parent = Parent(field_);
    const Node* there = Child(parent, field_);
    changed.node = Index(there != nullptr ? *there : parent);
    if (there == nullptr) {
      changed.how = TreeChange::How::new_key;
      return AddKey(parent, part);
    }
    if (there->kind == NodeKind::scalar && there->plain && there->text.length == 0) {
      changed.how = TreeChange::How::filled;
      return FillKey(*there, part);
    }
    if (!field_.item || there->kind != NodeKind::list) throw Refused("add.there", field_, there->key);
    if (there->flow) throw Refused("add.braces", field_, there->key);
    const bool single = IsSingle(field_);
    if (single && addition_.parts[0].empty()) throw Refused("add.no-value", field_, there->key);
    if (const Node* blank = single || !addition_.into ? nullptr : BlankElement(*there))
      throw Refused("add.there", field_, blank->span);
    changed.how = TreeChange::How::elements;
    changed.count = static_cast<std::uint32_t>(single ? addition_.parts[0].size() : addition_.parts.size());
    return AddElements(*there, part);
  }

  // Of a list its one element that stands there without a dash; nullptr for all else. Errors: Refusal.
  const Node* Alone() const {
    const Node* there = field_.alone ? Child(Parent(field_), field_) : nullptr;
    return there != nullptr && there->kind == NodeKind::map && !IsBlankThroughout(*there) ? there : nullptr;
  }

 private:
  [[nodiscard]] std::uint32_t Index(const Node& node) const {
    return static_cast<std::uint32_t>(&node - tree_.nodes.data());
  }
  [[nodiscard]] std::size_t ColumnOf(std::uint32_t at) const { return lanzhi::ColumnOf(text_, at); }

  const Node* Child(const Node& parent, const Field& field) const {
    const Node* child = tree_.Find(parent, field.names.In(style_.keys));
    return child != nullptr ? child : tree_.Find(parent, field.names.In(Other(style_.keys)));
  }

  // The map in which the field stands, or is to stand.
  const Node& Parent(const Field& field) const {
    const Field& section = *field.parent;
    if (section.parent == nullptr) return Whole(section, tree_.nodes[0]);
    if (section.parent->item.get() != &section) {
      const Node* node = Child(Parent(section), section);
      if (node == nullptr || node->kind != NodeKind::map) throw Refused("add.no-parent", section, {});
      return Whole(section, *node);
    }
    const Field& list = *section.parent;
    const Node* node = Child(Parent(list), list);
    if (node != nullptr && node->kind == NodeKind::map && list.alone) return Whole(list, *node);
    if (node == nullptr || node->kind != NodeKind::list || node->count == 0) throw Refused("add.no-parent", list, {});
    const auto asked = addition_.which.find(&list);
    std::uint32_t left = asked == addition_.which.end() ? node->count - 1 : asked->second;
    const Node* element = nullptr;
    for (const Node& child : Children(tree_, *node)) {
      element = &child;
      if (left-- == 0) break;
    }
    if (element->kind != NodeKind::map) throw Refused("add.no-parent", list, {});
    return Whole(list, *element);
  }
  static const Node& Whole(const Field& section, const Node& node) {
    if (node.flow) throw Refused("add.braces", section, node.key.empty() ? node.span : node.key);
    return node;
  }

  // Lines of `out`, from the beginning of a line at `at` on, in place of those up to `end`.
  std::string Put(std::uint32_t at, std::uint32_t end, const std::string& out, Span& part) const {
    std::string text(text_.substr(0, at));
    if (at > 0 && text.back() != '\n') text += layout_.line_end;
    part.begin = static_cast<std::uint32_t>(text.size());
    for (const char c : out) {
      if (c == '\n') {
        text += layout_.line_end;
      } else {
        text += c;
      }
    }
    part.end = static_cast<std::uint32_t>(text.size());
    text += text_.substr(end);
    return text;
  }

  // Elements that do not go with the key: several, or with remarks.
  [[nodiscard]] bool TakesElements() const {
    return field_.item && !IsSingle(field_) && (addition_.parts.size() > 1 || !addition_.remarks.empty());
  }

  // Elements of a list of sections.
  void PutElements(ScaffoldWriter& writer, std::size_t dash) const {
    for (std::size_t i = 0; i < addition_.parts.size(); ++i) {
      if (i < addition_.remarks.size()) writer.Comment(addition_.remarks[i], dash);
      writer.SetValues(addition_.parts[i]);
      writer.PutElement(field_, dash);
    }
  }

  // What is given, with what comments of a scaffold hold.
  std::vector<FieldValue> First(const std::optional<CommentedOut>& commented) const {
    std::vector<FieldValue> values = commented ? commented->values : std::vector<FieldValue>();
    values.insert(values.end(), addition_.parts[0].begin(), addition_.parts[0].end());
    return values;
  }

  std::string AddKey(const Node& parent, Span& part) const {
    const std::size_t column = ColumnOf(tree_.nodes[parent.first].key.begin);
    const std::uint32_t end = EndOfBlock(tree_, parent, column);
    const std::uint32_t begin = LineAround(text_, parent.span.begin);
    const std::optional<CommentedOut> commented = FindCommentedOut(tree_, field_, column, {begin, end});
    const std::vector<FieldValue> values = First(commented);
    ScaffoldWriter writer(style_, values);
    if (TakesElements()) {
      writer.PutHead(field_, column, !commented);
      PutElements(writer, column + style_.dash);
    } else if (field_.has_default() && values.empty()) {
      writer.PutHead(field_, column, !commented);  // what is asked for is no comment, though something stands in for it
    } else if (commented) {
      writer.PutBare(field_, column);
    } else {
      writer.Put(field_, column);
    }
    return commented ? Put(commented->span.begin, commented->span.end, writer.Take(), part)
                     : Put(end, end, writer.Take(), part);
  }

  [[nodiscard]] bool IsBlankThroughout(const Node& node) const {
    if (node.kind == NodeKind::scalar) return tree_.IsBlank(node);
    for (const Node& child : Children(tree_, node)) {
      if (!IsBlankThroughout(child)) return false;
    }
    return true;
  }

  // The last element of a list where nothing is filled in it.
  [[nodiscard]] const Node* BlankElement(const Node& list) const {
    const Node* last = nullptr;
    for (const Node& element : Children(tree_, list)) last = &element;
    return last != nullptr && last->kind == NodeKind::map && IsBlankThroughout(*last) ? last : nullptr;
  }

  // A value behind a key that has none.
  std::string FillValue(const Node& key, Span& part) const {
    if (addition_.parts[0].empty()) throw Refused("add.there", field_, key.key);
    const Line line = LineFrom(text_, LineAround(text_, key.key.begin));
    const auto at = static_cast<std::uint32_t>(text_.find(':', key.key.end)) + 1;
    const std::uint32_t rest = SkipSpaces(text_, at, line.end);
    const std::string value =
        ScalarText(field_, addition_.parts[0].back().text, style_.keys, ColumnOf(key.key.begin) + style_.step);
    // Lines of text have no place before a comment.
    if (rest < line.end && text_[rest] != '\r' && value.find('\n') != std::string::npos)
      throw Refused("add.there", field_, key.key);
    const std::uint32_t behind = rest < line.end && text_[rest] == '#' ? at : rest;
    std::string out(text_.substr(line.begin, at - line.begin));
    out += ' ' + value;
    out += text_.substr(behind, line.end - behind);
    if (!out.empty() && out.back() == '\r') out.pop_back();
    return Put(line.begin, line.next, out + '\n', part);
  }

  // The key stands there with nothing behind it.
  std::string FillKey(const Node& key, Span& part) const {
    if (IsSingle(field_) && !field_.item) return FillValue(key, part);
    const std::size_t column = ColumnOf(key.key.begin);
    const std::uint32_t after = LineFrom(text_, key.key.begin).next;
    const std::optional<CommentedOut> commented = CommentedInside(tree_, field_, column, after);
    ScaffoldWriter writer(style_, First(commented));
    if (TakesElements()) {
      PutElements(writer, column + style_.dash);
    } else {
      writer.PutInside(field_, column);
    }
    return Put(after, commented ? commented->span.end : after, writer.Take(), part);
  }

  std::string AddElements(const Node& list, Span& part) const {
    const std::size_t dash = ColumnOf(list.span.begin);
    ScaffoldStyle style = style_;
    const Node* last = nullptr;
    for (const Node& element : Children(tree_, list)) last = &element;
    if (last != nullptr && last->kind == NodeKind::map && !last->flow) style.item = ColumnOf(last->span.begin) - dash;
    ScaffoldWriter writer(style, {});
    if (IsSingle(field_)) {
      writer.SetValues(addition_.parts[0]);
      writer.PutItems(field_, dash);
    } else {
      PutElements(writer, dash);
    }
    const std::uint32_t end = EndOfBlock(tree_, list, dash);
    return Put(end, end, writer.Take(), part);
  }

  const Tree& tree_;
  std::string_view text_;
  const TextLayout& layout_;
  const ScaffoldStyle& style_;
  const Addition& addition_;
  const Field& field_;
};

using FaultKey = std::pair<std::string, std::string>;

std::multiset<FaultKey> KeysOf(const Diagnostics& faults) {
  std::multiset<FaultKey> keys;
  for (const Diagnostic& fault : faults) keys.emplace(fault.message.id, fault.pointer);
  return keys;
}

bool HasTextFault(const Diagnostics& faults) {
  return std::any_of(faults.begin(), faults.end(), [](const Diagnostic& fault) {
    return fault.severity == Severity::error && fault.rule.starts_with("yaml-");
  });
}

}  // namespace

Spliced Splice(const FilePtr& file, const Shapes& shapes, KeyLanguage keys, const Casebook* casebook, Language typed,
               Language help, const Addition& addition) {
  Spliced spliced;
  const Parsed before = ParseYaml(file);
  if (HasTextFault(before.diagnostics) || before.tree.nodes.empty() || before.tree.nodes[0].first == 0) {
    spliced.refused = {{"add.text", {}, {}}, {"add.text.help", {}, {}}};
    if (!before.diagnostics.empty()) spliced.in_the_way = before.diagnostics.front().place.span;
    return spliced;
  }
  const TextLayout layout = LayoutOf(before.tree);
  const ScaffoldStyle style{typed,       help,        addition.to_fill ? Blank::to_fill : Blank::left_out,
                            layout.step, layout.dash, addition.omit};
  TreeChange change;
  try {
    Splicer splicer(before.tree, layout, style, addition);
    if (const Node* one = splicer.Alone()) {
      const FilePtr listed = ListOfOne(before.tree, *one, layout);
      const Parsed now = ParseYaml(listed);
      const auto node = static_cast<std::uint32_t>(one - before.tree.nodes.data());
      if (HasTextFault(now.diagnostics) || !HoldsAll(before.tree, now.tree, {TreeChange::How::listed, node}))
        throw Refused("add.unsure", *addition.field, one->key);
      spliced = Splice(listed, shapes, keys, casebook, typed, help, addition);
      spliced.part.begin = std::min(spliced.part.begin, LineAround(file->bytes, one->key.begin));
      return spliced;
    }
    std::string text = splicer.Run(spliced.part, change);
    spliced.file = std::make_shared<const File>(File{file->path, std::move(text)});
  } catch (Refusal& refusal) {
    spliced.refused = std::move(refusal.problem);
    spliced.in_the_way = refusal.in_the_way;
    return spliced;
  }
  const Parsed after = ParseYaml(spliced.file);
  if (HasTextFault(after.diagnostics) || !HoldsAll(before.tree, after.tree, change)) {
    spliced.file = nullptr;
    spliced.refused = {{"add.unsure", {}, {{"field", PathName(*addition.field)}}}, {"add.unsure.help", {}, {}}};
    return spliced;
  }
  JudgeSpliced(file, shapes, keys, casebook, spliced);
  return spliced;
}

void JudgeSpliced(const FilePtr& file, const Shapes& shapes, KeyLanguage keys, const Casebook* casebook,
                  Spliced& spliced) {
  std::multiset<FaultKey> known = KeysOf(ReadRecord(ParseYaml(file), shapes, keys, casebook).diagnostics);
  Reading reading = ReadRecord(ParseYaml(spliced.file), shapes, keys, casebook);
  spliced.record = std::move(reading.record);
  spliced.faults.clear();
  for (Diagnostic& fault : reading.diagnostics) {
    const auto found = known.find({fault.message.id, fault.pointer});
    if (found != known.end()) {
      known.erase(found);
    } else {
      spliced.faults.push_back(std::move(fault));
    }
  }
}

}  // namespace lanzhi
