// Whoever is named as having done something was on the staff that day. No clause speaks of it; a slip of a date or of a
// name does.
#pragma once

#include <vector>

#include "record/record.h"
#include "source/diagnostic.h"

namespace lanzhi {

// Purpose: `record-staff-day`, a warning, for each member of staff of whom the record tells something on a day before
// they joined or after they left (both days are theirs): once for each of the two, at the first such place in the
// record, with the others as related. Days that are only planned, and staff whose record does not say when, are passed
// over. `references`: of the record (ReferencesIn()).
void CheckStaffDays(const Record& record, const std::vector<const Value*>& references, Diagnostics& diagnostics);

}  // namespace lanzhi
