// The rule kinds: what each one means, to the last verdict (SEMANTICS 8). One file each; all.cc is the list.
#pragma once

#include <vector>

#include "rule/eval/docket.h"
#include "rule/rule.h"

namespace lanzhi {

// Each hands in at most one outcome for the instance (recurring: one per occurrence; attendance: one per meeting or
// member).
void Judge(const Required& kind, const Instance& instance, Docket& docket);
void Judge(const Holds& kind, const Instance& instance, Docket& docket);
void Judge(const Sequence& kind, const Instance& instance, Docket& docket);
void Judge(const Deadline& kind, const Instance& instance, Docket& docket);
void Judge(const Recurring& kind, const Instance& instance, Docket& docket);
void Judge(const Approval& kind, const Instance& instance, Docket& docket);
void Judge(const Count& kind, const Instance& instance, Docket& docket);
void Judge(const Agree& kind, const Instance& instance, Docket& docket);
void Judge(const Attendance& kind, const Instance& instance, Docket& docket);

// Sequence::collect: one outcome for all instances of a record. Precondition: `origins` is not empty.
void JudgeTogether(const Sequence& kind, const Rule& rule, const Scene& scene, const std::vector<Origin>& origins,
                   Docket& docket);

// One rule on one record: `when`, the instances of `at`, the kind.
void JudgeRule(const Rule& rule, const Scene& scene, Docket& docket);

}  // namespace lanzhi
