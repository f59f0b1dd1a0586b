#include "rule/eval/scene.h"

#include "rule/eval/resolve.h"
#include "rule/eval/tests.h"

namespace lanzhi {

Scene::Scene(const Record& in_record, const Handbook& in_handbook, std::optional<Date> in_day)
    : record(&in_record), handbook(&in_handbook), day(in_day) {
  const Origin origin{this, nullptr, std::nullopt};
  SmallVector<Truth, 16> own;
  for (const Tests& mark : handbook->StageMarks(*record->shape)) {
    own.push_back(mark.empty() ? Truth::no : Check(mark, origin));
  }
  for (const Truth reached : own) stages.push_back(reached);
  // A later stage proves the earlier ones, so that a form that was skipped is seen.
  for (std::size_t i = stages.size(); i-- > 1;) stages[i - 1] = std::max(stages[i - 1], stages[i]);

  const int fact = handbook->facts().Find("ended-on", *record->shape);
  if (fact < 0) return;
  Path path;
  path.fact = fact;
  const Found found = Resolve(path, origin);
  if (!found.empty() && !found.values.front()->field->planned) ended = found.values.front()->date();
}

std::size_t Scene::Reached() const {
  std::size_t count = stages.size();
  while (count > 0 && stages[count - 1] != Truth::yes) --count;
  return count;
}

void Scene::Know(const Casebook& in_casebook) {
  casebook = &in_casebook;
  const Shape* shape = handbook->shapes().With(Meaning::records_from);
  if (shape == nullptr) return;
  agency = in_casebook.First(shape->kind);
  const auto day_of = [&](Meaning meaning) -> std::optional<Date> {
    const Value* value = agency == nullptr ? nullptr : agency->Top(meaning);
    if (value == nullptr || !value->given()) return std::nullopt;
    return value->date();
  };
  records_from = day_of(Meaning::records_from);
  known_to = day_of(Meaning::complete_to);
}

}  // namespace lanzhi
