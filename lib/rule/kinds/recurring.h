// recurring: a thing done once in every period.
//
// From the day `from` on there is one occurrence for each period, up to `until` or the end of the record. What was done
// at `done`, in order, fills the earliest occurrence that has begun and is not filled: met, or late after its due day
// (the end of the period, or `within` after it). With `restart: done` the next period runs from what was done. Not
// filled: open, then overdue, missed once the record or `until` has come to its end. A last period that is cut short is
// met if filled, else not asked for. Each occurrence is a duty of its own and a finding of its own. With `in` the thing
// is done in records of another kind, or in sections of a list, each of which counts in the period in which its `done`
// lies, or which it names: see elsewhere.h. With `terms`, such as the
// contracts of a site, it recurs over the days of each, to its `until`, and not between them: see terms.h.
#pragma once

#include <string_view>
#include <tuple>

#include "rule/parameter.h"

namespace lanzhi {

class Docket;
struct Instance;

struct Recurring {
  static constexpr std::string_view kName = "recurring";
  static constexpr bool kAsksForForm = false;

  Limit every;
  Path from;                    // of several days the earliest
  std::optional<Path> terms;    // sections with a key date, over whose days it recurs
  std::optional<Path> until;    // of the record, or of each of `terms`; of several days the latest
  std::optional<Elsewhere> in;  // `done` is a date of these records; each counts in the period in which that day lies
  Path done;
  std::int64_t at_least = 1;         // with `in`: so many in each period ...
  std::optional<Path> different;     // ... of the different values at this path of the records
  Tests at_end;                      // with `in`: a period of which these hold on its last day; others ask nothing
  bool whole = false;                // ... and on its first
  bool cut_short = false;            // with `in`: the first is asked for though it begins before `from`
  std::optional<Limit> within;       // after each occurrence's end; absent: by its end
  Restart restart = Restart::never;  // the next period runs from what was done last

  static constexpr auto Parameters() {
    return std::tuple{
        ParameterSpec("every", &Recurring::every).AgencyMay(),
        ParameterSpec("from", &Recurring::from, kDates),
        ParameterSpec("terms", &Recurring::terms, kSections),
        ParameterSpec("until", &Recurring::until, kDates).Of(&Recurring::terms),
        ParameterSpec("in", &Recurring::in),
        ParameterSpec("done", &Recurring::done, kDates).Asks().In(&Recurring::in),
        ParameterSpec("at_least", &Recurring::at_least).OnlyWith("in").AgencyMay(),
        ParameterSpec("different", &Recurring::different).OnlyWith("in").In(&Recurring::in),
        ParameterSpec("at_end", &Recurring::at_end).OnlyWith("in"),
        ParameterSpec("whole", &Recurring::whole).OnlyWith("at_end"),
        ParameterSpec("cut_short", &Recurring::cut_short).OnlyWith("in"),
        ParameterSpec("within", &Recurring::within).AgencyMay(),
        ParameterSpec("restart", &Recurring::restart),
    };
  }
  // Not `in` with `restart`, and with `within` only where it says what it is of.
  void CheckParameters(Params& params) const;
};

void Judge(const Recurring& kind, const Instance& instance, Docket& docket);

}  // namespace lanzhi
