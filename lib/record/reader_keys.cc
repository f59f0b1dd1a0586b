// Keys that are not where they should be.
#include <algorithm>

#include "base/nearest.h"
#include "record/reader.h"

namespace lanzhi {
namespace {

constexpr std::size_t kMostOwners = 3;  // a name that stands in more sections tells nothing

// Sections below `field` that have a field called `name`, but not `except`.
void CollectOwners(const Field& field, std::string_view name, KeyLanguage keys, const Field& except,
                   std::vector<const Field*>& found) {
  if (&field != &except) {
    const Field* hit = field.item ? nullptr : field.Find(name, keys.value_or(Language::zh));
    if (hit == nullptr && !keys && !field.item) hit = field.Find(name, Language::en);
    if (hit != nullptr) found.push_back(hit);
  }
  if (field.item) CollectOwners(*field.item, name, keys, except, found);
  for (const auto& child : field.fields) CollectOwners(*child, name, keys, except, found);
}

std::string EscapedForPointer(std::string_view key) {
  std::string out = "/";
  for (const char c : key) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

// `keys` becomes nullopt when the key is in the other language: what is below it is then read in either.
const Field* Reader::FindKey(const Field& section, std::string_view key, KeyLanguage& keys) const {
  const Language language = keys.value_or(Language::zh);
  if (const Field* field = section.Find(key, language)) return field;
  const Field* field = section.Find(key, Other(language));
  if (field != nullptr) keys = std::nullopt;
  return field;
}

void Reader::ReportOtherLanguage(At section, const Field& field, const Node& node, KeyLanguage keys) {
  ReportAt("record-other-language", node.key, record_.values[section].first + field.index,
           {{"key", std::string(tree_.KeyOf(node))}});
  SetHelp(diagnostics_.back(), "record-other-language.near", {{"near", std::string(Typed(field.names, keys))}});
}

void Reader::ReportTwice(At section, const Field& field, const Node& node) {
  const At slot = record_.values[section].first + field.index;
  ReportAt("record-key-twice", node.key, slot, {{"key", std::string(tree_.KeyOf(node))}, {"field", PathName(field)}});
  SetHelp(diagnostics_.back(), "record-key-twice.help");
  diagnostics_.back().related.push_back(
      {{record_.file(), record_.values[slot].key}, diagnostics_.back().pointer, {"record-key-twice.first", {}, {}}});
}

void Reader::ReportUnknownKeys(At section, const Node& node, KeyLanguage keys) {
  const Field& shape = *record_.values[section].field;
  const At first = record_.values[section].first;
  const Field* open = nullptr;  // a blank section just above, whose fields may have lost their indentation
  bool told = false;
  for (const Node& entry : Children(tree_, node)) {
    KeyLanguage inside = keys;
    if (const Field* field = FindKey(shape, tree_.KeyOf(entry), inside)) {
      const bool blank = record_.values[first + field->index].state == State::absent && tree_.IsBlank(entry);
      open = blank && !field->Inner().empty() ? field : nullptr;
      told = false;
      continue;
    }
    inside = keys;
    const Field* lost = open != nullptr ? FindKey(*open, tree_.KeyOf(entry), inside) : nullptr;
    if (lost == nullptr) {
      open = nullptr;
      ReportUnknownKey(section, entry, keys);
      continue;
    }
    if (told) continue;
    told = true;
    ReportAt("record-unknown-key.indent", entry.key, section,
             {{"key", std::string(tree_.KeyOf(entry))}, {"place", PathName(*open)}});
    diagnostics_.back().pointer += EscapedForPointer(tree_.KeyOf(entry));
    SetHelp(diagnostics_.back(), "record-unknown-key.indent.help", {{"place", Text(open->names)}});
    Refuse(first + open->index);
  }
}

void Reader::ReportUnknownKey(At section, const Node& node, KeyLanguage keys) {
  const Value at = record_.values[section];
  const std::string_view key = tree_.KeyOf(node);
  std::vector<std::string_view> lacking, present;
  for (At i = at.first; i < at.first + at.count; ++i) {
    const Value& slot = record_.values[i];
    auto& names = slot.state == State::absent && slot.key.empty() ? lacking : present;
    if (keys != Language::en) names.push_back(slot.field->names.zh);
    if (keys != Language::zh) names.push_back(slot.field->names.en);
  }
  std::vector<std::string_view> near = Nearest(key, lacking);
  // The value of a lacking field probably stands here: nothing may call that field missing as well.
  for (const std::string_view name : near) {
    KeyLanguage inside = keys;
    Refuse(at.first + FindKey(*at.field, name, inside)->index);
  }
  if (node.faulty) return;
  if (near.empty()) near = Nearest(key, present);

  std::vector<const Field*> owners;
  CollectOwners(record_.shape->root, key, keys, *at.field, owners);
  // A key that is like no other may be words about a client: it is pointed at, not named.
  const bool elsewhere = !owners.empty() && owners.size() <= kMostOwners;
  const bool named = elsewhere || near.size() == 1;
  ReportAt(named ? "record-unknown-key.named" : "record-unknown-key", node.key, section,
           {{"key", named ? std::string(key) : std::string()}, {"place", PathName(*at.field)}});
  if (named) diagnostics_.back().pointer += EscapedForPointer(key);
  if (elsewhere) {
    std::vector<Text> places;
    places.reserve(owners.size());
    for (const Field* owner : owners) places.push_back(PathName(*owner->parent));
    SetHelp(diagnostics_.back(), "record-unknown-key.elsewhere", {{"key", std::string(key)}, {"places", places}});
    if (owners.size() == 1) misplaced_.push_back(owners[0]);
  } else if (near.size() == 1) {
    SetHelp(diagnostics_.back(), "record-unknown-key.near", {{"near", std::string(near[0])}});
  } else {
    SetHelp(diagnostics_.back(), "record-unknown-key.help", {{"kind", std::string(record_.shape->kind)}});
  }
}

void Reader::HideMisplaced() {
  for (const Field* field : misplaced_) {
    const Field* section = field->parent;
    const bool at_top = section->parent == nullptr;
    if (!at_top && section->parent->parent != nullptr) continue;
    const Value& holder = at_top ? record_.root() : record_.Top(*section);
    if (holder.field != section || !holder.given()) continue;
    Value& slot = record_.values[holder.first + field->index];
    if (slot.state == State::absent && slot.key.empty()) slot.state = State::unreadable;
  }
}

}  // namespace lanzhi
