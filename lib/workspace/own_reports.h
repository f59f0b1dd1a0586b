// The agency's own report definitions, `reports/*.yaml` of its folder.
#pragma once

#include "workspace/workspace.h"

namespace lanzhi {

// Purpose: reads them into Workspace::reports and checks them as handbook data is checked.
// Errors: to Workspace::setup. Precondition: the handbook is compiled.
void ReadOwnReports(Workspace& workspace);

}  // namespace lanzhi
