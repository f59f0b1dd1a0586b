#include "rule/eval/scene.h"

#include "record/shown.h"
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

  memo.Clear();  // some may rest on stages that were not known yet

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
  const auto given_of = [&](Meaning meaning) {
    const Value* value = agency == nullptr ? nullptr : agency->Top(meaning);
    return value != nullptr && value->given() ? value : nullptr;
  };
  if (const Value* from = given_of(Meaning::records_from)) records_from = from->date();
  if (const Value* to = given_of(Meaning::complete_to)) KnowTo(*agency, *to);
  const Field* field = record->shape->Meant(Meaning::site);
  const Value* site = field == nullptr ? nullptr : &Effective(*record, *field, std::nullopt);
  if (site == nullptr || !site->given()) return;
  const std::optional<std::string_view> id = Shown(*site);  // of a site its own
  const FiledMonth* filed = id ? in_casebook.LastFiled(*id) : nullptr;
  if (filed != nullptr && (!known_to || *known_to < filed->end.date())) KnowTo(*filed->record, filed->end);
}

void Scene::KnowTo(const Record& in, const Value& by) {
  known_to = by.date();
  known_in = &in;
  known_by = &by;
}

}  // namespace lanzhi
