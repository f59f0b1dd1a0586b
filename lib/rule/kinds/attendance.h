// attendance: of a list of meetings and a list of members, the roll of each meeting, or the form of each member.
//
// Of a meeting that was held (it has its day): neither who was there nor who was not: missing. Both, or a name twice,
// or somebody who was not a member on that day (one is from `from` on, to the day before `until`): violated, all such
// names in one finding. Words of `nobody` stand for an empty roll. With `form`, of a member who attended: the form is
// not there: missing; dated after the first meeting attended: late. Members who pass `form_unless` need none, nor do
// those who never attended. Where a day, a name or a roll cannot be read, so that it makes a difference: undetermined.
// A meeting without its day is only planned. With `guests` others may come as well and no roll is asked for: only who
// stands there after the day until which he might, `last`, is told. With `unasked` no roll is asked for, and one may
// say both who was there and who was not, but not of one person.
#pragma once

#include <string_view>
#include <tuple>
#include <vector>

#include "rule/parameter.h"

namespace lanzhi {

class Docket;
struct Instance;

struct Attendance {
  static constexpr std::string_view kName = "attendance";
  static constexpr bool kAsksForForm = false;

  Path meetings, members;
  Path who;                              // from a member: what the roll names
  std::optional<Path> from, until;       // from a member: he is one from this day to the day before that one
  std::vector<Path> last;                // from a member: after the first of these days he is none
  std::optional<Path> day;               // from a meeting: when it was held, where that is not its key date
  std::optional<Path> present, absent;   // from a meeting: who was there, who was not
  std::vector<std::string_view> nobody;  // words that stand for an empty roll
  std::optional<Path> form;              // from a member: given by the first meeting that he attends
  Tests form_unless;
  bool unasked = false;  // a roll may be lacking, or say both who was there and who was not
  bool guests = false;   // who is on no list of members may come too, and a roll may be lacking or say a name twice

  // It goes through lists of its own in place of `at`.
  [[nodiscard]] const Path& Element() const { return form ? members : meetings; }

  static constexpr auto Parameters() {
    constexpr Expect kNames{Expect::What::anything, true};
    return std::tuple{
        ParameterSpec("meetings", &Attendance::meetings, kSections),
        ParameterSpec("members", &Attendance::members, kSections),
        ParameterSpec("who", &Attendance::who).Of(&Attendance::members),
        ParameterSpec("from", &Attendance::from, kDate).Of(&Attendance::members),
        ParameterSpec("until", &Attendance::until, kDate).Of(&Attendance::members),
        ParameterSpec("last", &Attendance::last, kDate).Of(&Attendance::members),
        ParameterSpec("day", &Attendance::day, kDate).Of(&Attendance::meetings),
        ParameterSpec("present", &Attendance::present, kNames).Of(&Attendance::meetings),
        ParameterSpec("absent", &Attendance::absent, kNames).Of(&Attendance::meetings),
        ParameterSpec("nobody", &Attendance::nobody),
        ParameterSpec("form", &Attendance::form, kDate).Of(&Attendance::members),
        ParameterSpec("form_unless", &Attendance::form_unless).Of(&Attendance::members),
        ParameterSpec("unasked", &Attendance::unasked),
        ParameterSpec("guests", &Attendance::guests),
    };
  }
  // No `at`; meetings have a day; one of `present` and `absent`; `form_unless` goes with `form`.
  void CheckParameters(Params& params) const;
};

void Judge(const Attendance& kind, const Instance& instance, Docket& docket);

}  // namespace lanzhi
