#include "rule/staff_days.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "record/shape.h"
#include "record/shown.h"
#include "rule/eval/resolve.h"

namespace lanzhi {
namespace {

std::optional<Date> DayOf(const Record& staff, Meaning meaning) {
  const Value* value = staff.Top(meaning);
  return value != nullptr && value->given() ? std::optional(value->date()) : std::nullopt;
}

// The key date of the innermost section around a value that has one.
const Value* DateAround(const Record& record, const Value& value) {
  for (const Value* at = &record.values[value.parent]; at != &record.root(); at = &record.values[at->parent]) {
    if (const Value* date = KeyDateOf(record, *at)) return date;
  }
  return nullptr;
}

}  // namespace

void CheckStaffDays(const Record& record, const std::vector<const Value*>& references, Diagnostics& diagnostics) {
  std::map<std::pair<const Record*, bool>, std::size_t> told;  // left? -> place among the diagnostics
  for (const Value* reference : references) {
    const Value& value = *reference;
    if (value.link == nullptr || value.link->shape->Meant(Meaning::role) == nullptr) continue;
    const Value* date = DateAround(record, value);
    if (date == nullptr || date->field->planned) continue;
    const std::optional<Date> joined = DayOf(*value.link, Meaning::joined), left = DayOf(*value.link, Meaning::left);
    const bool early = joined && date->date() < *joined;
    if (!early && !(left && date->date() > *left)) continue;
    const Value& place = value.defaulted ? *date : value;  // what stands in has no place of its own
    const auto [at, first] = told.emplace(std::pair(value.link, !early), diagnostics.size());
    if (!first) {
      diagnostics[at->second].related.push_back(
          {{record.file(), place.span}, PointerOf(record, place), {"related.also", {}, {}}});
      continue;
    }
    Diagnostic& fault = diagnostics.emplace_back();
    fault.rule = "record-staff-day";
    fault.severity = Severity::warning;
    fault.place = {record.file(), place.span};
    fault.pointer = PointerOf(record, place);
    fault.message = {
        early ? "record-staff-day.early" : "record-staff-day",
        {},
        {{"staff", ShownOrPlace(record, value)}, {"date", date->date()}, {"day", early ? *joined : *left}}};
    fault.help = {"record-staff-day.help", {}, {}};
  }
}

}  // namespace lanzhi
