// Recurring duties that are done in records of another kind (Recurring::in).
#pragma once

#include <vector>

#include "rule/eval/docket.h"
#include "rule/eval/timing.h"
#include "rule/kinds/recurring.h"

namespace lanzhi {

// The records that may count, by id. Precondition: `in` has no list, and the scene knows the casebook.
[[nodiscard]] std::vector<const Record*> RecordsFor(const Elsewhere& in, const Scene& scene);

// One outcome for each period, first of all those that records were filed for. Where records say what they are of, a
// period in which there are enough of them is met, or late after its due day. One without enough is
// - not judged when it is not whole: cut by `from` or `until`, or begun before the folder's records do;
// - not judged, with `different`, when nothing was filed: there is nothing that could differ;
// - not judged when `at_end` does not hold;
// - undetermined when a record that may count cannot be read;
// - missed once a later period has been filed, with `of` after the due day, or the record has ended, else open or
//   overdue.
// `days.restart` is not used.
void JudgeElsewhere(const Recurring& kind, const Instance& instance, const Ref& from, const RecurringDays& days,
                    Docket& docket);

}  // namespace lanzhi
