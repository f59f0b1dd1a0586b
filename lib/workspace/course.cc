#include "workspace/course.h"

#include "record/shown.h"
#include "rule/eval/resolve.h"
#include "rule/eval/scene.h"
#include "view/site.h"

namespace lanzhi {

std::optional<Course> CourseOf(const Record& record, const Handbook& handbook) {
  Path accepted;
  accepted.fact = handbook.facts().Find("accepted-on", *record.shape);
  if (accepted.fact < 0) return std::nullopt;
  Course course;
  for (const Value& value : record.values) {
    if (value.field == nullptr || value.field->means != Meaning::client || !value.given()) continue;
    const std::string shown = ShownOrPlace(record, value).en;
    if (shown == PlaceName(record, value).en) continue;  // words, which are told to nobody and no code
    course.person = shown;
    course.span = value.span;
  }
  if (course.person.empty()) return std::nullopt;
  const Scene scene(record, handbook, std::nullopt);
  const Found found = Resolve(accepted, {&scene, nullptr, std::nullopt});
  if (found.empty()) return std::nullopt;
  course.from = found.values.front()->date();
  course.to = scene.ended;
  course.site = SiteOf(record).id;
  return course;
}

}  // namespace lanzhi
