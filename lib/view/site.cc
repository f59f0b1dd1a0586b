#include "view/site.h"

namespace lanzhi {
namespace {

const Value* On(const Record& record, std::string_view key, std::optional<Date> day) {
  const Field* field = record.shape == nullptr ? nullptr : record.shape->root.Find(key);
  if (field == nullptr || record.values.empty()) return nullptr;
  return &Effective(record, *field, day);
}

}  // namespace

Site SiteOf(const Record& record, std::optional<Date> day) {
  Site site;
  const Value* value = On(record, "site", day);  // of a site its own id
  if (value == nullptr) return site;
  site.expected = true;
  if (!value->given()) return site;
  site.id = value->text;
  const Record* there = record.shape->kind == "site" ? &record : value->link;
  const Value* kind = there == nullptr ? nullptr : there->Top("kind");
  if (kind != nullptr && kind->given()) {
    site.kind = Text(kind->field->choices[static_cast<std::size_t>(kind->number)].names);
  }
  return site;
}

std::string_view ReferenceOn(const Record& record, std::string_view key, std::optional<Date> day) {
  const Value* value = On(record, key, day);
  return value != nullptr && value->given() ? value->text : std::string_view{};
}

}  // namespace lanzhi
