#include "workspace/course.h"

#include "record/shown.h"
#include "rule/eval/resolve.h"
#include "view/site.h"

namespace lanzhi {
namespace {

// The code of the person; nullptr where none may be told.
const Value* PersonIn(const Record& record) {
  const Field* field = record.shape->person;
  const Value* section = field == nullptr ? nullptr : &record.Top(*field->parent);
  if (section == nullptr || !section->given()) return nullptr;
  const Value& value = record.Child(*section, *field);
  return value.given() && Shown(value) ? &value : nullptr;
}

}  // namespace

std::optional<Course> CourseOf(const Scene& scene) {
  const Record& record = *scene.record;
  Path accepted;
  accepted.fact = scene.handbook->facts().Find("accepted-on", *record.shape);
  const Value* person = PersonIn(record);
  if (accepted.fact < 0 || person == nullptr) return std::nullopt;
  const Found found = Resolve(accepted, {&scene, nullptr, std::nullopt});
  if (found.empty()) return std::nullopt;
  Course course;
  course.person = *Shown(*person);
  course.span = person->span;
  course.from = found.values.front()->date();
  course.to = scene.ended;
  course.site = SiteOf(record).id;
  return course;
}

}  // namespace lanzhi
