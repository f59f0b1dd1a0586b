// What lies around a record that is shown: what a waiver covers, what a member of staff has in hand, where a person's
// code stands.
#pragma once

#include <string>
#include <vector>

#include "view/show.h"
#include "workspace/workspace.h"

namespace lanzhi {

// Fills ShownRecord::covers and covers_due of a waiver from the record that it names, and adds to `findings` what can
// only be told beside that record: a wrong approver, an element of which there are several, nothing to cover.
void AddCovered(const Workspace& workspace, const Record& waiver, int jobs, ShownRecord& shown);

// Of a member of staff: the records in their hands that have not ended, of kinds that come to an end (fact `ended-on`), and what they must do up to `horizon`.
// `unreadable`: faults that hide something, by path. Precondition: the workspace was opened for a day.
void AddInHand(const Workspace& workspace, Date horizon, int jobs, ShownRecord& shown,
               std::vector<Finding>& unreadable);

// The records that hold this code where a person is named, by date of their beginning; empty when there is none.
[[nodiscard]] std::vector<PersonRow> RecordsOfPerson(const Workspace& workspace, const std::string& code, int jobs,
                                                     std::vector<Finding>& unreadable);

}  // namespace lanzhi
