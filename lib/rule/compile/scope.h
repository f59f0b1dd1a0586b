// What the words of a rule can refer to at one place of it.
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "record/shape.h"
#include "rule/handbook.h"
#include "source/faults.h"

namespace lanzhi {

class Slots;

struct Scope {
  Faults* faults = nullptr;
  const Shapes* shapes = nullptr;
  const FactTable* facts = nullptr;  // nullptr: named facts may not be used here
  const std::vector<Setting>* settings = nullptr;
  const Shape* shape = nullptr;    // of the record; nullptr in data that speaks of no record
  const Shape* asker = nullptr;    // of the record that is judged, where `shape` is of another that it looks for
  const Field* element = nullptr;  // what a leading dot starts from; nullptr: nothing
  bool element_abroad = false;     // it stands in a linked record
  std::string_view waiting_for;    // out: an unset setting that was asked for
  std::vector<std::string_view> asked_for;  // out: all settings that were asked for
  bool working_days = false;                // out: some period is in working days
  Slots* slots = nullptr;  // of rules about records of one shape; nullptr: nothing is remembered of what they ask
  std::set<const Field*>* followed = nullptr;  // out: links to kinds that are not held, where a path goes on
};

}  // namespace lanzhi
