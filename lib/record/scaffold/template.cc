#include "record/scaffold/template.h"

#include <algorithm>

#include "record/scaffold/writer.h"

namespace lanzhi {
namespace {

// What the first stage is marked by, as far as it names fields of the root.
void CollectMarks(const Shape& shape, const Node& node, std::vector<const Field*>& fields) {
  for (const Node& child : Children(shape.tree, node)) {
    if (const Field* field = shape.root.Find(shape.tree.KeyOf(child))) fields.push_back(field);
    if (child.kind != NodeKind::scalar) CollectMarks(shape, child, fields);
  }
}

std::vector<const Field*> FirstMarks(const Shape& shape) {
  std::vector<const Field*> fields;
  if (!shape.stages.empty() && shape.stages.front().mark != nullptr) {
    CollectMarks(shape, *shape.stages.front().mark, fields);
  }
  return fields;
}

// A record that grows in stages is offered the fields of its first one; any other, and one that begins with no more
// than its date, all of its fields.
std::size_t LastToSuggest(const Shape& shape) {
  std::size_t last = 0;
  for (const Field* field : FirstMarks(shape)) {
    if (field->type == Type::section) last = std::max<std::size_t>(last, field->index);
  }
  return last == 0 ? shape.root.fields.size() : last;
}

void CollectLacking(const Field& section, const std::vector<FieldValue>& values, std::vector<const Field*>& lacking) {
  for (const auto& field : section.Inner()) {
    const bool is_id = section.parent == nullptr && field->index == 0;
    if (IsGiven(*field, values)) {
      CollectLacking(*field, values, lacking);
    } else if (field->needed && !is_id) {
      lacking.push_back(field.get());
    }
  }
}

}  // namespace

const Field* RecordDate(const Shape& shape) {
  if (shape.root.key_date != nullptr) return shape.root.key_date;
  for (const Field* mark : FirstMarks(shape)) {
    if (mark->key_date != nullptr) return mark->key_date;
  }
  return nullptr;
}

std::vector<const Field*> LackingFields(const Shape& shape, const std::vector<FieldValue>& values) {
  std::vector<const Field*> lacking;
  CollectLacking(shape.root, values, lacking);
  return lacking;
}

std::string NewRecordText(const Shape& shape, const NewRecord& record) {
  ScaffoldWriter writer({record.keys, record.help}, record.values, record.suggestions);
  writer.Comment(record.intro, 0);
  const Field& id = *shape.root.fields.front();
  writer.Line(id, ScalarText(id, record.id, record.keys, 0), 0);
  const std::size_t last = LastToSuggest(shape);
  for (std::size_t i = 1; i < shape.root.fields.size(); ++i) {
    const Field& field = *shape.root.fields[i];
    if (writer.IsLive(field) || (i <= last && field.history.empty() && !field.later)) writer.Put(field, 0);
  }
  return writer.Take();
}

}  // namespace lanzhi
