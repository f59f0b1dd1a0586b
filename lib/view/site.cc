#include "view/site.h"

#include "record/shown.h"

namespace lanzhi {

Site SiteOf(const Record& record, std::optional<Date> day) {
  Site site;
  if (record.shape == nullptr) return site;
  const Field* field = record.shape->Meant(Meaning::site);  // of a site its own id
  if (field == nullptr || record.values.empty()) return site;
  site.expected = true;
  site.id = ReferenceOn(record, field, day);
  const Value* value = &Effective(record, *field, day);
  if (!value->given()) return site;
  const Record* there = record.shape->Meant(Meaning::site_kind) != nullptr ? &record : value->link;
  const Value* kind = there == nullptr ? nullptr : there->Top(Meaning::site_kind);
  if (kind != nullptr && kind->given()) {
    site.kind = Text(kind->field->choices[static_cast<std::size_t>(kind->number)].names);
  }
  return site;
}

}  // namespace lanzhi
