#include "rule/decode/decode.h"

namespace lanzhi {

Kind DecodeAttendance(Params& params) {
  constexpr Expect kNames{Expect::What::anything, true};
  Attendance attendance;
  Scope& scope = params.scope();
  // It goes through lists of its own.
  if (const Part at = params.Get("at"))
    params.faults().Add(at.key_place(), "handbook-both", {Typed("names", "at, meetings")});
  attendance.meetings = params.NeedPath("meetings", kSections);
  attendance.members = params.NeedPath("members", kSections);
  const Field* meeting = attendance.meetings.target;
  if (meeting != nullptr && meeting->key_date == nullptr) {
    params.faults().Add(params.Get("meetings").place(), "handbook-path.undated",
                        {Typed("path", attendance.meetings.text)});
  }
  scope.element = attendance.members.target;
  attendance.who = params.NeedPath("who", kAnything);
  attendance.from = params.GetPath("from", kDate);
  attendance.until = params.GetPath("until", kDate);
  attendance.form = params.GetPath("form", kDate);
  attendance.form_unless = params.GetTests("form_unless");
  if (!attendance.form && !attendance.form_unless.empty()) params.Missing("form");
  scope.element = meeting;
  attendance.present = params.GetPath("present", kNames);
  attendance.absent = params.GetPath("absent", kNames);
  attendance.nobody = params.WordList("nobody");
  if (!attendance.present && !attendance.absent) params.Missing("present, absent");
  // What words and grades start from is what the outcomes are about.
  scope.element = attendance.Element().target;
  return attendance;
}

}  // namespace lanzhi
