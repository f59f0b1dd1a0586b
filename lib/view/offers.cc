#include "view/offers.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "rule/eval/scene.h"
#include "rule/places.h"
#include "view/due.h"

namespace lanzhi {
namespace {

using TopFields = std::vector<const Field*>;

const Field* TopOf(const Field* field) {
  while (field->parent != nullptr && field->parent->parent != nullptr) field = field->parent;
  return field;
}

void AddTop(const Path& path, TopFields& fields) {
  if (!path.from_element && !path.steps.empty()) fields.push_back(path.steps.front().field);
}

TopFields FieldsOfMark(const Tests& mark) {
  TopFields fields;
  for (const Test& test : mark.all) AddTop(test.path, fields);
  for (const std::vector<Test>& tests : mark.any) {
    for (const Test& test : tests) AddTop(test.path, fields);
  }
  return fields;
}

// The places in the shape, from first to last, of what belongs to the stage that comes next; of the work that goes on
// in the stage that is reached, its lists, the first is one of them.
struct Stretch {
  std::uint32_t first = 0, last = 0;
};

Stretch StretchOf(const Shape& shape, const Handbook& handbook, std::size_t reached) {
  const std::vector<Tests>& marks = handbook.StageMarks(shape);
  Stretch stretch{1, static_cast<std::uint32_t>(shape.root.fields.size())};
  const auto last_of = [&](const Tests& mark, std::uint32_t otherwise) {
    std::uint32_t last = 0;
    for (const Field* field : FieldsOfMark(mark)) last = std::max(last, field->index);
    return last == 0 ? otherwise : last;
  };
  if (reached > 0) stretch.first = last_of(marks[reached - 1], 1);
  if (reached < marks.size()) stretch.last = std::max(stretch.first, last_of(marks[reached], stretch.last));
  return stretch;
}

// What a duty that is not done, or a breach, waits for: the places that are not there, else what its rule wants done.
TopFields WaitsFor(const Record& record, const Outcome& outcome) {
  TopFields fields;
  for (const Hole& hole : outcome.holes) {
    if (hole.record != &record || hole.field == nullptr) continue;
    // A field that an element or a section lacks belongs there; only a section of a section is a part of its own.
    if (hole.parent == 0 || (!hole.field->fields.empty() && TopOf(hole.field)->type == Type::section))
      fields.push_back(hole.field);
  }
  if (!fields.empty() || !outcome.holes.empty() || !IsRunning(outcome.verdict)) return fields;
  if (const auto* deadline = std::get_if<Deadline>(outcome.rule->kind.get())) {
    for (const DoneItem& item : deadline->done) AddTop(item.path, fields);
  } else if (const auto* recurring = std::get_if<Recurring>(outcome.rule->kind.get())) {
    if (!recurring->in) AddTop(recurring->done, fields);
    if (recurring->in && recurring->in->list) AddTop(*recurring->in->list, fields);
  }
  return fields;
}

bool IsAsked(const Outcome& outcome) {
  if (outcome.waiver != nullptr) return false;
  return IsRunning(outcome.verdict) || outcome.verdict == Verdict::missing || outcome.verdict == Verdict::missed;
}

Asking AskingOf(const Outcome& outcome) {
  Asking asking{outcome.rule->id, outcome.rule->title, {}, false, outcome.verdict != Verdict::open};
  const std::optional<DutyStanding> standing = StandingOf(outcome);
  if (standing && !standing->undated) asking.due = standing->day;
  asking.provisional = asking.due && !standing->window && outcome.derivation.due.provisional;
  return asking;
}

struct ShapeOrder {
  static std::vector<std::uint32_t> PlaceOf(const Field* field) {
    std::vector<std::uint32_t> place;
    for (; field->parent != nullptr; field = field->parent) place.insert(place.begin(), field->index);
    return place;
  }
  bool operator()(const Field* a, const Field* b) const { return PlaceOf(a) < PlaceOf(b); }
};

bool MayBeAdded(const Record& record, const Field& field, std::uint32_t& elements) {
  if (field.parent->parent != nullptr) return true;  // it is a hole
  const Value& value = record.Top(field);
  if (field.index == 0 || value.state == State::unreadable || !field.history.empty()) return false;
  if (!value.given() || value.defaulted) return true;
  elements = value.count;
  return field.item != nullptr;
}

}  // namespace

Offers OffersOf(const Record& record, const Handbook& handbook, const std::vector<std::unique_ptr<Outcome>>& outcomes) {
  const Shape& shape = *record.shape;
  Offers offers;
  offers.kind = shape.names;
  offers.kind_id = shape.kind;
  offers.id = record.id;
  offers.path = record.file()->path;
  const Scene scene(record, handbook, std::nullopt);
  const std::size_t reached = scene.Reached();
  if (reached > 0) offers.stage = &shape.stages[reached - 1];
  if (reached < shape.stages.size()) offers.next = &shape.stages[reached];

  std::map<const Field*, std::vector<Asking>, ShapeOrder> asked;
  for (const auto& outcome : outcomes) {
    if (!IsAsked(*outcome)) continue;
    for (const Field* field : WaitsFor(record, *outcome)) asked[field].push_back(AskingOf(*outcome));
  }
  Places looked_at = StagePlaces(shape, handbook);
  for (const auto& rule : handbook.rules()) {
    if (rule->base().shape != &shape || rule->base().off) continue;
    looked_at.merge(PlacesOf(rule->base(), handbook));
  }
  const Stretch stretch = StretchOf(shape, handbook, reached);
  for (const auto& field : shape.root.fields) {
    // Of a kind that no rule is about, such as a waiver, whatever it may hold.
    const bool wanted = looked_at.empty() || looked_at.contains(field.get());
    if (wanted && field->index >= stretch.first && field->index <= stretch.last) asked[field.get()];
  }
  for (auto& [field, asking] : asked) {
    std::uint32_t elements = 0;
    if (!MayBeAdded(record, *field, elements)) continue;
    std::stable_sort(asking.begin(), asking.end(), [](const Asking& a, const Asking& b) {
      return std::tuple(!a.due, a.due) < std::tuple(!b.due, b.due);
    });
    offers.offers.push_back({field, elements, std::move(asking)});
  }
  return offers;
}

}  // namespace lanzhi
