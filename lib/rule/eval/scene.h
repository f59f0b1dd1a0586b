// What the rules of one record are judged in.
#pragma once

#include <cstdint>
#include <optional>

#include "base/date.h"
#include "base/small_vector.h"
#include "record/casebook.h"
#include "record/record.h"
#include "rule/eval/memo.h"
#include "rule/handbook.h"

namespace lanzhi {

class Sums;

// One record on one day. Made once for all of its rules; cheap.
struct Scene {
  // `day`: see Assess().
  Scene(const Record& in_record, const Handbook& in_handbook, std::optional<Date> in_day);

  const Record* record;
  const Handbook* handbook;
  std::optional<Date> day;
  // Lets rules look at the agency and for records of other kinds.
  void Know(const Casebook& in_casebook);
  // How many of the shape's stages are reached: up to the last whose mark is given.
  [[nodiscard]] std::size_t Reached() const;

  const Casebook* casebook = nullptr;
  const Record* agency = nullptr;    // its file
  std::optional<Date> records_from;  // the day from which the folder is kept
  std::optional<Date> known_to;      // the last day up to which its records are complete ($known-to) ...
  const Record* known_in = nullptr;  // ... which this record says ...
  const Value* known_by = nullptr;   // ... here
  Sums* sums = nullptr;              // of the folder's records; nullptr: they are not counted
  const Record* asker = nullptr;     // the one that is judged, where `record` was looked up for its sake
  SmallVector<Truth, 16> stages;     // of the shape, in order: reached?
  std::optional<Date> ended;         // the fact `ended-on`: only a fact proves the end, a planned date never does
  mutable Memo memo;                 // of Resolve() and Check() alone

 private:
  void KnowTo(const Record& in, const Value& by);
};

// Where paths start: at the record, or at the element of `at` for those with a leading dot.
struct Origin {
  const Scene* scene = nullptr;
  const Value* element = nullptr;  // nullptr: the record itself
  std::optional<Date> on;          // the day that fields with a history are read at; nullopt: the latest known

  const Record* holder = nullptr;  // that has the element; nullptr: the scene's own

  [[nodiscard]] const Record& record() const { return *scene->record; }
  // Where a path that starts at the element starts.
  [[nodiscard]] const Record& ElementRecord() const { return holder == nullptr ? *scene->record : *holder; }
};

}  // namespace lanzhi
