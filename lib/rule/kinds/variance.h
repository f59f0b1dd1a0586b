// variance: a month in which much more or less was done than was planned is noted, and followed up.
//
// The record is of a month and a site. Of the plan of the site that covers the month's last day (of several the one of
// the latest date) each section of `each` names a thing (`name`). What was done of it in the month is counted by the
// number whose id stands at `counts`; where none stands there, it is the sum of this record's own figures of that name.
// It is held against what the record of the month before planned for it (`planned_for`, `planned`) or, where it planned
// nothing, against what the month owes of the `target` if work is spread evenly over the plan: of whole things any
// number between the two that are nearest to the mean of a month; of a number of what is open on a day the target
// itself. `beyond`: more than that share, in percent, above or below. `below`: less than that share of what the month
// owes, whatever was planned. Both are for the agency to set. Where that is so, a section of `flagged` names the thing
// in `about`: met. Without one: open from the last day of the month, and missed once $known-to has reached the end of
// the next month. Nothing is said of a month that is not over, or that begins before the plan or the folder's records
// do; undetermined where a record that may count could not be read, unless more is done than could be explained away.
#pragma once

#include <string_view>
#include <tuple>

#include "rule/parameter.h"

namespace lanzhi {

class Docket;
struct Instance;

struct Variance {
  static constexpr std::string_view kName = "variance";
  static constexpr bool kAsksForForm = false;

  Path plans;                       // sections or list of the site
  Path each, name, counts, target;  // of a plan, of each
  std::optional<Path> from, until;  // of a plan: both days in
  Path years_from;
  Path called, figure;        // of the record: what each figure is of, and the figure
  Path planned_for, planned;  // of the record of the month before
  Path flagged, about;
  std::optional<Share> beyond, below;

  static constexpr auto Parameters() {
    return std::tuple{
        ParameterSpec("plans", &Variance::plans, kSections),
        ParameterSpec("each", &Variance::each, kSections).Of(&Variance::plans),
        ParameterSpec("name", &Variance::name).Of(&Variance::each),
        ParameterSpec("counts", &Variance::counts).Of(&Variance::each),
        ParameterSpec("target", &Variance::target).Of(&Variance::each),
        ParameterSpec("from", &Variance::from, kDate).Of(&Variance::plans),
        ParameterSpec("until", &Variance::until, kDate).Of(&Variance::plans),
        ParameterSpec("years_from", &Variance::years_from, kDates),
        ParameterSpec("called", &Variance::called, kAnythingOrMany),
        ParameterSpec("figure", &Variance::figure, kAnythingOrMany),
        ParameterSpec("planned_for", &Variance::planned_for, kAnythingOrMany),
        ParameterSpec("planned", &Variance::planned, kAnythingOrMany),
        ParameterSpec("flagged", &Variance::flagged, kSections),
        ParameterSpec("about", &Variance::about).Of(&Variance::flagged),
        ParameterSpec("beyond", &Variance::beyond).AgencyMay(),
        ParameterSpec("below", &Variance::below).AgencyMay(),
    };
  }
  // One of `beyond` and `below`; of a kind that others lead to, with a month and a site.
  void CheckParameters(Params& params) const;
};

void Judge(const Variance& kind, const Instance& instance, Docket& docket);

}  // namespace lanzhi
