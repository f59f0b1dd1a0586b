// What identifies the elements of lists, and those that cannot be told apart (SEMANTICS 6).
#include <algorithm>
#include <functional>
#include <limits>
#include <span>
#include <tuple>
#include <utility>

#include "base/reveal.h"
#include "record/reader.h"
#include "record/shown.h"

namespace lanzhi {
namespace {

// Bits of Value::key_parts: the element around, then the fields of Field::apart in their order.
constexpr std::uint8_t kAround = 1;
std::uint8_t PartBit(std::size_t field) { return static_cast<std::uint8_t>(2U << field); }

bool IsWords(const Value& value) {
  return value.field->type == Type::text || value.field->type == Type::prose || value.field->type == Type::reference;
}

// Which words a key is made of.
enum class Wording : std::uint8_t { told, typed };

// The value as a part of a key; "" for words that may not be told.
std::string NameOf(const Value& value, Wording wording) {
  if (value.field->type == Type::choice) {
    return std::string(value.field->choices[static_cast<std::size_t>(value.number)].value);
  }
  if (value.field->type == Type::date) return FormatDate(value.date());
  return std::string(wording == Wording::typed ? Reveal(value.text) : Shown(value).value_or(std::string_view()));
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

// What the key of an element begins with.
const Value* BaseOf(const Record& record, const Value& element) {
  if (const Value* key = KeyOf(record, element)) return key;
  for (std::uint32_t i = element.first; i < element.first + element.count; ++i) {
    const Value& child = record.values[i];
    if (child.given() && child.field->type == Type::reference && !child.defaulted) return &child;
  }
  return nullptr;
}

// The parts of Field::apart that the key of an element has besides.
std::vector<const Value*> PartsOf(const Record& record, const Value& element) {
  std::vector<const Value*> parts;
  for (std::size_t i = 0; i < element.field->apart.size(); ++i) {
    if ((element.key_parts & PartBit(i)) == 0) continue;
    if (const Value& part = record.Child(element, *element.field->apart[i]); part.given()) parts.push_back(&part);
  }
  return parts;
}

void AddPart(std::string& key, const std::string& part) {
  if (!key.empty() && !part.empty()) key += '/';
  key += part;
}

std::string KeyText(const Record& record, const Value& element, Wording wording) {
  if (!element.given()) return {};
  const Value* base = BaseOf(record, element);
  std::string key = base == nullptr ? std::string() : NameOf(*base, wording);
  // A place is one in this list; the element around tells the lists apart, whether there is another or not.
  const bool by_place = base != nullptr && key.empty();
  if (by_place) key = PlaceName(record, element).en;
  if (by_place || (element.key_parts & kAround) != 0) {
    if (const Value* around = ElementAround(record, element)) AddPart(key, KeyText(record, *around, wording));
  }
  for (const Value* part : PartsOf(record, element)) {
    const std::string name = NameOf(*part, wording);
    AddPart(key, name.empty() && !by_place ? PlaceName(record, element).en : name);
  }
  return key;
}

// A whole key to be compared: with all words, and never put together to a text.
using WholeKey = std::vector<std::pair<std::int64_t, FreeText>>;

void AddWhole(const Record& record, const Value& element, WholeKey& key) {
  const auto add = [&](const Value& value) {
    key.emplace_back(IsWords(value) ? 0 : value.number, IsWords(value) ? value.text : FreeText());
  };
  if (const Value* base = BaseOf(record, element)) add(*base);
  if ((element.key_parts & kAround) != 0) {
    if (const Value* around = ElementAround(record, element); around != nullptr && around->given()) {
      AddWhole(record, *around, key);
    }
  }
  for (const Value* part : PartsOf(record, element)) add(*part);
}

// An element on its way to be compared: all of one shape that have the same key stand together.
struct Keyed {
  std::uint32_t at = 0;
  std::uint32_t list = 0;  // of single values, which are compared within their list only; else 0
  const Field* item = nullptr;
  std::int64_t number = 0;
  FreeText words;

  [[nodiscard]] bool SameAs(const Keyed& other) const {
    return item == other.item && list == other.list && number == other.number && words == other.words;
  }
  bool operator<(const Keyed& other) const {
    if (item != other.item) return std::less<>()(item, other.item);
    if (list != other.list) return list < other.list;
    if (number != other.number) return number < other.number;
    if (words != other.words) return words < other.words;
    return at < other.at;
  }
};

// Whether no other list of the record has elements of the same shape.
bool StandsAlone(const Field& list) {
  const Field* around = list.parent;
  while (around != nullptr && around->type != Type::list) around = around->parent;
  return around == nullptr;
}

// Whether each element is of a later day than the one before: no two are of one key then. They stand in order.
bool IsByDays(const Record& record, const Value& list) {
  const Field* date = list.field->item->key_date;
  if (list.count > 1 && date == nullptr) return false;
  std::int64_t before = std::numeric_limits<std::int64_t>::min();
  for (std::uint32_t i = list.first; list.count > 1 && i < list.first + list.count; ++i) {
    const Value& element = record.values[i];
    if (!element.given()) return false;
    const Value& day = record.Child(element, *date);
    if (!day.given() || day.number <= before) return false;
    before = day.number;
  }
  return true;
}

// `lists`: those that have elements. Those of which no two can have the same key are left out.
std::vector<Keyed> AllKeyed(const Record& record, const std::vector<std::uint32_t>& lists) {
  std::vector<Keyed> all;
  const auto add = [&](std::uint32_t at) {
    const Value& value = record.values[at];
    if (!value.given()) return;
    Keyed keyed{at, value.field->type == Type::section ? 0 : value.parent, value.field, 0, {}};
    if (const Value* key = KeyOf(record, value)) {
      keyed.number = IsWords(*key) ? 0 : key->number;
      if (IsWords(*key)) keyed.words = key->text;
    }
    all.push_back(keyed);
  };
  for (const std::uint32_t list : lists) {
    const Value& value = record.values[list];
    if (StandsAlone(*value.field) && IsByDays(record, value)) continue;
    for (std::uint32_t i = value.first; i < value.first + value.count; ++i) add(i);
  }
  std::sort(all.begin(), all.end());
  return all;
}

// Whole keys, each with the place of its element, in order.
std::vector<std::pair<WholeKey, std::uint32_t>> KeysOf(const Record& record, std::span<const Keyed> group) {
  std::vector<std::pair<WholeKey, std::uint32_t>> keys;
  for (const Keyed& keyed : group) {
    AddWhole(record, record.values[keyed.at], keys.emplace_back(WholeKey(), keyed.at).first);
  }
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

// nullopt: its words may not be told.
std::optional<Text> NameOfKey(const Value& key) {
  if (key.field->type == Type::choice) return Text(key.field->choices[static_cast<std::size_t>(key.number)].names);
  if (key.field->type == Type::date) return AsIs(FormatDate(key.date()));
  const std::optional<std::string_view> shown = Shown(key);
  return shown ? std::optional(AsIs(*shown)) : std::nullopt;
}

}  // namespace

std::string ElementKey(const Record& record, const Value& element) { return KeyText(record, element, Wording::told); }

KeyMatch MatchElementKey(FreeText key, const Record& record, const Value& element) {
  for (const Wording wording : {Wording::told, Wording::typed}) {
    const std::string whole = KeyText(record, element, wording);
    if (key == whole) return KeyMatch::whole;
    if (!key.empty() && whole.starts_with(std::string(Reveal(key)) + "/")) return KeyMatch::begins;
  }
  return KeyMatch::none;
}

void Reader::ReportSameKey(At at, At first) {
  const Value& element = record_.values[at];
  const Value* key = KeyOf(record_, element);
  const Value* twin = KeyOf(record_, record_.values[first]);
  if (key == nullptr || twin == nullptr) return;  // that it lacks is told where it is asked for
  const Field& list = *record_.values[element.parent].field;
  const bool single = element.field->type != Type::section;
  const std::optional<Text> name = NameOfKey(*key);
  Args args{{"list", Called(list)}};
  if (name) args.push_back({"value", *name});
  if (!single) args.push_back({"field", Called(key->field->names)});
  const std::string_view id = single ? name ? "record-same-key.single" : "record-same-key.single.words"
                              : name ? kSameKey
                                     : "record-same-key.words";
  Diagnostic& diagnostic = ReportAt(id, key->span, static_cast<At>(key - record_.values.data()), std::move(args));
  diagnostic.severity = Severity::warning;
  diagnostic.related.push_back(
      {{record_.file(), twin->span}, PointerOf(record_, *twin), {"record-same-key.first", {}, {}}});
  std::vector<Text> fields;
  for (const Field* field : element.field->apart) fields.push_back(Called(field->names));
  if (single) {
    SetHelp(diagnostic, "record-same-key.single.help");
  } else if (fields.empty()) {
    SetHelp(diagnostic, "record-same-key.help");
  } else {
    SetHelp(diagnostic, "record-same-key.apart.help", {{"fields", std::move(fields)}});
  }
}

void Reader::TellElementsApart() {
  const std::vector<Keyed> all = AllKeyed(record_, lists_);
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
