#include "record/record.h"

namespace lanzhi {

const Value* Record::ChildNamed(const Value& section, std::string_view key) const {
  if (section.count == 0 || section.field->type != Type::section) return nullptr;
  const Field* field = section.field->Find(key);
  return field != nullptr ? &Child(section, *field) : nullptr;
}

const Value* Record::Top(Meaning meaning) const {
  const Field* field = shape == nullptr ? nullptr : shape->Meant(meaning);
  return field != nullptr && values[0].count != 0 ? &Top(*field) : nullptr;
}

const Value* Record::ChildMeant(const Value& section, Meaning meaning) const {
  if (section.count == 0 || section.field->type != Type::section) return nullptr;
  const Field* field = section.field->Meant(meaning);
  return field != nullptr ? &Child(section, *field) : nullptr;
}

const Value* Record::Top(std::string_view key) const { return ChildNamed(values[0], key); }

std::vector<const Value*> ReferencesIn(const Record& record) {
  constexpr std::size_t kMostly = 32;
  std::vector<const Value*> references;
  references.reserve(kMostly);
  for (const Value& value : record.values) {
    if (value.given() && value.field->type == Type::reference) references.push_back(&value);
  }
  return references;
}

FreeText WordOf(const Value& value) {
  if (value.field == nullptr || value.field->type != Type::choice || value.number < 0) return value.text;
  const auto index = static_cast<std::size_t>(value.number);
  return index < value.field->choices.size() ? FreeText(value.field->choices[index].value) : value.text;
}

std::string PointerOf(const Record& record, const Value& value) {
  if (&value == record.values.data()) return {};
  const Value& parent = record.values[value.parent];
  std::string pointer = PointerOf(record, parent);
  if (parent.field->alone && value.span == parent.span) return pointer;  // the one element without a dash
  pointer += '/';
  if (parent.field->type == Type::list) {
    pointer += std::to_string(value.ordinal);
  } else {
    pointer += value.field->key;
  }
  return pointer;
}

}  // namespace lanzhi
