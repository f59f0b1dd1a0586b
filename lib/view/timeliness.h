// What the outcomes of one record say of duties in a period.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "view/report.h"

namespace lanzhi {

// Purpose: a duty with a day that fell due or was done in the period. `duty`: how the outcome stands.
void AddTimeliness(const Ruling& outcome, const DutyStanding& duty, const ReportDays& days,
                   std::vector<TimelyShare>& list);
// A duty without a day: what was done of it in the period, or was open as the period ended.
void AddUndated(const Ruling& outcome, const DutyStanding& duty, const ReportDays& days,
                std::vector<UndatedShare>& list);
// What became of each clause of the outcome in the period: in which it fell due or was done, or is dated; what has no
// day belongs to `day`, that of the record. What still runs belongs to every period since it began.
void AddClauses(const Ruling& outcome, std::optional<Date> day, const ReportDays& days, std::vector<ClauseShare>& list);
// The day of a record as a whole: the last of the month or half that it is of, its own date, or the first in it; of one
// that stands as long as it holds (a site, a member of staff) every day from then on, so the last of the period.
[[nodiscard]] std::optional<Date> DayOf(const Record& record, const Handbook& handbook, const ReportDays& days);
// The answers of the record's checklists that are dated within the period.
void AddAnswers(const Record& record, const ReportDays& days,
                std::vector<std::pair<std::string, ClauseCount::What>>& list);
// What is overdue on days.as_of, and what is to be filed for a period that is over and is not: each period by itself.
[[nodiscard]] std::vector<DueRow> NotDone(const Record& record, const std::vector<std::unique_ptr<Outcome>>& outcomes,
                                          const ReportDays& days);

}  // namespace lanzhi
