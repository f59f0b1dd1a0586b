// The paths of findings, for whoever may not read the records.
#pragma once

#include <vector>

#include "view/findings.h"

namespace lanzhi {

// Names in place of each file, in findings and what they are related to, only what may be told (ToldPath() in
// record/shown.h). Their order and fingerprints stay.
void TellOnlyIds(const Shapes& shapes, Findings& findings, std::vector<CheckedFile>& checked);

}  // namespace lanzhi
