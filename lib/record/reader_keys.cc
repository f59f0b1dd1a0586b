// Keys that are not where they should be.
#include <algorithm>

#include "record/reader.h"
#include "record/suggest.h"

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

std::vector<Candidate> CandidatesOf(const std::vector<const Field*>& fields, KeyLanguage keys) {
  std::vector<Candidate> candidates;
  candidates.reserve(fields.size());
  for (const Field* field : fields) candidates.push_back({TypedNames(field->names, keys), &field->also});
  return candidates;
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
  ReportAt("record-key-twice", node.key, slot, {{"key", std::string(tree_.KeyOf(node))}, {"field", Called(field)}});
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
    if (TellGone(section, entry)) continue;
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
             {{"key", std::string(tree_.KeyOf(entry))}, {"place", Called(*open)}});
    diagnostics_.back().pointer += EscapedForPointer(tree_.KeyOf(entry));
    SetHelp(diagnostics_.back(), "record-unknown-key.indent.help", {{"place", Called(open->names)}});
    Refuse(first + open->index);
  }
}

bool Reader::TellGone(At section, const Node& node) {
  const Field& shape = *record_.values[section].field;
  const std::string_view key = tree_.KeyOf(node);
  const auto gone = std::find_if(shape.gone.begin(), shape.gone.end(),
                                 [&](const GoneField& each) { return each.names.zh == key || each.names.en == key; });
  if (gone == shape.gone.end()) return false;
  ReportAt("record-gone-key", node.key, section, {{"key", std::string(key)}, {"place", Called(shape)}}).severity =
      Severity::info;
  diagnostics_.back().pointer += EscapedForPointer(key);
  SetHelp(diagnostics_.back(), "record-gone-key.help", {{"words", Text(gone->help)}});
  return true;
}

void Reader::ReportUnknownKey(At section, const Node& node, KeyLanguage keys) {
  const Value at = record_.values[section];
  const std::string_view key = tree_.KeyOf(node);
  std::vector<const Field*> lacking, present;
  for (At i = at.first; i < at.first + at.count; ++i) {
    const Value& slot = record_.values[i];
    (slot.state == State::absent && slot.key.empty() ? lacking : present).push_back(slot.field);
  }
  Suggestions meant = Suggest(key, CandidatesOf(lacking, keys));
  // The value of a lacking field probably stands here: nothing may call that field missing as well.
  for (const Suggestion& each : meant.all) Refuse(at.first + lacking[each.index]->index);
  if (meant.all.empty() && TellSentence(node)) return;
  if (node.faulty) return;
  Suggestions given = Suggest(key, CandidatesOf(present, keys));
  std::string there;  // the field that is meant, and that stands here already
  if (given.called ? !meant.called : given.certain && !meant.close) {
    const Suggestion& first = given.all.front();
    // Else its value probably stands at yet another key.
    const bool stands = !record_.values[at.first + present[first.index]->index].key.empty();
    if (stands) there = first.name;
    if (!meant.close) {
      meant = std::move(given);
      if (stands) meant.all.clear();
    }
  }
  std::vector<const Field*> owners;
  CollectOwners(record_.shape->root, key, keys, *at.field, owners);
  if (owners.size() > kMostOwners) owners.clear();
  const bool elsewhere = !owners.empty() && !meant.close;
  // A key that is like no other may be words about a client: it is pointed at, not named.
  const bool named = !owners.empty() || meant.told;
  ReportAt(named ? "record-unknown-key.named" : "record-unknown-key", node.key, section,
           {{"key", named ? std::string(key) : std::string()}, {"place", Called(*at.field)}});
  if (named) diagnostics_.back().pointer += EscapedForPointer(key);
  if (elsewhere) {
    TellOwners(*at.field, key, owners);
  } else if (!there.empty()) {
    Args args{{"near", NamesOf(meant)}, {"present", there}};
    SetHelp(diagnostics_.back(), meant.all.empty() ? "record-unknown-key.present" : "record-unknown-key.likely-present",
            std::move(args));
  } else if (meant.certain && owners.empty()) {
    SetHelp(diagnostics_.back(), "record-unknown-key.near", {{"near", std::string(meant.all.front().name)}});
  } else if (!meant.all.empty()) {
    SetHelp(diagnostics_.back(), "record-unknown-key.likely", {{"near", NamesOf(meant)}});
  } else {
    TellKeys(lacking.empty() ? present : lacking);
  }
}

// `第二段：她说` below a text is no key, but more of the text: told once for all its lines, in place of the colons.
bool Reader::TellSentence(const Node& node) {
  const auto colon = [](const Diagnostic& fault, std::uint32_t at) {
    return fault.place.span.begin == at && fault.message.id == "yaml-no-colon.wide";
  };
  const auto found = std::find_if(diagnostics_.begin(), diagnostics_.end(),
                                  [&](const Diagnostic& fault) { return colon(fault, node.key.end); });
  if (found == diagnostics_.end()) return false;
  if (sentence_ != nullptr && &tree_.nodes[sentence_->next] == &node) {
    diagnostics_.erase(found);
  } else {
    found->rule = "yaml-continued-line";
    found->place.span = {node.key.begin, found->place.span.end};
    found->message = {"yaml-continued-line.wide", {}, {}};
    SetHelp(*found, "yaml-continued-line.wide.help");
  }
  sentence_ = &node;
  return true;
}

// A key that belongs to another section. Where that lies around this one, the line stands too far to the right.
void Reader::TellOwners(const Field& section, std::string_view key, const std::vector<const Field*>& owners) {
  if (owners.size() == 1) misplaced_.push_back(owners[0]);
  std::vector<Text> places;
  for (const Field* owner : owners) {
    for (const Field* around = section.parent; around != nullptr; around = around->parent) {
      if (around != owner->parent) continue;
      SetHelp(diagnostics_.back(), "record-unknown-key.outdent",
              {{"key", std::string(key)}, {"place", Called(*around)}});
      return;
    }
    places.push_back(Called(*owner->parent));
  }
  SetHelp(diagnostics_.back(), "record-unknown-key.elsewhere", {{"key", std::string(key)}, {"places", places}});
}

void Reader::TellKeys(const std::vector<const Field*>& fields) {
  std::vector<Text> names;
  for (const Field* field : fields) names.push_back(Called(field->names));
  const bool all = names.size() <= kMostTold;
  const std::optional<std::string_view> stem = ToldStem();
  Args args{{"n", static_cast<std::int64_t>(names.size())}, {"id", std::string(stem.value_or("ID"))}};
  names.resize(std::min(names.size(), kMostTold));
  args.push_back({"keys", std::move(names)});
  SetHelp(diagnostics_.back(), all ? "record-unknown-key.help" : "record-unknown-key.many.help", std::move(args));
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
