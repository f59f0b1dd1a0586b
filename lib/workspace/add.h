// Something added to a record, checked before it is written.
#pragma once

#include "record/scaffold/splice.h"
#include "workspace/visit.h"

namespace lanzhi {

// The record that was visited with the addition in it. Of its new faults those stay that forbid writing it: what is
// still to be filled in is none of them, personal data is, and what is given twice where nothing is to be filled in.
// Nothing is written. Errors: Spliced::refused. ReadFailure of the private register.
[[nodiscard]] Spliced AddTo(const Workspace& workspace, const Seen& seen, Language typed, const Addition& addition);

}  // namespace lanzhi
