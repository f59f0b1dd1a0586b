#include "record/shape.h"

#include <algorithm>
#include <optional>

#include "base/decimal.h"
#include "base/same_bytes.h"
#include "record/shape_file.h"

namespace lanzhi {
namespace {

std::vector<Stage> ReadStages(Part list, Faults& faults) {
  std::vector<Stage> stages;
  for (const Part part : list) {
    const std::size_t before = faults.raised();
    DataMap map(faults, kShapeWords, part);
    Stage stage;
    stage.name = map.NeedWord("name");
    stage.names = {map.NeedWord("zh"), map.Word("en")};
    if (!map.Get("mark")) map.Missing("mark");
    stage.mark = map.Map("mark").node;
    map.Finish();
    if (faults.raised() != before) continue;
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
  field->telling = Telling::always;
  shape.root.fields.push_back(std::move(field));
}

std::string_view TextAt(DataMap& map, std::string_view key) {
  const Part part = map.Get(key);
  return part ? part.text() : std::string_view();
}

// The record's own date.
const Field* KeyDate(Part name, const Field& root, Faults& faults) {
  const Field* date = root.Find(name.text());
  if (date != nullptr && date->type == Type::date) return date;
  faults.Add(name.place(), "handbook-shape.wrong-field", {Typed("name", name.text())});
  return nullptr;
}

// Values that are one word.
void ReadIdParts(Part list, Shape& shape, Faults& faults) {
  for (const Part name : list) {
    const Field* part = shape.root.Find(name.text());
    const bool word = part != nullptr && (part->type == Type::reference || UnitOf(part->type));
    if (!word) {
      faults.Add(name.place(), "handbook-shape.wrong-field", {Typed("name", name.text())});
    } else {
      shape.id_parts.push_back(part);
    }
  }
}

// What the fields mean: the top-level ones, and which of all names the person.
void ResolveMeanings(Shape& shape) {
  for (const auto& field : shape.root.fields) shape.meant[static_cast<std::size_t>(field->means)] = field.get();
  shape.meant[static_cast<std::size_t>(Meaning::none)] = nullptr;
  if (shape.Meant(Meaning::site_kind) != nullptr) {
    shape.meant[static_cast<std::size_t>(Meaning::site)] = shape.root.fields.front().get();
  }
  for (const auto& field : shape.root.fields) {
    if (field->type == Type::section && shape.person == nullptr) shape.person = field->Meant(Meaning::client);
  }
}

// nullptr when the file is no shape.
std::unique_ptr<Shape> ReadShape(Tree tree, const Vocabularies& vocabularies, Faults& faults) {
  auto shape = std::make_unique<Shape>();
  shape->tree = std::move(tree);  // before any word is taken from it: a short string moves with its owner
  if (shape->tree.nodes.empty()) return nullptr;
  const Part whole{&shape->tree, shape->tree.nodes.data()};
  DataMap map(faults, kShapeWords, whole);
  if (!whole.is_map()) return nullptr;

  shape->kind = map.NeedWord("shape");
  shape->names = {map.NeedWord("zh"), map.Word("en")};
  shape->help = map.SomeWords("help");
  shape->also = map.WordList("also");
  shape->folder = TextAt(map, "folder");
  shape->top_folder = shape->folder.substr(0, shape->folder.find('/'));
  shape->id_prefix = TextAt(map, "id_prefix");
  shape->linked = map.Flag("linked");
  shape->id_without = map.Word("id_without");
  const Part id_parts = map.List("id_of");
  if (const Part stages = map.List("stages")) shape->stages = ReadStages(stages, faults);
  std::optional<Vocabularies> more;  // with its own
  if (const Part own = map.Map("vocabularies")) {
    more = vocabularies;
    for (const Part list : own) (*more)[list.key()] = ReadChoices(list, faults);
  }
  const Part date = map.Get("date"), fields = map.List("fields");
  map.Finish();
  if (shape->kind.empty() || shape->names.zh.empty()) return nullptr;
  if (shape->names.en.empty()) shape->names.en = shape->kind;

  shape->root.type = Type::section;
  shape->root.names = shape->names;
  shape->root.help = shape->help;
  AddIdField(*shape);
  std::vector<Unresolved> unresolved;
  if (fields) ReadFields(faults, fields, more ? *more : vocabularies, shape->root, unresolved);
  IndexNames(faults, shape->tree.file, shape->root);
  ResolveFields(faults, *shape, unresolved);
  if (id_parts) ReadIdParts(id_parts, *shape, faults);
  if (date) shape->root.key_date = KeyDate(date, shape->root, faults);
  NoteWanted(shape->root);
  ResolveMeanings(*shape);
  return shape;
}

// Which references lead to linked kinds.
void ResolveKinds(const Shapes& shapes, Faults& faults, const FilePtr& file, Field& field) {
  if (field.type == Type::reference && field.to != "record") {
    const Shape* to = shapes.Find(field.to);
    field.linked = to != nullptr && to->linked;
    if (to != nullptr) field.to_names = to->names;
    if (to == nullptr) faults.Add({file, field.place}, "handbook-shape.kind", {Typed("name", field.to)});
  }
  if (field.item) ResolveKinds(shapes, faults, file, *field.item);
  for (const auto& child : field.fields) ResolveKinds(shapes, faults, file, *child);
}

}  // namespace

Shapes Shapes::Load(std::vector<Tree> trees, const Vocabularies& vocabularies, Diagnostics& diagnostics) {
  Shapes shapes;
  Faults faults(diagnostics);
  for (Tree& tree : trees) {
    std::unique_ptr<Shape> shape = ReadShape(std::move(tree), vocabularies, faults);
    if (!shape) continue;
    Language language{};
    if (shapes.FindByName(shape->kind, language) != nullptr ||
        shapes.FindByName(shape->names.zh, language) != nullptr) {
      faults.Add({shape->tree.file, shape->tree.nodes[0].span}, "handbook-shape.twice", {Typed("name", shape->kind)});
      continue;
    }
    for (const Language each : {Language::en, Language::zh}) {
      const std::string_view name = each == Language::en ? shape->kind : shape->names.zh;
      const auto after = std::upper_bound(shapes.by_name_.begin(), shapes.by_name_.end(), name,
                                          [](std::string_view a, const Name& b) { return NameOrder()(a, b.name); });
      shapes.by_name_.insert(after, {name, shape.get(), each});
      shapes.name_marks_.Add(name);
    }
    shapes.shapes_.push_back(std::move(shape));
  }
  for (const auto& shape : shapes.shapes_) ResolveKinds(shapes, faults, shape->tree.file, shape->root);
  return shapes;
}

const Shape* Shapes::Find(std::string_view kind) const {
  for (const auto& shape : shapes_) {
    if (shape->kind == kind) return shape.get();
  }
  return nullptr;
}

const Shape* Shapes::FindByName(std::string_view name, Language& language) const {
  if (!name_marks_.MayHold(name)) return nullptr;
  const auto found = std::lower_bound(by_name_.begin(), by_name_.end(), name,
                                      [](const Name& a, std::string_view b) { return NameOrder()(a.name, b); });
  if (found == by_name_.end() || found->name != name) return nullptr;
  language = found->language;
  return found->shape;
}

const Shape* Shapes::FindByFolder(std::string_view path) const {
  const std::string_view top = path.substr(0, path.find('/'));
  if (top.size() == path.size()) return nullptr;
  for (const auto& shape : shapes_) {
    if (top == shape->top_folder) return shape.get();
  }
  return nullptr;
}

const Shape* Shapes::With(Meaning meaning) const {
  for (const auto& shape : shapes_) {
    if (shape->Meant(meaning) != nullptr) return shape.get();
  }
  return nullptr;
}

const Field* Shapes::Meant(Meaning meaning) const {
  const Shape* shape = With(meaning);
  return shape == nullptr ? nullptr : shape->Meant(meaning);
}

Words Shapes::NamesOfRole(std::string_view role) const {
  const Field* field = Meant(Meaning::role);
  if (field == nullptr) return {};
  for (const Choice& choice : field->choices) {
    if (choice.value == role) return choice.names;
  }
  return {};
}

const Field* Field::Meant(Meaning meaning) const {
  for (const auto& field : Inner()) {
    if (field->means == meaning) return field.get();
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

const Choice* Field::FindChoice(std::string_view name, Language language) const {
  const auto found = std::find_if(choices.begin(), choices.end(), [&](const Choice& choice) {
    return SameBytes(choice.names.In(language), name) ||
           std::find(choice.was.begin(), choice.was.end(), name) != choice.was.end();
  });
  return found == choices.end() ? nullptr : &*found;
}

const Field* Field::Find(std::string_view english_key) const { return Find(english_key, Language::en); }

std::string IdMadeOf(const Shape& shape, const std::vector<std::string_view>& words) {
  std::string id;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i].empty() && i == 0 ? shape.id_without : words[i];
    if (word.empty()) return {};
    id += (i == 0 ? "" : "-") + std::string(word);
  }
  return id;
}

std::string BoundsText(const Field& field) {
  if (!field.min || !field.max) return {};
  const auto text = [&](std::int64_t bound) {
    return field.type == Type::decimal ? FormatDecimal(bound) : std::to_string(bound);
  };
  return text(*field.min) + "–" + text(*field.max);
}

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
