// What identifies the elements of lists, and those that cannot be told apart (SEMANTICS 6).
#include <algorithm>
#include <functional>
#include <span>
#include <tuple>
#include <utility>

#include "record/reader.h"
#include "record/spelling.h"

namespace lanzhi {
namespace {

// Bits of Value::key_parts: the element around, then the fields of Field::apart in their order.
constexpr std::uint8_t kAround = 1;
std::uint8_t PartBit(std::size_t field) { return static_cast<std::uint8_t>(2U << field); }

bool IsWords(const Value& value) {
  return value.field->type == Type::text || value.field->type == Type::prose || value.field->type == Type::reference;
}

std::string NameOf(const Value& value) {
  if (value.field->type == Type::choice) {
    return std::string(value.field->choices[static_cast<std::size_t>(value.number)].value);
  }
  return value.field->type == Type::date ? FormatDate(value.date()) : std::string(value.text);
}

// The value that is the key; nullptr: none is given.
const Value* KeyOf(const Record& record, const Value& element) {
  if (element.field->type != Type::section) return &element;
  for (const Field* field : {element.field->key_date, element.field->key_date_instead, element.field->key_name}) {
    if (field == nullptr) continue;
    if (const Value& key = record.Child(element, *field); key.given()) return &key;
  }
  return nullptr;
}

bool IsElement(const Record& record, const Value& value) {
  return &value != &record.root() && record.values[value.parent].field->type == Type::list;
}

const Value* ElementAround(const Record& record, const Value& element) {
  const Value* at = &record.values[element.parent];
  while (at != &record.root() && !IsElement(record, *at)) at = &record.values[at->parent];
  return at == &record.root() ? nullptr : at;
}

std::string Base(const Record& record, const Value& element) {
  if (const Value* key = KeyOf(record, element)) return NameOf(*key);
  for (std::uint32_t i = element.first; i < element.first + element.count; ++i) {
    const Value& child = record.values[i];
    if (child.given() && child.field->type == Type::reference && !child.defaulted) return NameOf(child);
  }
  return {};
}

// An element on its way to be compared: all of one shape that have the same key stand together.
struct Keyed {
  std::uint32_t at = 0;
  std::uint32_t list = 0;  // of single values, which are compared within their list only; else 0
  const Field* item = nullptr;
  std::int64_t number = 0;
  std::string_view words;

  [[nodiscard]] auto Key() const { return std::tuple(list, number, words); }
  [[nodiscard]] bool SameAs(const Keyed& other) const { return item == other.item && Key() == other.Key(); }
  bool operator<(const Keyed& other) const {
    if (item != other.item) return std::less<>()(item, other.item);
    return std::tuple_cat(Key(), std::tuple(at)) < std::tuple_cat(other.Key(), std::tuple(other.at));
  }
};

std::vector<Keyed> AllKeyed(const Record& record) {
  std::vector<Keyed> all;
  for (std::uint32_t at = 1; at < record.values.size(); ++at) {
    const Value& value = record.values[at];
    if (!value.given() || !IsElement(record, value)) continue;
    Keyed keyed{at, value.field->type == Type::section ? 0 : value.parent, value.field, 0, {}};
    if (const Value* key = KeyOf(record, value)) {
      keyed.number = IsWords(*key) ? 0 : key->number;
      if (IsWords(*key)) keyed.words = key->text;
    }
    all.push_back(keyed);
  }
  std::sort(all.begin(), all.end());
  return all;
}

// Whole keys, each with the place of its element, in order.
std::vector<std::pair<std::string, std::uint32_t>> KeysOf(const Record& record, std::span<const Keyed> group) {
  std::vector<std::pair<std::string, std::uint32_t>> keys;
  for (const Keyed& keyed : group) keys.emplace_back(ElementKey(record, record.values[keyed.at]), keyed.at);
  std::sort(keys.begin(), keys.end());
  return keys;
}

// Gives the elements of a group so many parts of a key that no two have the same, if that can be. A part is one that
// all of them have, so that no element is known by what it lacks.
void TellGroupApart(Record& record, std::span<const Keyed> group) {
  const auto same_key = [](const auto& a, const auto& b) { return a.first == b.first; };
  const auto apart = [&] {
    const auto keys = KeysOf(record, group);
    return std::adjacent_find(keys.begin(), keys.end(), same_key) == keys.end();
  };
  const auto add = [&](std::uint8_t part) {
    for (const Keyed& keyed : group) record.values[keyed.at].key_parts |= part;
  };
  const auto parent = [&](const Keyed& keyed) { return record.values[keyed.at].parent; };
  if (std::any_of(group.begin(), group.end(), [&](const Keyed& each) { return parent(each) != parent(group[0]); })) {
    add(kAround);
  }
  const auto& fields = group[0].item->apart;
  for (std::size_t i = 0; i < fields.size() && !apart(); ++i) {
    const auto has = [&](const Keyed& keyed) { return record.Child(record.values[keyed.at], *fields[i]).given(); };
    if (std::all_of(group.begin(), group.end(), has)) add(PartBit(i));
  }
}

Text Shown(const Value& key) {
  if (key.field->type == Type::choice) return Text(key.field->choices[static_cast<std::size_t>(key.number)].names);
  const std::string name = NameOf(key);
  const bool words = IsWords(key) && (!IsCode(name) || name.find_first_of("0123456789") == std::string::npos);
  return words ? Text{"…", "…"} : Text{name, name};
}

}  // namespace

std::string ElementKey(const Record& record, const Value& element) {
  if (!element.given()) return {};
  std::string key = Base(record, element);
  const auto add = [&](const std::string& part) {
    if (!key.empty() && !part.empty()) key += '/';
    key += part;
  };
  if ((element.key_parts & kAround) != 0) {
    if (const Value* around = ElementAround(record, element)) add(ElementKey(record, *around));
  }
  for (std::size_t i = 0; i < element.field->apart.size(); ++i) {
    if ((element.key_parts & PartBit(i)) == 0) continue;
    if (const Value& part = record.Child(element, *element.field->apart[i]); part.given()) add(NameOf(part));
  }
  return key;
}

void Reader::ReportSameKey(At at, At first) {
  const Value& element = record_.values[at];
  const Value* key = KeyOf(record_, element);
  const Value* twin = KeyOf(record_, record_.values[first]);
  if (key == nullptr || twin == nullptr) return;  // that it lacks is told where it is asked for
  const Field& list = *record_.values[element.parent].field;
  const bool single = element.field->type != Type::section;
  Args args{{"list", PathName(list)}, {"value", Shown(*key)}};
  if (!single) args.push_back({"field", Text(key->field->names)});
  Diagnostic& diagnostic = ReportAt(single ? "record-same-key.single" : kSameKey, key->span,
                                    static_cast<At>(key - record_.values.data()), std::move(args));
  diagnostic.severity = Severity::warning;
  diagnostic.related.push_back(
      {{record_.file(), twin->span}, PointerOf(record_, *twin), {"record-same-key.first", {}, {}}});
  std::vector<Text> fields;
  for (const Field* field : element.field->apart) fields.emplace_back(field->names);
  if (single) {
    SetHelp(diagnostic, "record-same-key.single.help");
  } else if (fields.empty()) {
    SetHelp(diagnostic, "record-same-key.help");
  } else {
    SetHelp(diagnostic, "record-same-key.apart.help", {{"fields", std::move(fields)}});
  }
}

void Reader::TellElementsApart() {
  const std::vector<Keyed> all = AllKeyed(record_);
  for (auto begin = all.begin(); begin != all.end();) {
    const auto end = std::find_if(begin, all.end(), [&](const Keyed& keyed) { return !keyed.SameAs(*begin); });
    const std::span<const Keyed> group(begin, end);
    begin = end;
    if (group.size() == 1) continue;
    if (group[0].item->type == Type::section) TellGroupApart(record_, group);
    if (group[0].item->parent->repeats) continue;
    const auto keys = KeysOf(record_, group);
    for (std::size_t i = 1, first = 0; i < keys.size(); ++i) {
      if (keys[i].first != keys[first].first) first = i;
      if (first != i) ReportSameKey(keys[i].second, keys[first].second);
    }
  }
}

}  // namespace lanzhi
