#include "rule/eval/evidence.h"

#include <algorithm>

namespace lanzhi {
namespace {

void Point(Outcome& outcome, Spot spot) {
  outcome.primary = std::move(spot.place);
  outcome.pointer = std::move(spot.pointer);
}

void AddLinked(Outcome& outcome, const Record& record, Spot spot) {
  outcome.related.push_back(
      {std::move(spot.place), std::move(spot.pointer), {"related.linked", {}, {{"id", std::string(record.id)}}}});
}

}  // namespace

Spot AtValue(const Ref& ref) {
  const Span span = ref->span.empty() ? ref->key : ref->span;
  return {{ref.record->file(), span}, PointerOf(*ref.record, *ref.value)};
}

Spot AtKey(const Record& record, const Value& value) {
  if (&value == &record.root()) {
    const Span key = record.values[value.first].key;
    return {{record.file(), key.empty() ? record.id_span : key}, std::string()};
  }
  return {{record.file(), value.key.empty() ? value.span : value.key}, PointerOf(record, value)};
}

Related RelatedAt(const Ref& ref, std::string_view word, const Text& name) {
  Spot spot = AtValue(ref);
  Message label{"related." + std::string(word), {}, {{"name", name}}};
  if (ref->field != nullptr && ref->field->type == Type::date) label.args.push_back({"date", ref->date()});
  return {std::move(spot.place), std::move(spot.pointer), std::move(label)};
}

void PointAtValue(Outcome& outcome, const Ref& ref) { Point(outcome, AtValue(ref)); }

void PointAtKey(Outcome& outcome, const Record& record, const Value& value) { Point(outcome, AtKey(record, value)); }

void PointAtLinked(Outcome& outcome, const Ref& link, const Ref& value) {
  PointAtValue(outcome, link);
  AddLinked(outcome, *value.record, AtValue(value));
}

void PointAtAbsence(Outcome& outcome, const Record& record, const Found& found) {
  const Ref& nearest = found.nearest;
  if (nearest.value == nullptr) {
    PointAtKey(outcome, record, record.root());
  } else if (nearest.record == &record) {
    PointAtKey(outcome, record, *nearest.value);
  } else {
    PointAtValue(outcome, found.link);
    AddLinked(outcome, *nearest.record, AtKey(*nearest.record, nearest.record->root()));
  }
}

void AddHoles(Outcome& outcome, const Holes& holes) {
  for (const Hole& hole : holes) {
    if (std::find(outcome.holes.begin(), outcome.holes.end(), hole) == outcome.holes.end())
      outcome.holes.push_back(hole);
  }
}

}  // namespace lanzhi
