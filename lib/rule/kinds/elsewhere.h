// Recurring duties that are done in records of another kind (Recurring::in).
#pragma once

#include "rule/eval/docket.h"
#include "rule/eval/timing.h"
#include "rule/kinds/recurring.h"

namespace lanzhi {

// One outcome for each period, first of all those in which a record was filed. A period without enough of them is
// - not judged when it is not whole: cut by `from` or `until`, or begun before the folder's records do;
// - not judged, with `different`, when nothing was filed: there is nothing that could differ;
// - undetermined when a record that may count cannot be read;
// - missed once a later period has been filed or the record has ended, else open or overdue.
// `days.within` and `days.restart` are not used.
void JudgeElsewhere(const Recurring& kind, const Instance& instance, const Ref& from, const RecurringDays& days,
                    Docket& docket);

}  // namespace lanzhi
