// Sections and lists.
#include <algorithm>

#include "base/same_bytes.h"
#include "record/reader.h"
#include "record/spelling.h"

namespace lanzhi {
namespace {

constexpr std::size_t kMostLeftOut = 8;  // fields in a row; behind them a search takes less

// A section that is given needs its key date, or the date that does as well (SEMANTICS 7). A plan may not have one yet.
// Precondition: it has one.
bool NeedsAsDay(const Record& record, const Value& section) {
  const Field* instead = section.field->key_date_instead;
  if (section.field->parent == nullptr) return false;  // what dates a record is `needed` where it has to be there
  if (section.field->key_date->planned && instead == nullptr) return false;
  return instead == nullptr || record.Child(section, *instead).state == State::absent;
}

}  // namespace

// Compiled into those who read values: it is most of what they do.
[[gnu::always_inline]] inline void Reader::ReadValue(At at, const Node& node, KeyLanguage keys) {
  Value& value = record_.values[at];
  value.span = node.span;
  if (node.faulty) return Refuse(at);
  if (tree_.IsBlank(node)) {
    if (node.cut) Refuse(at);
    return;
  }
  const Type type = value.field->type;
  if (type == Type::section) return ReadSection(at, node, keys);
  if (type == Type::list) return ReadList(at, node, keys);
  if (node.kind != NodeKind::scalar) return WrongType(at, node, keys);
  const std::string_view text = Trim(tree_.TextOf(node));
  if (text.empty()) return;
  switch (type) {
    case Type::text:
    case Type::prose:
      return ReadText(at, text, type == Type::text);
    case Type::choice:
      return ReadChoice(at, text, keys);
    case Type::date:
      return ReadDate(at, text);
    case Type::reference:
      return ReadReference(at, text);
    case Type::time:
    case Type::month:
    case Type::half:
    case Type::year:
    case Type::period:
    case Type::decimal:
    case Type::count:
    case Type::boolean:
      if (!ReadNumber(at, text)) WrongType(at, node, keys);
      return;
    case Type::section:
    case Type::list:
      return;  // read above
  }
}

void Reader::ReadSection(At at, const Node& node, KeyLanguage keys) {
  if (node.kind != NodeKind::map) return WrongType(at, node, keys);
  const Field& section = *record_.values[at].field;
  const auto first = static_cast<At>(record_.values.size());
  Value absent;
  absent.parent = at;
  record_.values.resize(first + section.fields.size(), absent);
  record_.values[at].first = first;
  record_.values[at].count = static_cast<std::uint32_t>(section.fields.size());
  Value* slot = record_.values.data() + first;
  for (const auto& field : section.fields) (slot++)->field = field.get();
  const bool known = ReadEntries(at, node, keys);
  if (!known) ReportUnknownKeys(at, node, keys);

  bool empty = known && !node.cut && at != 0;
  for (At i = first; empty && i < first + section.fields.size(); ++i) {
    empty = record_.values[i].state == State::absent;
  }
  if (empty) {  // a form of which nothing is filled in
    record_.values.resize(first);
    record_.values[at].first = record_.values[at].count = 0;
    return;
  }
  record_.values[at].state = State::given;
  CloseSection(at, node, known);
}

bool Reader::ReadEntries(At at, const Node& node, KeyLanguage keys) {
  const Field& section = *record_.values[at].field;
  const At first = record_.values[at].first;
  const auto in_language = keys.value_or(Language::zh) == Language::zh ? &Words::zh : &Words::en;
  bool known = true;
  std::size_t expected = 0;
  for (const Node& entry : Children(tree_, node)) {
    const std::string_view key = tree_.KeyOf(entry);
    KeyLanguage inside = keys;
    // Most people write in the order of the form, and leave some of it out.
    const std::size_t end = std::min(expected + kMostLeftOut, section.in_order.size());
    std::size_t i = expected;
    while (i < end && !SameBytes(section.in_order[i].*in_language, key)) ++i;
    const Field* field = i < end ? section.fields[i].get() : FindKey(section, key, inside);
    if (field == nullptr) {
      known = false;
      continue;
    }
    expected = field->index + 1;
    Value& slot = record_.values[first + field->index];
    if (!slot.key.empty()) {
      ReportTwice(at, *field, entry);
      continue;
    }
    slot.key = entry.key;
    if (inside != keys && !entry.faulty) ReportOtherLanguage(at, *field, entry, keys);
    ReadValue(first + field->index, entry, inside);
  }
  return known;
}

void Reader::CloseSection(At at, const Node& node, bool known) {
  const Value& section = record_.values[at];
  for (At i = section.first; node.cut && i < section.first + section.count; ++i) {
    // It may stand in the part that could not be read.
    if (record_.values[i].state == State::absent && record_.values[i].key.empty()) Refuse(i);
  }
  for (const Field* field : section.field->wanted) {
    const At i = section.first + field->index;
    Value& slot = record_.values[i];
    if (slot.state != State::absent) continue;
    if (field->has_default()) defaults_.push_back(i);
    const bool day = field == section.field->key_date && NeedsAsDay(record_, section);
    if (day && !known && !slot.field->needed) {
      Refuse(i);  // or under the key that is not known
    } else if (day || slot.field->needed) {
      const Span place = slot.key.empty() ? section.key : slot.key;
      ReportAt(kMissingField, place, i, {{"field", Called(*slot.field)}});
      SetHelp(diagnostics_.back(), "record-missing.help", {{"field", Called(slot.field->names)}});
      Refuse(i);
    }
  }
}

void Reader::ReadAlone(At at, const Node& node, KeyLanguage keys) {
  const auto first = static_cast<At>(record_.values.size());
  record_.values.resize(first + 1);
  Value& value = record_.values[first];
  value.field = record_.values[at].field->item.get();
  value.parent = at;
  value.key = node.first != 0 ? tree_.nodes[node.first].key : node.span;
  ReadValue(first, node, keys);
  Value& list = record_.values[at];
  list.state = record_.values[first].state;
  if (list.state == State::absent) return;
  list.first = first;
  list.count = 1;
  lists_.push_back(at);
  OrderElements(record_, at);
}

void Reader::ReadList(At at, const Node& node, KeyLanguage keys) {
  if (node.kind == NodeKind::map && record_.values[at].field->alone) return ReadAlone(at, node, keys);
  if (node.kind != NodeKind::list) return WrongType(at, node, keys);
  const Field& item = *record_.values[at].field->item;
  const auto first = static_cast<At>(record_.values.size());
  record_.values.resize(first + node.count);
  record_.values[at].first = first;
  record_.values[at].count = node.count;
  std::uint32_t ordinal = 0;
  bool gaps = false;
  for (const Node& child : Children(tree_, node)) {
    const At element = first + ordinal;
    Value& value = record_.values[element];
    value.field = &item;
    value.parent = at;
    value.ordinal = ordinal++;
    value.key = child.kind == NodeKind::map && child.first != 0 ? tree_.nodes[child.first].key : child.span;
    if (!TellSeveral(element, child, keys)) ReadValue(element, child, keys);
    gaps = gaps || record_.values[element].state == State::absent;
  }
  if (gaps) {  // `- ` with nothing behind it is no element
    std::vector<std::uint32_t> kept;
    for (At i = first; i < first + node.count; ++i) {
      if (record_.values[i].state != State::absent) kept.push_back(i);
    }
    KeepElements(record_, at, kept);
  }
  OrderElements(record_, at);
  Value& list = record_.values[at];
  if (list.count != 0) lists_.push_back(at);
  if (node.cut) {
    list.state = State::unreadable;  // there may be more
    list.order_known = false;
  } else {
    list.state = list.count == 0 ? State::absent : State::given;
  }
}

}  // namespace lanzhi
