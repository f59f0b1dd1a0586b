// The fields of a shape, as their file writes them.
#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "record/shape_file.h"
#include "record/spelling.h"

namespace lanzhi {
namespace {

constexpr std::array<std::pair<std::string_view, Type>, 12> kTypes{{{"text", Type::text},
                                                                    {"prose", Type::prose},
                                                                    {"date", Type::date},
                                                                    {"time", Type::time},
                                                                    {"period", Type::period},
                                                                    {"decimal", Type::decimal},
                                                                    {"count", Type::count},
                                                                    {"boolean", Type::boolean},
                                                                    {"choice", Type::choice},
                                                                    {"reference", Type::reference},
                                                                    {"list", Type::list},
                                                                    {"section", Type::section}}};

std::optional<Type> ParseType(std::string_view text) {
  for (const auto& [name, type] : kTypes) {
    if (text == name) return type;
  }
  return std::nullopt;
}

void AddOther(Field& field) {
  const auto is_other = [](const Choice& choice) { return choice.value == kOther.en; };
  if (std::any_of(field.choices.begin(), field.choices.end(), is_other)) return;
  field.choices.push_back({kOther.en, kOther, {}});
}

class FieldReader {
 public:
  FieldReader(ShapeFile& file, const Vocabularies& vocabularies, std::vector<Unresolved>& unresolved)
      : file_(file), vocabularies_(vocabularies), unresolved_(unresolved) {}

  // nullptr when it is faulty. `is_item`: without a name of its own.
  std::unique_ptr<Field> Read(const Node& node, const Field& parent, bool is_item) {
    if (!file_.IsMap(node)) return nullptr;
    auto field = std::make_unique<Field>();
    field->parent = &parent;
    field->place = node.span;
    const std::size_t faults = file_.diagnostics.size();
    bool typed = false, refers = false;
    const Node* inner = nullptr;
    const Node* item = nullptr;
    for (const Node& entry : Children(file_.tree, node)) {
      const std::string_view key = file_.tree.KeyOf(entry);
      if (key == "key" && !is_item) {
        field->key = field->names.en = file_.Text(entry);
      } else if (key == "zh" && !is_item) {
        field->names.zh = file_.Text(entry);
      } else if (key == "type") {
        const auto type = ParseType(file_.Text(entry));
        if (!type) file_.Fault("type", entry.span, {{"value", std::string(file_.tree.TextOf(entry))}});
        field->type = type.value_or(Type::text);
        typed = true;
      } else if (key == "help") {
        field->help = file_.Names(entry);
      } else if (key == "form") {
        field->form = file_.Names(entry);
      } else if (key == "planned") {
        field->planned = file_.Flag(entry);
      } else if (key == "needed") {
        field->needed = file_.Flag(entry);
      } else if (key == "birth_year") {
        field->birth_year = file_.Flag(entry);
      } else if (key == "open") {
        field->open = file_.Flag(entry);
      } else if (key == "choices") {
        field->choices = ReadChoices(file_.tree, entry, file_.diagnostics);
      } else if (key == "vocabulary") {
        UseVocabulary(entry, *field);
      } else if (key == "to") {
        field->to = file_.Text(entry);
        refers = true;
      } else if (key == "date" || key == "name" || key == "default" || key == "history") {
        refers = true;
      } else if (key == "fields") {
        inner = &entry;
      } else if (key == "item") {
        item = &entry;
      } else {
        file_.Fault("unknown-key", entry.key, {{"key", std::string(key)}});
      }
    }
    if (!is_item && field->key.empty()) Missing(node, "key");
    if (!is_item && field->names.zh.empty()) Missing(node, "zh");
    if (!typed) Missing(node, "type");
    CheckParts(node, *field, inner, item);
    if (file_.diagnostics.size() != faults) return nullptr;
    if (field->open) AddOther(*field);
    ReadInside(*field, inner, item);
    if (refers) unresolved_.push_back({field.get(), &node});
    return field;
  }

  void ReadAll(const Node& list, Field& section) {
    if (!file_.IsList(list)) return;
    section.fields.reserve(section.fields.size() + list.count);
    for (const Node& node : Children(file_.tree, list)) {
      std::unique_ptr<Field> field = Read(node, section, false);
      if (!field) continue;
      field->index = static_cast<std::uint32_t>(section.fields.size());
      section.fields.push_back(std::move(field));
    }
  }

 private:
  void Missing(const Node& node, std::string_view key) {
    file_.Fault("missing", node.span, {{"key", std::string(key)}});
  }

  void UseVocabulary(const Node& entry, Field& field) {
    field.vocabulary = file_.Text(entry);
    const auto found = vocabularies_.find(field.vocabulary);
    if (found == vocabularies_.end()) {
      file_.Fault("vocabulary", entry.span, {{"name", std::string(field.vocabulary)}});
    } else {
      field.choices = found->second;
    }
  }

  void CheckParts(const Node& node, const Field& field, const Node* inner, const Node* item) {
    const bool is_list = field.type == Type::list;
    if (field.type == Type::section && inner == nullptr) Missing(node, "fields");
    if (is_list && (inner == nullptr) == (item == nullptr)) Missing(node, "item");
    if (field.type == Type::choice && field.choices.empty() && field.vocabulary.empty()) Missing(node, "choices");
    if (field.type == Type::reference && field.to.empty()) Missing(node, "to");
    if (inner != nullptr && !is_list && field.type != Type::section) Unfit(*inner);
    if (item != nullptr && !is_list) Unfit(*item);
    if (field.type != Type::choice && !field.choices.empty()) file_.Fault("unfit", node.span, {{"key", "choices"}});
  }

  void Unfit(const Node& node) { file_.Fault("unfit", node.key, {{"key", std::string(file_.tree.KeyOf(node))}}); }

  void ReadInside(Field& field, const Node* inner, const Node* item) {
    if (item != nullptr) {
      field.item = Read(*item, field, true);
      if (field.item) return;
      field.item = std::make_unique<Field>();  // its fault is told; the list itself can still be bound
      field.item->parent = &field;
    } else if (inner != nullptr && field.type == Type::list) {
      field.item = std::make_unique<Field>();
      field.item->type = Type::section;
      field.item->parent = &field;
      field.item->place = field.place;
      ReadAll(*inner, *field.item);
    } else if (inner != nullptr) {
      ReadAll(*inner, field);
    }
  }

  ShapeFile& file_;
  const Vocabularies& vocabularies_;
  std::vector<Unresolved>& unresolved_;
};

}  // namespace

void ReadFields(ShapeFile& file, const Node& list, const Vocabularies& vocabularies, Field& section,
                std::vector<Unresolved>& unresolved) {
  FieldReader(file, vocabularies, unresolved).ReadAll(list, section);
}

std::vector<Choice> ReadChoices(const Tree& tree, const Node& list, Diagnostics& diagnostics) {
  ShapeFile file{tree, diagnostics};
  std::vector<Choice> choices;
  if (!file.IsList(list)) return choices;
  choices.reserve(list.count);
  for (const Node& node : Children(tree, list)) {
    if (!file.IsMap(node)) continue;
    Choice choice;
    for (const Node& entry : Children(tree, node)) {
      const std::string_view key = tree.KeyOf(entry);
      if (key == "value") {
        choice.value = choice.names.en = file.Text(entry);
      } else if (key == "zh") {
        choice.names.zh = file.Text(entry);
      } else if (key == "help") {
        choice.help = file.Names(entry);
      } else {
        file.Fault("unknown-key", entry.key, {{"key", std::string(key)}});
      }
    }
    if (choice.value.empty() || choice.names.zh.empty()) {
      file.Fault("missing", node.span, {{"key", choice.value.empty() ? "value" : "zh"}});
      continue;
    }
    const auto same = [&](const Choice& other) {
      return other.value == choice.value || other.names.zh == choice.names.zh;
    };
    if (std::any_of(choices.begin(), choices.end(), same)) {
      file.Fault("twice", node.span, {{"name", std::string(choice.value)}});
      continue;
    }
    choices.push_back(choice);
  }
  return choices;
}

}  // namespace lanzhi
