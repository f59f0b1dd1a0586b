// assigned: whoever serves at the site was assigned to it before.
//
// Of each member of staff in one of the `roles` in whose charge something was done that one of `numbers` counts at the
// site, the first day of it is looked at (not before the folder's records begin). In `list` there is an entry of them,
// dated by then: met. Dated later: late. None: missing. Where the list is empty nothing is said: that is for another
// rule to say. Nothing is said either where the folder's records were not counted (Sums); undetermined where an entry,
// or a record that may count, could not be read.
#pragma once

#include <string_view>
#include <tuple>
#include <vector>

#include "rule/parameter.h"

namespace lanzhi {

class Docket;
struct Instance;

struct Assigned {
  static constexpr std::string_view kName = "assigned";
  static constexpr bool kAsksForForm = false;

  std::vector<std::string_view> numbers;  // ids of schemas/reports/numbers
  std::vector<std::string_view> roles;
  Path list, staff, date;

  static constexpr auto Parameters() {
    return std::tuple{
        ParameterSpec("numbers", &Assigned::numbers).Needed(),
        ParameterSpec("roles", &Assigned::roles).Needed(),
        ParameterSpec("list", &Assigned::list, kSections),
        ParameterSpec("staff", &Assigned::staff, {Expect::What::reference}).Of(&Assigned::list),
        ParameterSpec("date", &Assigned::date, kDate).Of(&Assigned::list),
    };
  }
  // `staff` leads to records with a role; of a kind that others lead to.
  void CheckParameters(Params& params) const;
};

void Judge(const Assigned& kind, const Instance& instance, Docket& docket);

}  // namespace lanzhi
