#include "record/shape.h"

#include <algorithm>

#include "record/shape_file.h"

namespace lanzhi {
namespace {

std::vector<Stage> ReadStages(ShapeFile& file, const Node& list) {
  std::vector<Stage> stages;
  if (!file.IsList(list)) return stages;
  for (const Node& node : Children(file.tree, list)) {
    if (!file.IsMap(node)) continue;
    Stage stage;
    for (const Node& entry : Children(file.tree, node)) {
      const std::string_view key = file.tree.KeyOf(entry);
      if (key == "name") {
        stage.name = file.Text(entry);
      } else if (key == "zh") {
        stage.names.zh = file.Text(entry);
      } else if (key == "en") {
        stage.names.en = file.Text(entry);
      } else if (key == "mark") {
        if (file.IsMap(entry)) stage.mark = &entry;
      } else {
        file.Fault("unknown-key", entry.key, {{"key", std::string(key)}});
      }
    }
    if (stage.name.empty() || stage.names.zh.empty() || stage.mark == nullptr) {
      file.Fault("missing", node.span, {{"key", "name, zh, mark"}});
      continue;
    }
    if (stage.names.en.empty()) stage.names.en = stage.name;
    stages.push_back(stage);
  }
  return stages;
}

// The id field whose key is the kind itself.
void AddIdField(Shape& shape) {
  auto field = std::make_unique<Field>();
  field->key = shape.kind;
  field->names = {shape.names.zh, shape.kind};
  field->help = shape.help;
  field->parent = &shape.root;
  shape.root.fields.push_back(std::move(field));
}

// nullptr when the file is no shape. `unresolved` gets the fields that name others.
std::unique_ptr<Shape> ReadShape(Tree tree, const Vocabularies& vocabularies, Diagnostics& diagnostics) {
  auto shape = std::make_unique<Shape>();
  shape->tree = std::move(tree);  // before any word is taken from it: a short string moves with its owner
  ShapeFile file{shape->tree, diagnostics};
  if (shape->tree.nodes.empty()) return nullptr;
  const Node& root = shape->tree.nodes[0];
  if (!file.IsMap(root)) return nullptr;

  const Node* fields = nullptr;
  const Node* date = nullptr;
  for (const Node& entry : Children(file.tree, root)) {
    const std::string_view key = file.tree.KeyOf(entry);
    if (key == "shape") {
      shape->kind = file.Text(entry);
    } else if (key == "zh") {
      shape->names.zh = file.Text(entry);
    } else if (key == "en") {
      shape->names.en = file.Text(entry);
    } else if (key == "help") {
      shape->help = file.Names(entry);
    } else if (key == "folder") {
      shape->folder = file.tree.TextOf(entry);
    } else if (key == "id_prefix") {
      shape->id_prefix = file.tree.TextOf(entry);
    } else if (key == "linked") {
      shape->linked = file.Flag(entry);
    } else if (key == "stages") {
      shape->stages = ReadStages(file, entry);
    } else if (key == "date") {
      date = &entry;
    } else if (key == "fields") {
      fields = &entry;
    } else {
      file.Fault("unknown-key", entry.key, {{"key", std::string(key)}});
    }
  }
  for (const auto& [key, word] : {std::pair("shape", shape->kind), std::pair("zh", shape->names.zh)}) {
    if (word.empty()) file.Fault("missing", root.span, {{"key", key}});
  }
  if (shape->kind.empty() || shape->names.zh.empty()) return nullptr;
  if (shape->names.en.empty()) shape->names.en = shape->kind;

  shape->root.type = Type::section;
  shape->root.names = shape->names;
  shape->root.help = shape->help;
  AddIdField(*shape);
  std::vector<Unresolved> unresolved;
  if (fields != nullptr) ReadFields(file, *fields, vocabularies, shape->root, unresolved);
  IndexNames(file, shape->root);
  ResolveFields(file, *shape, unresolved);
  if (date != nullptr) {
    shape->root.key_date = shape->root.Find(file.Text(*date));
    if (shape->root.key_date == nullptr || shape->root.key_date->type != Type::date) {
      file.Fault("wrong-field", date->span, {{"name", std::string(file.tree.TextOf(*date))}});
      shape->root.key_date = nullptr;
    }
  }
  return shape;
}

// Which references lead to linked kinds.
void ResolveKinds(const Shapes& shapes, ShapeFile& file, Field& field) {
  if (field.type == Type::reference && field.to != "record") {
    const Shape* to = shapes.Find(field.to);
    field.linked = to != nullptr && to->linked;
    if (to == nullptr) file.Fault("kind", field.place, {{"name", std::string(field.to)}});
  }
  if (field.item) ResolveKinds(shapes, file, *field.item);
  for (const auto& child : field.fields) ResolveKinds(shapes, file, *child);
}

}  // namespace

Shapes Shapes::Load(std::vector<Tree> trees, const Vocabularies& vocabularies, Diagnostics& diagnostics) {
  Shapes shapes;
  for (Tree& tree : trees) {
    std::unique_ptr<Shape> shape = ReadShape(std::move(tree), vocabularies, diagnostics);
    if (!shape) continue;
    Language language{};
    if (shapes.FindByName(shape->kind, language) != nullptr ||
        shapes.FindByName(shape->names.zh, language) != nullptr) {
      ShapeFile{shape->tree, diagnostics}.Fault("twice", shape->tree.nodes[0].span,
                                                {{"name", std::string(shape->kind)}});
      continue;
    }
    shapes.shapes_.push_back(std::move(shape));
  }
  for (const auto& shape : shapes.shapes_) {
    ShapeFile file{shape->tree, diagnostics};
    ResolveKinds(shapes, file, shape->root);
  }
  return shapes;
}

const Shape* Shapes::Find(std::string_view kind) const {
  for (const auto& shape : shapes_) {
    if (shape->kind == kind) return shape.get();
  }
  return nullptr;
}

const Shape* Shapes::FindByName(std::string_view name, Language& language) const {
  for (const auto& shape : shapes_) {
    if (shape->kind != name && shape->names.zh != name) continue;
    language = shape->kind == name ? Language::en : Language::zh;
    return shape.get();
  }
  return nullptr;
}

const Field* Field::Find(std::string_view name, Language language) const {
  const Field& section = item ? *item : *this;
  const NameIndex& index = language == Language::zh ? section.by_zh : section.by_en;
  const auto at = std::lower_bound(index.begin(), index.end(), name, [](const auto& entry, std::string_view wanted) {
    return NameOrder()(entry.first, wanted);
  });
  return at != index.end() && at->first == name ? at->second : nullptr;
}

const Field* Field::Find(std::string_view english_key) const { return Find(english_key, Language::en); }

Text PathName(const Field& field) {
  Text name;
  for (const Field* at = &field; at != nullptr; at = at->parent) {
    if (at->names.empty() || (at->parent == nullptr && !name.empty())) continue;
    name.zh = name.zh.empty() ? std::string(at->names.zh) : std::string(at->names.zh) + "." + name.zh;
    name.en = name.en.empty() ? std::string(at->names.en) : std::string(at->names.en) + "." + name.en;
  }
  return name;
}

}  // namespace lanzhi
