// target: so many of something by the end of a period.
//
// Each section of `each` (of a plan that has none, of the one before it) names a thing (`name`) of which there should
// be `target` from `from` to `until`; where these are not given, in the year, counted from `years_from`, in which the
// key date of the instance lies. How many there are is counted from the records of the site by the number whose id
// stands at `counts`; where none stands there, it is the sum of the figures that records of `typed` give of that name.
// Enough: met. Not enough: open to the last day, then overdue; missed once one of `settled_by` is dated later than the
// last day, or $known-to has reached it. Nothing is said where the number is not known, or the folder's records were
// not counted (Sums); undetermined where a record that may count could not be read, or the period begins before the
// folder's records do and is over. With `pace`, which an agency sets, it asks in place of that, on a day within the
// period, for what is behind: less is done than that share, in percent, of what evenly spread work would have come to
// by then. That is a duty without a number, and never missed.
#pragma once

#include <string_view>
#include <tuple>
#include <vector>

#include "rule/parameter.h"

namespace lanzhi {

class Docket;
struct Instance;

struct Target {
  static constexpr std::string_view kName = "target";
  static constexpr bool kAsksForForm = false;

  Path each;  // from the instance
  Path name, counts, target;
  std::optional<Path> from, until;  // of the instance: both days in
  Path years_from;
  std::optional<Elsewhere> typed;
  std::optional<Path> called, figure;  // of these records: what each figure is of, and the figure
  std::vector<Path> settled_by;
  std::optional<Share> pace;

  static constexpr auto Parameters() {
    return std::tuple{
        ParameterSpec("each", &Target::each, kSections),
        ParameterSpec("name", &Target::name).Of(&Target::each),
        ParameterSpec("counts", &Target::counts).Of(&Target::each),
        ParameterSpec("target", &Target::target).Of(&Target::each),
        ParameterSpec("from", &Target::from, kDate),
        ParameterSpec("until", &Target::until, kDate),
        ParameterSpec("years_from", &Target::years_from, kDates),
        ParameterSpec("typed", &Target::typed),
        ParameterSpec("called", &Target::called).OnlyWith("typed").ManyIn(&Target::typed),
        ParameterSpec("figure", &Target::figure).OnlyWith("typed").ManyIn(&Target::typed),
        ParameterSpec("settled_by", &Target::settled_by, kDates),
        ParameterSpec("pace", &Target::pace).AgencyMay(),
    };
  }
  // `typed` with `called` and `figure`; one of `settled_by` and `pace`; of a kind that others lead to.
  void CheckParameters(Params& params) const;
};

void Judge(const Target& kind, const Instance& instance, Docket& docket);

}  // namespace lanzhi
