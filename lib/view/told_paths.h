// The paths of files, for whoever may not read the records.
#pragma once

#include <vector>

#include "view/agenda.h"
#include "view/checklist.h"
#include "view/due.h"
#include "view/findings.h"
#include "view/offers.h"
#include "view/show.h"

namespace lanzhi {

// Names in place of each file and record, in findings and what they are related to, only what may be told (ToldPath()
// and ToldId() in record/shown.h). Their order and fingerprints stay.
void TellOnlyIds(const Shapes& shapes, Findings& findings);
void TellOnlyIds(const Shapes& shapes, std::vector<CheckedFile>& checked);
// The same in other rows.
void TellOnlyIds(const Shapes& shapes, std::vector<DueRow>& rows);
void TellOnlyIds(const Shapes& shapes, std::vector<ListRow>& rows);
void TellOnlyIds(const Shapes& shapes, std::vector<PersonRow>& rows);
void TellOnlyIds(const Shapes& shapes, std::vector<Paper>& papers);
void TellOnlyIds(const Shapes& shapes, std::vector<Return>& returns);
void TellOnlyIds(const Shapes& shapes, ShownRecord& shown);
void TellOnlyIds(const Shapes& shapes, Checklist& list);
void TellOnlyIds(const Shapes& shapes, Offers& offers);

}  // namespace lanzhi
