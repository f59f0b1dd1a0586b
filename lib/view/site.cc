#include "view/site.h"

#include "record/shown.h"

namespace lanzhi {
namespace {

const Value* On(const Record& record, const Field* field, std::optional<Date> day) {
  if (field == nullptr || record.values.empty()) return nullptr;
  return &Effective(record, *field, day);
}

}  // namespace

Site SiteOf(const Record& record, std::optional<Date> day) {
  Site site;
  if (record.shape == nullptr) return site;
  const Value* value = On(record, record.shape->Meant(Meaning::site), day);  // of a site its own id
  if (value == nullptr) return site;
  site.expected = true;
  if (!value->given()) return site;
  site.id = Shown(*value).value_or(std::string_view());
  const Record* there = record.shape->Meant(Meaning::site_kind) != nullptr ? &record : value->link;
  const Value* kind = there == nullptr ? nullptr : there->Top(Meaning::site_kind);
  if (kind != nullptr && kind->given()) {
    site.kind = Text(kind->field->choices[static_cast<std::size_t>(kind->number)].names);
  }
  return site;
}

std::string_view ReferenceOn(const Record& record, const Field* field, std::optional<Date> day) {
  const Value* value = On(record, field, day);
  if (value == nullptr || !value->given()) return {};
  return Shown(*value).value_or(std::string_view());
}

}  // namespace lanzhi
