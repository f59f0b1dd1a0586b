#include "record/scaffold/writer.h"

#include <algorithm>
#include <utility>

namespace lanzhi {

std::string HelpText(const Field& field, Language keys, Language help) {
  std::string text(field.help.In(help));
  const Field& typed = field.item ? *field.item : field;
  std::string separator = text.empty() ? "" : ": ";
  for (const Choice& choice : typed.choices) {
    text += separator;
    text += choice.names.In(keys);
    separator = " | ";
  }
  if (const std::string bounds = BoundsText(field); !bounds.empty()) text += " (" + bounds + ")";
  return text;
}

ScaffoldWriter::ScaffoldWriter(const ScaffoldStyle& style, const std::vector<FieldValue>& values,
                               const std::vector<FieldValue>& suggestions)
    : style_(style), values_(values), suggestions_(suggestions) {
  for (const FieldValue& suggestion : suggestions) {
    const Field* section = suggestion.field->parent;
    const bool inside = section->parent == nullptr || IsGiven(*section, values);
    if (inside && !IsGiven(*suggestion.field, values)) values_.push_back(suggestion);
  }
}

void ScaffoldWriter::Comment(std::string_view text, std::size_t column) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    out_.append(column, ' ');
    out_ += "# ";
    out_ += text.substr(0, end);
    out_ += '\n';
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

void ScaffoldWriter::Begin(std::size_t column, std::string_view lead) {
  out_.append(column, ' ');
  if (commented_) out_ += '#';
  out_ += lead;
}

void ScaffoldWriter::Line(const Field& field, std::string_view value, std::size_t column) {
  Begin(column, {});
  out_ += field.names.In(style_.keys);
  out_ += ": ";
  out_ += value;
  out_ += '\n';
}

bool ScaffoldWriter::IsComment(const Field& field) const {
  return commented_ || (!IsLive(field) && (style_.blank == Blank::commented || field.has_default()));
}

std::string ScaffoldWriter::ValueOf(const Field& field, std::size_t column) const {
  const auto last = [&](const std::vector<FieldValue>& values) -> std::string {
    // The last one given counts, as with any option.
    const auto value =
        std::find_if(values.rbegin(), values.rend(), [&](const FieldValue& each) { return each.field == &field; });
    return value == values.rend() || value->blank
               ? ""
               : ' ' + ScalarText(field, value->text, style_.keys, column + style_.step);
  };
  const std::string value = last(values_);
  return value.empty() ? last(suggestions_) : value;
}

void ScaffoldWriter::PutKey(const Field& field, std::size_t column, std::string_view lead, bool explained) {
  if ((style_.blank == Blank::left_out && !IsLive(field)) || &field == style_.omit) return;
  if (explained && style_.blank != Blank::left_out) Comment(HelpText(field, style_.keys, style_.help), column);
  const bool outside = std::exchange(commented_, IsComment(field));
  Begin(column, lead);
  out_ += field.names.In(style_.keys);
  out_ += ':';
  const std::size_t own = column + lead.size();
  if (field.type != Type::section && !field.item) out_ += ValueOf(field, own);
  out_ += '\n';
  PutInside(field, own);
  commented_ = outside;
}

void ScaffoldWriter::PutHead(const Field& field, std::size_t column, bool explained) {
  if (explained && style_.blank != Blank::left_out) Comment(HelpText(field, style_.keys, style_.help), column);
  Begin(column, {});
  out_ += field.names.In(style_.keys);
  out_ += ":\n";
}

void ScaffoldWriter::PutInside(const Field& field, std::size_t column) {
  if (field.type == Type::section) {
    for (const auto& inner : field.fields) Put(*inner, column + style_.step);
  } else if (field.item && !field.item->fields.empty()) {
    PutElement(field, column + style_.dash);
  } else if (field.item) {
    PutItems(field, column + style_.dash);
  }
}

void ScaffoldWriter::PutItems(const Field& list, std::size_t column) {
  const std::size_t before = out_.size();
  const std::string lead = Lead();
  for (const FieldValue& value : values_) {
    if (value.field != &list) continue;
    Begin(column, lead);
    out_ += ScalarText(*list.item, value.text, style_.keys, column + style_.item) + '\n';
  }
  if (out_.size() != before || style_.blank == Blank::left_out) return;
  out_.append(column, ' ').append("#-\n");  // a dash with nothing behind it would be a fault
}

void ScaffoldWriter::PutElement(const Field& list, std::size_t column) {
  // The dash stands before a field that is no comment, where there is one.
  const Field* first = nullptr;
  for (const auto& inner : list.Inner()) {
    if (style_.blank == Blank::left_out ? IsLive(*inner) : !IsComment(*inner)) {
      first = inner.get();
      break;
    }
  }
  if (first == nullptr) first = list.Inner().front().get();
  PutKey(*first, column, Lead(), true);
  for (const auto& inner : list.Inner()) {
    if (inner.get() != first) Put(*inner, column + style_.item);
  }
}

}  // namespace lanzhi
