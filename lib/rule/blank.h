// A section whose key stands in a record with nothing behind it: to the rules it is absent (SEMANTICS 1), but whoever
// wrote it may believe that it is done.
#pragma once

#include <memory>
#include <vector>

#include "rule/handbook.h"
#include "rule/outcome.h"

namespace lanzhi {

// `record-blank` for each section or list at the top of the record in which nothing is filled in, where no breach
// speaks of the same hole: an error where it tells of a stage (the record has not reached it, though its form is
// there), else a warning. `outcomes` are those of the whole record.
void CheckBlanks(const Record& record, const Handbook& handbook, const std::vector<std::unique_ptr<Outcome>>& outcomes,
                 Diagnostics& diagnostics);

}  // namespace lanzhi
