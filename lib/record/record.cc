#include "record/record.h"

#include <algorithm>

namespace lanzhi {
namespace {

std::string NameOf(const Value& value) {
  if (value.field->type == Type::choice) {
    return std::string(value.field->choices[static_cast<std::size_t>(value.number)].value);
  }
  return value.field->type == Type::date ? FormatDate(value.date()) : std::string(value.text);
}

}  // namespace

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

std::string PointerOf(const Record& record, const Value& value) {
  if (&value == record.values.data()) return {};
  const Value& parent = record.values[value.parent];
  std::string pointer = PointerOf(record, parent);
  pointer += '/';
  if (parent.field->type == Type::list) {
    pointer += std::to_string(value.ordinal);
  } else {
    pointer += value.field->key;
  }
  return pointer;
}

std::string ElementKey(const Record& record, const Value& element) {
  if (!element.given()) return {};
  if (element.field->type != Type::section) return NameOf(element);
  for (const Field* field : {element.field->key_date, element.field->key_name}) {
    if (field == nullptr) continue;
    const Value& name = record.Child(element, *field);
    if (name.given()) return NameOf(name);
  }
  for (std::uint32_t i = element.first; i < element.first + element.count; ++i) {
    const Value& child = record.values[i];
    if (child.given() && child.field->type == Type::reference && !child.defaulted) return NameOf(child);
  }
  return {};
}

}  // namespace lanzhi
