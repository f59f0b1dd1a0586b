#include "record/scaffold/values.h"

#include <algorithm>

#include "base/date.h"
#include "base/decimal.h"
#include "base/time_of_day.h"
#include "record/respell.h"
#include "record/shown.h"
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

// Also what people call it: --fix writes the name then.
const Choice* ChoiceCalled(const Field& field, std::string_view text) {
  for (const Choice& choice : field.choices) {
    if (text == choice.value || text == choice.names.zh) return &choice;
  }
  const auto has = [&](const std::vector<std::string_view>& names) {
    return std::find(names.begin(), names.end(), text) != names.end();
  };
  const Choice* called = nullptr;
  for (const Choice& choice : field.choices) {
    if (has(choice.was)) return &choice;
    if (!has(choice.also)) continue;
    if (called != nullptr) return nullptr;
    called = &choice;
  }
  return called;
}

std::string ChoiceIn(const Field& field, const std::string& text, Language language) {
  const std::string word = SuggestWord(text);
  const Choice* choice = ChoiceCalled(field, text);
  if (choice == nullptr) choice = ChoiceCalled(field, word);
  if (choice != nullptr) return std::string(choice->names.In(language));
  if (field.open && (word == kOther.en || word == kOther.zh)) return std::string(kOther.In(language));
  return text;
}

std::string BooleanIn(const std::string& text, Language language) {
  const std::optional<bool> value = ParseBoolean(SuggestWord(text));
  if (!value) return text;
  return language == Language::zh ? (*value ? "是" : "否") : (*value ? "true" : "false");
}

std::string NumberIn(const Field& field, const std::string& text) {
  std::string meant = SuggestNumber(text, field.units);
  const bool number = field.type == Type::count ? ParseCount(meant).has_value() : ParseDecimal(meant).has_value();
  return number ? meant : text;
}

std::string OrAsItIs(std::string meant, const std::string& text) { return meant.empty() ? text : meant; }

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
  if (const auto unit = UnitOf(field.type))
    return ParseUnit(text, *unit) ? text : OrAsItIs(SuggestUnit(text, *unit), text);
  switch (field.type) {
    case Type::choice:
      return ChoiceIn(field, text, language);
    case Type::boolean:
      return BooleanIn(text, language);
    case Type::date:
      return ParseDate(text) ? text : OrAsItIs(SuggestDate(text), text);
    case Type::time:
      return ParseTime(text) ? text : OrAsItIs(SuggestTime(text), text);
    case Type::count:
    case Type::decimal:
      return NumberIn(field, text);
    case Type::text:
      return field.telling == Telling::codes ? OrAsItIs(WideTimeMeant(text), text) : text;
    default:
      return text;
  }
}

std::vector<std::string> ItemsIn(const Field& list, const std::string& text, Language language) {
  const Field& item = *list.item;
  std::vector<std::string> items;
  for (const std::string_view entry : Entries(text)) {
    items.push_back(ScalarIn(item, std::string(entry), language));
    const std::string& value = items.back();
    const bool certain = item.type == Type::choice ? ChoiceCalled(item, value) != nullptr
                         : item.type == Type::date ? ParseDate(value).has_value()
                                                   : item.telling == Telling::codes && IsToldCode(value);
    if (!certain) return {text};
  }
  return items;
}

std::string ScalarText(const Field& field, const std::string& text, Language language, std::size_t column) {
  if (field.type == Type::prose && text.find('\n') != std::string::npos) return Block(text, column);
  const std::string value = ScalarIn(field, text, language);
  return IsPlainSafe(value) ? value : Quoted(value);
}

}  // namespace lanzhi
