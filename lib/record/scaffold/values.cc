#include "record/scaffold/values.h"

#include <algorithm>

#include "base/date.h"
#include "record/respell.h"
#include "record/spelling.h"

namespace lanzhi {
namespace {

constexpr std::string_view kBlankBytes = " \t";

// 18:45 and 1:30:00 are numbers to the base of 60 to readers of YAML 1.1.
bool IsSexagesimal(std::string_view text) {
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == ':'; });
  return digits && text.find(':') != std::string_view::npos;
}

bool IsPlainSafe(std::string_view text) {
  constexpr std::string_view kIndicators = "-?:,[]{}#&*!|>'\"%@`~=<";
  if (text.empty() || kIndicators.find(text.front()) != std::string_view::npos) return false;
  if (kBlankBytes.find(text.front()) != std::string_view::npos) return false;
  if (kBlankBytes.find(text.back()) != std::string_view::npos) return false;
  if (text.back() == ':' || text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos)
    return false;
  if (text.find("：") != std::string_view::npos || text.find("，") == 0 || text == "null") return false;
  if (IsSexagesimal(text)) return false;
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

std::string Block(const std::string& text, std::size_t column) {
  std::string out = "|";
  std::string_view rest = text;
  while (!rest.empty() && rest.back() == '\n') rest.remove_suffix(1);
  while (true) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    out += '\n';
    if (!line.empty()) out.append(column, ' ').append(line);
    if (end == std::string_view::npos) return out;
    rest.remove_prefix(end + 1);
  }
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

std::string DateOf(const std::string& text) {
  if (ParseDate(text)) return text;
  std::string meant = SuggestDate(text);
  return meant.empty() ? text : meant;
}

std::string UnitOfText(const std::string& text, CalendarUnit unit) {
  if (ParseUnit(text, unit)) return text;
  std::string meant = SuggestUnit(text, unit);
  return meant.empty() ? text : meant;
}

void CollectPaths(const Field& section, const std::string& prefix, Language language, std::vector<std::string>& paths) {
  for (const auto& field : section.Inner()) {
    paths.push_back(prefix + std::string(field->names.In(language)));
    CollectPaths(*field, paths.back() + '.', language, paths);
  }
}

}  // namespace

const Field* FindField(const Shape& shape, std::string_view path) { return FindField(shape.root, path); }

const Field* FindField(const Field& section, std::string_view path) {
  const Field* at = &section;
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

std::vector<std::string> FieldPaths(const Shape& shape, Language language) { return FieldPaths(shape.root, language); }

std::vector<std::string> FieldPaths(const Field& section, Language language) {
  std::vector<std::string> paths;
  CollectPaths(section, "", language, paths);
  return paths;
}

bool IsSingle(const Field& field) { return field.type != Type::section && (!field.item || field.item->fields.empty()); }

bool IsGiven(const Field& field, const std::vector<FieldValue>& values) {
  return std::any_of(values.begin(), values.end(), [&](const FieldValue& value) {
    const Field* at = value.field;
    while (at != nullptr && at != &field) at = at->parent;
    return at != nullptr;
  });
}

std::string ScalarIn(const Field& field, const std::string& text, Language language) {
  if (field.type == Type::choice) return ChoiceIn(field, text, language);
  if (const auto unit = UnitOf(field.type)) return UnitOfText(text, *unit);
  return field.type == Type::boolean ? BooleanIn(text, language) : text;
}

std::string ScalarText(const Field& field, const std::string& text, Language language, std::size_t column) {
  if (field.type == Type::prose && text.find('\n') != std::string::npos) return Block(text, column);
  const std::string value = field.type == Type::date ? DateOf(text) : ScalarIn(field, text, language);
  return IsPlainSafe(value) ? value : Quoted(value);
}

}  // namespace lanzhi
