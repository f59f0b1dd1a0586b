// Lists by key date, and values that stand in for others.
#include <algorithm>

#include "record/reader.h"

namespace lanzhi {
namespace {

// The key date of an element or section; nullptr when it has none or cannot be read.
const Value* KeyDate(const Record& record, const Value& section) {
  if (!section.given() || section.field->type != Type::section || section.field->key_date == nullptr) return nullptr;
  const Value& date = record.Child(section, *section.field->key_date);
  return date.given() ? &date : nullptr;
}

// The day a section speaks of: its key date, or that of the section around it.
std::optional<Date> DayOf(const Record& record, const Value& section) {
  for (const Value* at = &section;; at = &record.values[at->parent]) {
    if (const Value* date = KeyDate(record, *at)) return date->date();
    if (at->parent == 0) return std::nullopt;
  }
}

}  // namespace

void KeepElements(Record& record, std::uint32_t list, const std::vector<std::uint32_t>& elements) {
  const std::uint32_t first = record.values[list].first;
  std::vector<Value> kept;
  kept.reserve(elements.size());
  for (const std::uint32_t old : elements) kept.push_back(record.values[old]);
  for (std::uint32_t i = 0; i < kept.size(); ++i) {
    const Value& element = record.values[first + i] = kept[i];
    for (std::uint32_t child = element.first; child < element.first + element.count; ++child) {
      record.values[child].parent = first + i;
    }
  }
  // What is left over belongs to no one; it must not look like a value.
  for (auto i = first + static_cast<std::uint32_t>(kept.size()); i < first + record.values[list].count; ++i) {
    const Field* field = record.values[i].field;
    record.values[i] = Value{};
    record.values[i].field = field;
    record.values[i].parent = list;
  }
  record.values[list].count = static_cast<std::uint32_t>(kept.size());
}

void OrderElements(Record& record, std::uint32_t list) {
  Value& value = record.values[list];
  const Field* key_date = value.field->key_date;
  if (key_date == nullptr) return;
  const std::uint32_t end = value.first + value.count;
  bool sorted = true;
  std::int64_t last = INT64_MIN;
  for (std::uint32_t i = value.first; i < end; ++i) {
    const Value* date = KeyDate(record, record.values[i]);
    if (date == nullptr) {
      value.order_known = false;
      return;
    }
    sorted = sorted && last <= date->number;
    last = date->number;
  }
  if (sorted) return;
  std::vector<std::uint32_t> order;
  order.reserve(value.count);
  for (std::uint32_t i = value.first; i < end; ++i) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return KeyDate(record, record.values[a])->number < KeyDate(record, record.values[b])->number;
  });
  KeepElements(record, list, order);
}

void FillDefault(Record& record, std::uint32_t at) {
  Value& value = record.values[at];
  const Value& section = record.values[value.parent];
  if (value.field->standard >= 0) {
    value.state = State::given;
    value.span = section.span;
    value.number = value.field->standard;
    value.text = FreeText(value.field->choices[static_cast<std::size_t>(value.number)].value);
    value.defaulted = true;
    return;
  }
  const Value& source = Effective(record, *value.field->fallback, DayOf(record, section));
  const Field* field = value.field;
  const std::uint32_t parent = value.parent;
  const Span key = value.key;
  value = source;
  value.field = field;
  value.parent = parent;
  value.key = key;
  value.defaulted = value.state != State::absent;
}

const Value& Effective(const Record& record, const Field& field, std::optional<Date> day) {
  const Value& top = record.Top(field);
  if (field.changes == nullptr) return top;
  const Value& list = record.Top(*field.changes);
  if (list.state == State::unreadable) return list;
  const Value* found = &top;
  std::optional<Date> latest;
  for (std::uint32_t i = list.first; i < list.first + list.count; ++i) {
    const Value& entry = record.values[i];
    if (!entry.given()) return entry;  // unreadable: it may hold on any day
    const Value& value = *record.ChildNamed(entry, field.key);
    if (value.state == State::absent) continue;
    const Value& from = record.Child(entry, *field.changes->key_date);
    if (from.state == State::unreadable) return from;
    // Not by their order: it is not known when one of the dates is absent.
    if (!from.given() || (day && from.date() > *day) || (latest && from.date() < *latest)) continue;
    latest = from.date();
    found = &value;
  }
  return *found;
}

}  // namespace lanzhi
