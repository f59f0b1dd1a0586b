// Grades: a breach that is less grave where it keeps a wider limit or meets a condition (SEMANTICS 10).
#pragma once

#include "rule/eval/docket.h"

namespace lanzhi {

// The first grade whose `when` holds and whose period, if any, is kept gives severity and clauses.
void ApplyGrades(Outcome& outcome, const Instance& instance, const Statement& statement);

}  // namespace lanzhi
