// approval: a section that somebody has signed.
//
// The section, its date, a signer or a field of `need` lacking: missing, all of them in one finding. Signed by a person
// who is not the one of `is`, has none of the roles or duties on the day of signing, or is one of `not_by`: violated.
// `by` lists several signers who must all be there; when fewer have signed than are wanted, the lacking one is missing.
// Who held a post is asked for the day of signing; where that cannot be told: undetermined. With `within` or
// `settled_by` it is also a deadline that counts from `trigger` (deadline.h): a section that is not there is a running
// duty, one in its place is met, late, or violated before the trigger. Without `by` and `need` an absent section is no
// breach: nobody has signed, so not the wrong one.
#pragma once

#include <string_view>
#include <tuple>
#include <vector>

#include "rule/kinds/undated.h"
#include "rule/parameter.h"

namespace lanzhi {

class Docket;
struct Instance;

struct Signer {
  std::optional<Path> is;               // the person named in that field
  std::vector<std::string_view> roles;  // or any of these roles, on the day of signing

  static constexpr auto Parameters() {
    return std::tuple{ParameterSpec("is", &Signer::is, {Expect::What::reference, false}),
                      ParameterSpec("role", &Signer::roles)};
  }
  // One of the two.
  void CheckParameters(Params& params) const;
};

struct Approval {
  static constexpr std::string_view kName = "approval";
  static constexpr bool kAsksForForm = true;

  Path what;  // a section with a date and a signer
  std::vector<Signer> by;
  std::vector<Path> not_by;
  std::vector<Path> need;  // further fields of the section
  std::optional<Path> trigger;
  std::optional<Within> within;
  std::vector<Settlement> settled_by;
  std::vector<SettledInstead> instead;
  std::optional<Timely> timely;
  Early early = Early::refused;

  static constexpr auto Parameters() {
    return std::tuple{
        ParameterSpec("what", &Approval::what, {Expect::What::signed_section, false}).Asks(),
        ParameterSpec("by", &Approval::by).AtLeast(1, "handbook-type.list").Separated("parameter.and"),
        ParameterSpec("not_by", &Approval::not_by, {Expect::What::reference, false}),
        ParameterSpec("need", &Approval::need).Asks(),
        ParameterSpec("trigger", &Approval::trigger, kDate),
        ParameterSpec("within", &Approval::within).AgencyMay(),
        ParameterSpec("settled_by", &Approval::settled_by).OnlyWith("trigger"),
        ParameterSpec("instead", &Approval::instead).OnlyWith("trigger"),
        ParameterSpec("timely", &Approval::timely).OnlyWith("trigger"),
        ParameterSpec("early", &Approval::early).OnlyWith("trigger"),
    };
  }
  // Roles are such as the shape of whoever signs knows; `trigger` goes with `within` or `settled_by`.
  void CheckParameters(Params& params) const;
};

void Judge(const Approval& kind, const Instance& instance, Docket& docket);

}  // namespace lanzhi
