// What the fields of a shape say of each other, once all are known.
#include <algorithm>

#include "record/shape_file.h"

namespace lanzhi {
namespace {

class Resolver {
 public:
  Resolver(ShapeFile& file, Shape& shape) : file_(file), shape_(shape) {}

  void Resolve(Field& field, const Node& node) {
    for (const Node& entry : Children(file_.tree, node)) {
      const std::string_view key = file_.tree.KeyOf(entry);
      if (key == "date") {
        field.key_date = Named(entry, field);
        if (field.key_date != nullptr && field.key_date->type != Type::date) Wrong(entry);
      } else if (key == "name") {
        field.key_name = Named(entry, field);
      } else if (key == "default") {
        field.fallback = Named(entry, shape_.root);
        if (field.fallback != nullptr && !Alike(field, *field.fallback)) Wrong(entry);
      } else if (key == "history" && file_.IsList(entry)) {
        for (const Node& name : Children(file_.tree, entry)) AddHistory(field, name);
      }
    }
    // The sections of a list are judged by the list's key date; they carry it too, so that a section finds its own.
    if (field.item && field.item->type == Type::section) {
      field.item->key_date = field.key_date;
      field.item->key_name = field.key_name;
    }
  }

 private:
  static bool Alike(const Field& a, const Field& b) {
    return a.type == b.type && a.to == b.to && a.type != Type::list && a.type != Type::section &&
           a.type != Type::choice;
  }

  const Field* Named(const Node& entry, const Field& among) {
    const std::string_view name = file_.Text(entry);
    if (name.empty()) return nullptr;
    const Field* found = among.Find(name);
    if (found == nullptr) file_.Fault("field", entry.span, {{"name", std::string(name)}});
    return found;
  }

  void AddHistory(Field& list, const Node& name) {
    const Field* top = Named(name, shape_.root);
    if (top == nullptr) return;
    const Field* entry = list.Find(top->key);
    if (entry == nullptr || entry->type != top->type || list.parent != &shape_.root || list.key_date == nullptr) {
      Wrong(name);
      return;
    }
    list.history.push_back(top);
    shape_.root.fields[top->index]->changes = &list;
  }

  void Wrong(const Node& entry) {
    file_.Fault("wrong-field", entry.span, {{"name", std::string(file_.tree.TextOf(entry))}});
  }

  ShapeFile& file_;
  Shape& shape_;
};

void CheckTwice(ShapeFile& file, const NameIndex& index) {
  for (std::size_t i = 1; i < index.size(); ++i) {
    if (index[i].first != index[i - 1].first) continue;
    const Field* later = index[i].second->index > index[i - 1].second->index ? index[i].second : index[i - 1].second;
    file.Fault("twice", later->place, {{"name", std::string(index[i].first)}});
  }
}

}  // namespace

void ResolveFields(ShapeFile& file, Shape& shape, const std::vector<Unresolved>& unresolved) {
  Resolver resolver(file, shape);
  for (const Unresolved& entry : unresolved) resolver.Resolve(*entry.field, *entry.node);
}

void IndexNames(ShapeFile& file, Field& field) {
  if (field.item) IndexNames(file, *field.item);
  if (field.fields.empty()) return;
  field.by_zh.reserve(field.fields.size());
  field.by_en.reserve(field.fields.size());
  for (const auto& child : field.fields) {
    field.by_zh.emplace_back(child->names.zh, child.get());
    field.by_en.emplace_back(child->names.en, child.get());
    IndexNames(file, *child);
  }
  const auto by_name = [](const auto& a, const auto& b) { return NameOrder()(a.first, b.first); };
  std::sort(field.by_zh.begin(), field.by_zh.end(), by_name);
  std::sort(field.by_en.begin(), field.by_en.end(), by_name);
  CheckTwice(file, field.by_zh);
  CheckTwice(file, field.by_en);
}

}  // namespace lanzhi
