// What due shows: duties, with a day and without.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rule/outcome.h"

namespace lanzhi {

enum class DueStatus : std::uint8_t { open, overdue, met, late, missed, violated, waived };
[[nodiscard]] std::string_view DueStatusName(DueStatus status);  // as in machine output

struct DueRow {
  std::string rule;
  Words title;
  std::int64_t periods = 1;  // of a duty that recurs, so many overdue ones from `due` on (TellPeriods) ...
  Date last{};               // ... to this
  std::string of, of_last;   // which month, half or year `due` and `last` are of, as records name it; "": of none
  std::vector<std::string> clauses;
  std::string kind, record, path;
  FilePtr file;  // for the line; dropped by LocateDueRows() (render/) once the line is known
  Span span;
  int line = 0;                     // 0: not located yet
  std::string element;              // occurrence or element
  std::string site, worker, actor;  // ids; actor: the role, or the person in that role where the record names one
  Words role;                       // names of `actor` where that is a role
  std::string acts_as;              // id of the role that must act, also where `actor` is a person
  std::string trigger_pointer;
  std::optional<Date> trigger;
  Date raw_due{}, due{};      // before and after it was moved from a day off; without meaning where `since` is set
  std::optional<Date> since;  // of a duty without a day: when it began
  DueStatus status = DueStatus::open;
  std::optional<Date> done;
  std::optional<Date> passed;  // done too early to count
  Derivation derivation;
  std::optional<Progress> progress;  // of a target
  std::string waiver;                // id of the one that covers it
};

// How an outcome stands as a duty, and the day that it fell due: the last day, or of a window, which closes with its
// trigger, the trigger's. nullopt for what is no duty. Violated: done before the trigger, or signed by the wrong
// person.
struct DutyStanding {
  DueStatus status = DueStatus::open;
  Date day{};  // of an undated one, since when
  bool window = false;
  bool undated = false;  // the handbook has no number for it (SEMANTICS 15)
};
[[nodiscard]] std::optional<DutyStanding> StandingOf(const Ruling& outcome);

// Rows of the outcomes that are duties: running ones, and settled ones too; older periods of one duty together.
// `asked`: whether a duty is wanted, so that no row is made in vain; empty: all are.
[[nodiscard]] std::vector<DueRow> DueRowsOf(const Record& record, const std::vector<std::unique_ptr<Outcome>>& outcomes,
                                            const std::function<bool(const DutyStanding&)>& asked = {});

// The same with each period by itself.
[[nodiscard]] std::vector<DueRow> DutiesOf(const Record& record, const std::vector<std::unique_ptr<Outcome>>& outcomes);

// Of the duties that are done in the return of a site, or of the agency, for a month, half or year (a record whose id
// is made of these): those of what is over before `today` and not done, each period by itself.
[[nodiscard]] std::vector<DueRow> UnfiledRowsOf(const Record& record,
                                                const std::vector<std::unique_ptr<Outcome>>& outcomes, Date today);

// A waiver that ends on `day` or later, as a row of its own: rule `waiver-ends`, due on its last day. nullopt for one
// that has no end or has run out.
[[nodiscard]] std::optional<DueRow> WaiverRowOf(const Record& waiver, Date day, Words title);

// Those with a day first; by due (or since), record, rule, element.
void SortDueRows(std::vector<DueRow>& rows);

// overdue, today, this week (to the Sunday of today's week), this month, later; settled for what runs no more.
enum class DueGroup : std::uint8_t { overdue, today, this_week, this_month, later, settled };
[[nodiscard]] DueGroup GroupOf(const DueRow& row, Date today);

}  // namespace lanzhi
