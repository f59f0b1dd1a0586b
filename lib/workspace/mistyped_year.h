// A year that is mistyped in one entry of a list breaks orders all over a record: it is told once.
#pragma once

#include "workspace/visit.h"

namespace lanzhi {

inline constexpr std::string_view kDateOrder = "record-date-order";

// Purpose: looks for an entry of a list whose date fits between those around it but for its year, and judges the record
// once more with the year mended. Where that takes away two breaches or more, these give way to one fault at the date,
// as grave as the gravest of them; they come back with the next run unless the year is mended. Whatever stays a breach
// with the year mended stays in `seen`, and what it had left to say for another rule is said again.
// Precondition: `seen` is judged as a whole, without a day.
void TellMistypedYears(const Workspace& workspace, Seen& seen);

}  // namespace lanzhi
