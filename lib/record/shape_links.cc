// What the fields of a shape say of each other, once all are known.
#include <algorithm>

#include "record/shape_file.h"

namespace lanzhi {
namespace {

class Resolver {
 public:
  Resolver(Faults& faults, Shape& shape) : faults_(faults), shape_(shape) {}

  void Resolve(const Unresolved& names) {
    Field& field = *names.field;
    if (names.date) field.key_date = NamedDate(names.date, field);
    if (names.date && names.instead) field.key_date_instead = NamedDate(names.instead, field);
    if (names.name) field.key_name = Named(names.name, field);
    if (names.fallback) {
      field.fallback = Named(names.fallback, shape_.root);
      if (field.fallback != nullptr && !Alike(field, *field.fallback)) Wrong(names.fallback);
    }
    if (names.history) {
      for (const Part name : names.history) AddHistory(field, name);
    }
    if (names.apart) {
      for (const Part name : names.apart) AddApart(field, name);
    }
    // The sections of a list are judged by the list's key date; they carry it too, so that a section finds its own.
    if (field.item && field.item->type == Type::section) {
      field.item->key_date = field.key_date;
      field.item->key_date_instead = field.key_date_instead;
      field.item->key_name = field.key_name;
      field.item->apart = field.apart;
    }
  }

 private:
  static bool Alike(const Field& a, const Field& b) {
    return a.type == b.type && a.to == b.to && a.type != Type::list && a.type != Type::section &&
           a.type != Type::choice;
  }

  const Field* Named(Part name, const Field& among) {
    const Field* found = among.Find(name.text());
    if (found == nullptr) faults_.Add(name.place(), "handbook-shape.field", {Typed("name", name.text())});
    return found;
  }

  const Field* NamedDate(Part name, const Field& among) {
    const Field* found = Named(name, among);
    if (found != nullptr && found->type != Type::date) Wrong(name);
    return found;
  }

  // What has words of its own, and no more of them than a value can count.
  void AddApart(Field& list, Part name) {
    constexpr std::size_t kMostParts = 7;
    const Field* part = Named(name, list);
    if (part == nullptr) return;
    const bool fits = part->type != Type::section && part->type != Type::list && part->type != Type::prose;
    if (!fits || list.apart.size() == kMostParts) return Wrong(name);
    list.apart.push_back(part);
  }

  void AddHistory(Field& list, Part name) {
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

  void Wrong(Part name) { faults_.Add(name.place(), "handbook-shape.wrong-field", {Typed("name", name.text())}); }

  Faults& faults_;
  Shape& shape_;
};

void CheckTwice(Faults& faults, const FilePtr& file, const NameIndex& index) {
  for (std::size_t i = 1; i < index.size(); ++i) {
    if (index[i].first != index[i - 1].first) continue;
    const Field* later = index[i].second->index > index[i - 1].second->index ? index[i].second : index[i - 1].second;
    faults.Add({file, later->place}, "handbook-shape.twice", {Typed("name", index[i].first)});
  }
}

}  // namespace

void ResolveFields(Faults& faults, Shape& shape, const std::vector<Unresolved>& unresolved) {
  Resolver resolver(faults, shape);
  for (const Unresolved& names : unresolved) resolver.Resolve(names);
}

void IndexNames(Faults& faults, const FilePtr& file, Field& field) {
  if (field.item) IndexNames(faults, file, *field.item);
  if (field.fields.empty()) return;
  field.by_zh.reserve(field.fields.size());
  field.by_en.reserve(field.fields.size());
  field.in_order.reserve(field.fields.size());
  for (const auto& child : field.fields) {
    field.in_order.push_back(child->names);
    field.by_zh.emplace_back(child->names.zh, child.get());
    field.by_en.emplace_back(child->names.en, child.get());
    IndexNames(faults, file, *child);
  }
  const auto by_name = [](const auto& a, const auto& b) { return NameOrder()(a.first, b.first); };
  std::sort(field.by_zh.begin(), field.by_zh.end(), by_name);
  std::sort(field.by_en.begin(), field.by_en.end(), by_name);
  CheckTwice(faults, file, field.by_zh);
  CheckTwice(faults, file, field.by_en);
}

void NoteWanted(Field& field) {
  if (field.item) NoteWanted(*field.item);
  for (const auto& child : field.fields) {
    if (child->needed || child->has_default() || child.get() == field.key_date) field.wanted.push_back(child.get());
    NoteWanted(*child);
  }
}

}  // namespace lanzhi
