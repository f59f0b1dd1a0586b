#include "record/template.h"

#include <algorithm>

#include "record/spelling.h"

namespace lanzhi {
namespace {

constexpr std::string_view kBlanks = " \t";

// What the first stage is marked by, as far as it names fields of the root.
void CollectMarks(const Shape& shape, const Node& node, std::vector<const Field*>& fields) {
  for (const Node& child : Children(shape.tree, node)) {
    if (const Field* field = shape.root.Find(shape.tree.KeyOf(child))) fields.push_back(field);
    if (child.kind != NodeKind::scalar) CollectMarks(shape, child, fields);
  }
}

std::vector<const Field*> FirstMarks(const Shape& shape) {
  std::vector<const Field*> fields;
  if (!shape.stages.empty() && shape.stages.front().mark != nullptr) {
    CollectMarks(shape, *shape.stages.front().mark, fields);
  }
  return fields;
}

bool IsPlainSafe(std::string_view text) {
  constexpr std::string_view kIndicators = "-?:,[]{}#&*!|>'\"%@`~=<";
  if (text.empty() || kIndicators.find(text.front()) != std::string_view::npos) return false;
  if (kBlanks.find(text.front()) != std::string_view::npos || kBlanks.find(text.back()) != std::string_view::npos)
    return false;
  if (text.back() == ':' || text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos)
    return false;
  if (text.find("：") != std::string_view::npos || text.find("，") == 0 || text == "null") return false;
  return std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

std::string Quoted(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += "\\x";
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string ChoiceIn(const Field& field, const std::string& text, Language language) {
  for (const Choice& choice : field.choices) {
    if (text == choice.value || text == choice.names.zh) return std::string(choice.names.In(language));
  }
  if (field.open && (text == kOther.en || text == kOther.zh)) return std::string(kOther.In(language));
  return text;
}

std::string BooleanIn(const std::string& text, Language language) {
  if (text == "true" || text == "yes" || text == "是") return language == Language::zh ? "是" : "true";
  if (text == "false" || text == "no" || text == "否") return language == Language::zh ? "否" : "false";
  return text;
}

// A value is given for the field itself or for something inside it.
bool IsGiven(const Field& field, const std::vector<FieldValue>& values) {
  return std::any_of(values.begin(), values.end(), [&](const FieldValue& value) {
    const Field* at = value.field;
    while (at != nullptr && at != &field) at = at->parent;
    return at != nullptr;
  });
}

class Writer {
 public:
  Writer(const Shape& shape, const NewRecord& record) : shape_(shape), record_(record), values_(record.values) {
    for (const FieldValue& suggestion : record.suggestions) {
      const Field* section = suggestion.field->parent;
      const bool inside = section == &shape.root || IsGiven(*section, record.values);
      if (inside && !IsGiven(*suggestion.field, record.values)) values_.push_back(suggestion);
    }
  }

  std::string Text() {
    Comment(record_.intro, 0);
    Key(*shape_.root.fields.front(), 0);
    out_ += ' ' + Scalar(*shape_.root.fields.front(), record_.id, 0) + '\n';
    const std::size_t last = LastToSuggest();
    for (std::size_t i = 1; i < shape_.root.fields.size(); ++i) {
      const Field& field = *shape_.root.fields[i];
      if (IsLive(field)) {
        Help(field, 0);
        Live(field, 0);
      } else if (i <= last && field.history.empty()) {
        commented_ = true;
        Help(field, 0);
        Empty(field, 0);
        commented_ = false;
      }
    }
    return std::move(out_);
  }

 private:
  // A record that grows in stages is offered the fields of its first one; any other, and one that begins with no more
  // than its date, all of its fields.
  std::size_t LastToSuggest() const {
    std::size_t last = 0;
    for (const Field* field : FirstMarks(shape_)) {
      if (field->type == Type::section) last = std::max<std::size_t>(last, field->index);
    }
    return last == 0 ? shape_.root.fields.size() : last;
  }

  bool IsLive(const Field& field) const { return IsGiven(field, values_); }

  void Indent(std::size_t depth) {
    if (commented_) out_ += '#';
    out_.append(depth * 2, ' ');
  }

  void Comment(std::string_view text, std::size_t depth) {
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      Indent(depth);
      out_ += commented_ && depth == 0 ? " " : "# ";
      out_ += text.substr(0, end);
      out_ += '\n';
      if (end == std::string_view::npos) return;
      text.remove_prefix(end + 1);
    }
  }

  void Help(const Field& field, std::size_t depth) {
    std::string text(field.help.In(record_.help));
    const Field& typed = field.item ? *field.item : field;
    std::string separator = text.empty() ? "" : ": ";
    for (const Choice& choice : typed.choices) {
      text += separator;
      text += choice.names.In(record_.keys);
      separator = " | ";
    }
    if (const std::string bounds = BoundsText(field); !bounds.empty()) text += " (" + bounds + ")";
    Comment(text, depth);
  }

  void Key(const Field& field, std::size_t depth) {
    Indent(depth);
    out_ += field.names.In(record_.keys);
    out_ += ':';
  }

  std::string Scalar(const Field& field, const std::string& text, std::size_t depth) const {
    if (field.type == Type::choice || field.type == Type::boolean) return ScalarIn(field, text, record_.keys);
    if (field.type == Type::prose && text.find('\n') != std::string::npos) return Block(text, depth);
    return IsPlainSafe(text) ? text : Quoted(text);
  }

  static std::string Block(const std::string& text, std::size_t depth) {
    std::string out = "|";
    std::string_view rest = text;
    while (!rest.empty() && rest.back() == '\n') rest.remove_suffix(1);
    while (true) {
      const std::size_t end = rest.find('\n');
      const std::string_view line = rest.substr(0, end);
      out += '\n';
      if (!line.empty()) out.append((depth + 1) * 2, ' ').append(line);
      if (end == std::string_view::npos) return out;
      rest.remove_prefix(end + 1);
    }
  }

  void Live(const Field& field, std::size_t depth) {
    Key(field, depth);
    if (field.type == Type::section || (field.item && !field.item->fields.empty())) {
      out_ += '\n';
      LiveFields(field, depth);
    } else if (field.item) {
      out_ += '\n';
      for (const FieldValue& value : values_) {
        if (value.field != &field) continue;
        Indent(depth + 1);
        out_ += "- " + Scalar(*field.item, value.text, depth + 1) + '\n';
      }
    } else {
      // The last one given counts, as with any option.
      const auto value =
          std::find_if(values_.rbegin(), values_.rend(), [&](const FieldValue& each) { return each.field == &field; });
      out_ += ' ' + Scalar(field, value->text, depth) + '\n';
    }
  }

  // The fields of a section, or of the one element of a list of sections.
  void LiveFields(const Field& field, std::size_t depth) {
    const bool list = field.item != nullptr;
    bool first = true;
    for (const auto& inner : field.Inner()) {
      if (!IsLive(*inner)) continue;
      const std::size_t at = out_.size();
      Live(*inner, depth + (list ? 2 : 1));
      if (list && first) out_.replace(at + (depth + 1) * 2, 1, "-");
      first = false;
    }
  }

  void Empty(const Field& field, std::size_t depth) {
    Key(field, depth);
    for (const FieldValue& suggestion : record_.suggestions) {
      if (suggestion.field == &field) out_ += ' ' + Scalar(field, suggestion.text, depth);
    }
    out_ += '\n';
    if (field.type != Type::section) return;
    for (const auto& inner : field.fields) {
      Help(*inner, depth + 1);
      Empty(*inner, depth + 1);
    }
  }

  const Shape& shape_;
  const NewRecord& record_;
  std::vector<FieldValue> values_;
  std::string out_;
  bool commented_ = false;
};

void CollectPaths(const Field& section, const std::string& prefix, Language language, std::vector<std::string>& paths) {
  for (const auto& field : section.Inner()) {
    paths.push_back(prefix + std::string(field->names.In(language)));
    CollectPaths(*field, paths.back() + '.', language, paths);
  }
}

void CollectLacking(const Field& section, const std::vector<FieldValue>& values, std::vector<const Field*>& lacking) {
  for (const auto& field : section.Inner()) {
    const bool is_id = section.parent == nullptr && field->index == 0;
    if (IsGiven(*field, values)) {
      CollectLacking(*field, values, lacking);
    } else if (field->needed && !is_id) {
      lacking.push_back(field.get());
    }
  }
}

}  // namespace

const Field* FindField(const Shape& shape, std::string_view path) {
  const Field* at = &shape.root;
  while (true) {
    const std::size_t dot = path.find('.');
    const std::string_view name = path.substr(0, dot);
    const Field* next = nullptr;
    for (const auto& field : at->Inner()) {
      if (field->key == name || field->names.zh == name) next = field.get();
    }
    if (next == nullptr || dot == std::string_view::npos) return next;
    at = next;
    path.remove_prefix(dot + 1);
  }
}

std::string ScalarIn(const Field& field, const std::string& text, Language language) {
  if (field.type == Type::choice) return ChoiceIn(field, text, language);
  return field.type == Type::boolean ? BooleanIn(text, language) : text;
}

std::vector<std::string> FieldPaths(const Shape& shape, Language language) {
  std::vector<std::string> paths;
  CollectPaths(shape.root, "", language, paths);
  return paths;
}

const Field* RecordDate(const Shape& shape) {
  if (shape.root.key_date != nullptr) return shape.root.key_date;
  for (const Field* mark : FirstMarks(shape)) {
    if (mark->key_date != nullptr) return mark->key_date;
  }
  return nullptr;
}

std::vector<const Field*> LackingFields(const Shape& shape, const std::vector<FieldValue>& values) {
  std::vector<const Field*> lacking;
  CollectLacking(shape.root, values, lacking);
  return lacking;
}

std::string NewRecordText(const Shape& shape, const NewRecord& record) { return Writer(shape, record).Text(); }

}  // namespace lanzhi
