#include "rule/blank.h"

#include <algorithm>

#include "rule/places.h"

namespace lanzhi {
namespace {

bool IsSpokenOf(const Record& record, const Field& field, const std::vector<std::unique_ptr<Outcome>>& outcomes) {
  return std::any_of(outcomes.begin(), outcomes.end(), [&](const auto& outcome) {
    if (!IsBreach(outcome->verdict)) return false;
    const Hole hole{&record, 0, &field};
    return std::find(outcome->holes.begin(), outcome->holes.end(), hole) != outcome->holes.end();
  });
}

}  // namespace

void CheckBlanks(const Record& record, const Handbook& handbook, const std::vector<std::unique_ptr<Outcome>>& outcomes,
                 Diagnostics& diagnostics) {
  for (const auto& field : record.shape->root.fields) {
    const Value& value = record.Top(*field);
    const bool holds = field->type == Type::section || (field->item && !field->item->fields.empty());
    if (!holds || value.state != State::absent || value.key.empty()) continue;
    if (IsSpokenOf(record, *field, outcomes)) continue;
    Diagnostic& fault = diagnostics.emplace_back();
    fault.rule = "record-blank";
    fault.severity = StagePlaces(*record.shape, handbook).contains(field.get()) ? Severity::error : Severity::warning;
    fault.place = {record.file(), value.key};
    fault.pointer = PointerOf(record, value);
    fault.message = {"record-blank", {}, {{"field", PathName(*field)}}};
    std::vector<Text> keys;
    for (const auto& inner : field->Inner()) keys.emplace_back(inner->names);
    fault.help = {"record-blank.help", {}, {{"keys", std::move(keys)}}};
  }
}

}  // namespace lanzhi
