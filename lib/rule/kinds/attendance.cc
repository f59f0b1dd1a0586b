#include "rule/kinds/attendance.h"

#include <algorithm>
#include <map>

#include "base/nearest.h"
#include "record/shown.h"
#include "rule/compile/params.h"
#include "rule/eval/tests.h"
#include "rule/eval/wording.h"
#include "rule/kinds/all.h"

namespace lanzhi {
namespace {

static_assert(kIsKind<Attendance>, "a line is lacking in kinds/all.h");

struct Member {
  Ref element;
  Ref who;
  FreeText name;  // of `who`
  Found from, until;
  std::vector<Found> last;

  // Both ends are known or unknown apart; the last day is the one before `until`.
  [[nodiscard]] Truth On(Date day) const {
    if (!from.empty() && day < from.values.front()->date()) return Truth::no;
    if (!until.empty() && day >= until.values.front()->date()) return Truth::no;
    bool unknown = from.Unknown() || until.Unknown();
    for (const Found& each : last) {
      if (!each.empty() && day > each.values.front()->date()) return Truth::no;
      unknown = unknown || each.Unknown();
    }
    return unknown ? Truth::unreadable : Truth::yes;
  }
};

struct Members {
  std::vector<Member> list;
  Found unknown;  // members that cannot be told

  // Whether somebody of that name was a member; a name may come and go more than once.
  [[nodiscard]] Truth On(Date day, FreeText name) const {
    Truth truth = unknown.unreadable ? Truth::unreadable : Truth::no;
    for (const Member& member : list) {
      if (member.name == name) truth = std::max(truth, member.On(day));
    }
    return truth;
  }
  [[nodiscard]] bool Name(FreeText name) const {
    return std::any_of(list.begin(), list.end(), [&](const Member& member) { return member.name == name; });
  }
};

struct Meeting {
  Ref element;
  const Value* date = nullptr;
  Found present, absent;

  [[nodiscard]] Date day() const { return date->date(); }
  [[nodiscard]] bool Unknown() const { return present.Unknown() || absent.Unknown(); }
  [[nodiscard]] bool Blank() const { return present.empty() && absent.empty(); }
};

bool StandsForNobody(const Attendance& kind, const Ref& name) {
  return std::find(kind.nobody.begin(), kind.nobody.end(), WordOf(*name.value)) != kind.nobody.end();
}

Members ReadMembers(const Attendance& kind, const Origin& origin, const Found& elements) {
  Members members;
  members.unknown = elements;
  for (const Ref& element : elements.values) {
    const Found who = ResolveFrom(kind.who, origin, *element.value);
    for (const Hole& hole : who.holes) members.unknown.holes.push_back(hole);
    members.unknown.unreadable = members.unknown.unreadable || who.Unknown();
    if (who.empty() || who.Unknown()) continue;
    Member& member = members.list.emplace_back();
    member.element = element;
    member.who = who.values.front();
    member.name = WordOf(*member.who.value);
    if (kind.from) member.from = ResolveFrom(*kind.from, origin, *element.value);
    if (kind.until) member.until = ResolveFrom(*kind.until, origin, *element.value);
    for (const Path& path : kind.last) member.last.push_back(ResolveFrom(path, origin, *element.value));
  }
  return members;
}

Meeting ReadMeeting(const Attendance& kind, const Origin& origin, const Ref& element) {
  Meeting meeting;
  meeting.element = element;
  if (kind.day) {
    const Found day = ResolveFrom(*kind.day, origin, *element.value);
    meeting.date = day.empty() ? nullptr : day.values.front().value;
  } else {
    meeting.date = KeyDateOf(*element.record, *element.value);
  }
  if (kind.present) meeting.present = Expand(ResolveFrom(*kind.present, origin, *element.value));
  if (kind.absent) meeting.absent = Expand(ResolveFrom(*kind.absent, origin, *element.value));
  return meeting;
}

// What `a` found, with what `b` leaves open besides.
Found Together(const Found& a, const Found& b) {
  Found both = a;
  if (both.nearest.value == nullptr) both.nearest = b.nearest;
  for (const Hole& hole : b.holes) {
    if (std::find(both.holes.begin(), both.holes.end(), hole) == both.holes.end()) both.holes.push_back(hole);
  }
  both.unreadable = a.unreadable || b.unreadable;
  return both;
}

// A meeting without its day is only planned; one whose day cannot be read may be any.
Found UnreadableDay(const Attendance& kind, const Origin& origin, const Ref& meeting) {
  if (kind.day) {
    Found day = ResolveFrom(*kind.day, origin, *meeting.value);
    return day.unreadable ? day : Found();
  }
  Found found;
  const Field* field = meeting->field->key_date;
  found.unreadable = meeting.record->Child(*meeting.value, *field).state == State::unreadable;
  if (!found.unreadable) return found;
  found.nearest = meeting;
  found.holes.push_back(
      {meeting.record, static_cast<std::uint32_t>(meeting.value - meeting.record->values.data()), field});
  return found;
}

void Add(Text& names, const std::optional<Path>& path) {
  if (!path) return;
  if (!names.empty()) names.zh += '/', names.en += '/';
  names.zh += path->name.zh;
  names.en += path->name.en;
}

class RollCall {
 public:
  RollCall(const Attendance& kind, const Members& members, const Meeting& meeting, const Instance& instance,
           Docket& docket)
      : kind_(kind), members_(members), meeting_(meeting), instance_(instance), docket_(docket) {}

  void Judge() {
    if (meeting_.Blank() && !meeting_.Unknown()) {
      if (!kind_.guests && !kind_.unasked) Missing();
      return;
    }
    const bool both = !meeting_.present.empty() && !meeting_.absent.empty();
    if (both && !kind_.unasked) {
      return Report({meeting_.absent.values.front()}, meeting_.present.values.front(), *kind_.present, "both");
    }
    const bool by_absence = meeting_.present.empty();
    Found names =
        by_absence ? Together(meeting_.absent, meeting_.present) : Together(meeting_.present, meeting_.absent);
    if (both) {
      for (const Ref& name : meeting_.absent.values) names.values.push_back(name);
    }
    std::vector<Ref> strangers;
    Found doubt;  // apart from the names, which the loop walks over
    std::map<FreeText, const Ref*> seen;
    for (const Ref* name = names.values.begin(); name != names.values.end(); ++name) {
      const auto [twin, fresh] = seen.try_emplace(WordOf(*name->value), name);
      if (!fresh) {
        if (kind_.guests || StandsForNobody(kind_, *name)) continue;
        const bool in_both = (*twin->second)->parent != (*name)->parent;
        return Report({*name}, *twin->second, by_absence ? *kind_.absent : *kind_.present,
                      in_both ? "in-both" : "twice");
      }
      if (StandsForNobody(kind_, *name) || (kind_.guests && !members_.Name(WordOf(*name->value)))) continue;
      const Truth truth = members_.On(meeting_.day(), WordOf(*name->value));
      if (truth == Truth::no) strangers.push_back(*name);
      if (truth == Truth::unreadable) doubt = Together(doubt, Doubtful(WordOf(*name->value)));
    }
    if (!strangers.empty()) return Stranger(strangers);
    names = Together(names, doubt);
    if (names.Unknown()) {
      docket_.AddUndetermined(instance_, names);
    } else {
      docket_.Add(instance_, Verdict::met);
    }
  }

 private:
  void Missing() {
    Outcome* outcome = docket_.Add(instance_, Verdict::missing);
    if (outcome == nullptr) return;
    const Found absence = Together(meeting_.present, meeting_.absent);
    PointAtAbsence(*outcome, instance_.record(), absence);
    AddHoles(*outcome, absence.holes);
    Text names;
    Add(names, kind_.present);
    Add(names, kind_.absent);
    Finish(*outcome, instance_, {{{"missing", std::vector<Text>{std::move(names)}}, Day()}, {}, {}, "roll"});
  }

  // Why it cannot be told whether somebody of that name was a member.
  [[nodiscard]] Found Doubtful(FreeText name) const {
    Found doubtful = members_.unknown;
    for (const Member& member : members_.list) {
      if (member.name != name) continue;
      doubtful = Together(doubtful, Together(member.from, member.until));
      for (const Found& each : member.last) doubtful = Together(doubtful, each);
    }
    doubtful.unreadable = true;
    return doubtful;
  }

  [[nodiscard]] Arg Day() const { return {"trigger", meeting_.day()}; }

  void Report(const std::vector<Ref>& names, const Ref& compared, const Path& path, std::string_view variant) {
    Outcome* outcome = Violated(names, variant);
    if (outcome != nullptr) outcome->related.push_back(RelatedAt(compared, "compared", path.name));
  }

  // The members whose codes are nearly that.
  void NearTo(const Ref& name, std::vector<Text>& near) const {
    const std::optional<std::string_view> shown = Shown(*name.value);
    if (!shown) return;
    std::vector<std::string_view> codes;
    for (const Member& member : members_.list) {
      if (const auto code = Shown(*member.who.value)) codes.push_back(*code);
    }
    const std::vector<std::string_view> nearest = Nearest(*shown, codes);
    // One step away; where many are, none is meant.
    if (nearest.size() == 1) near.push_back(AsIs(nearest.front()));
  }

  Outcome* Violated(const std::vector<Ref>& names, std::string_view variant, Args more = {}) {
    Outcome* outcome = docket_.Add(instance_, Verdict::violated);
    if (outcome == nullptr) return nullptr;
    PointAtValue(*outcome, names.front());
    for (std::size_t i = 1; i < names.size(); ++i) outcome->related.push_back(RelatedAt(names[i], "also", {}));
    std::vector<Text> failed;
    for (const Ref& name : names) failed.push_back(ShownOrPlace(*name.record, *name.value));
    more.push_back({"failed", std::move(failed)});
    more.push_back(Day());
    Finish(*outcome, instance_, {std::move(more), {}, {}, variant});
    return outcome;
  }

  void Stranger(const std::vector<Ref>& names) {
    std::vector<FreeText> unknown;
    std::vector<Text> near;
    for (const Ref& name : names) {
      const FreeText word = WordOf(*name.value);
      if (members_.Name(word)) continue;
      unknown.push_back(word);
      NearTo(name, near);
    }
    Outcome* outcome = near.empty() ? Violated(names, "stranger") : Violated(names, "stranger-near", {{"near", near}});
    if (outcome == nullptr) return;
    if (unknown.size() == names.size()) outcome->strangers = std::move(unknown);
    // The days between which these were members, where they were at all.
    for (const Ref& name : names) {
      for (const Member& member : members_.list) {
        if (member.name != WordOf(*name.value)) continue;
        for (const Ref& from : member.from.values) {
          if (meeting_.day() < from->date()) outcome->related.push_back(RelatedAt(from, "compared", kind_.from->name));
        }
        for (const Ref& until : member.until.values) {
          if (meeting_.day() >= until->date())
            outcome->related.push_back(RelatedAt(until, "compared", kind_.until->name));
        }
        for (std::size_t i = 0; i < member.last.size(); ++i) {
          for (const Ref& last : member.last[i].values) {
            if (meeting_.day() > last->date())
              outcome->related.push_back(RelatedAt(last, "compared", kind_.last[i].name));
          }
        }
      }
    }
  }

  const Attendance& kind_;
  const Members& members_;
  const Meeting& meeting_;
  const Instance& instance_;
  Docket& docket_;
};

// Whether the member was there; nothing is known of a meeting without a roll.
Truth Attended(const Attendance& kind, const Member& member, const Meeting& meeting) {
  const auto named = [&](const Found& names) {
    return std::any_of(names.values.begin(), names.values.end(), [&](const Ref& name) {
      return WordOf(*name.value) == member.name && !StandsForNobody(kind, name);
    });
  };
  const Truth on = member.On(meeting.day());
  if (on == Truth::no) return Truth::no;
  if (named(meeting.present)) return Truth::yes;
  if (named(meeting.absent)) return Truth::no;
  if (meeting.Unknown() || meeting.Blank()) return Truth::unreadable;
  return meeting.present.empty() ? on : Truth::no;
}

void JudgeForm(const Attendance& kind, const Member& member, const std::vector<Meeting>& meetings,
               const Found& unknown_meetings, const Instance& instance, Docket& docket) {
  const Found form = Resolve(*kind.form, instance.origin);
  if (form.Unknown()) return docket.AddUndetermined(instance, form);
  const Meeting* first = nullptr;
  Found doubt = unknown_meetings;
  for (const Meeting& meeting : meetings) {
    const Truth truth = Attended(kind, member, meeting);
    if (truth == Truth::yes && (first == nullptr || meeting.day() < first->day())) first = &meeting;
    if (truth != Truth::unreadable || (!form.empty() && form.values.front()->date() <= meeting.day())) continue;
    doubt = Together(doubt, Together(Together(meeting.present, meeting.absent), Together(member.from, member.until)));
    doubt.unreadable = true;
  }
  const bool breach = first != nullptr && (form.empty() || form.values.front()->date() > first->day());
  if (!breach) {
    if (doubt.unreadable) {
      docket.AddUndetermined(instance, doubt);
    } else if (first != nullptr) {
      docket.Add(instance, Verdict::met);
    }
    return;
  }
  Outcome* outcome = docket.Add(instance, form.empty() ? Verdict::missing : Verdict::late);
  if (outcome == nullptr) return;
  Statement statement{{{"trigger", first->day()}}, first->day(), std::nullopt, "form"};
  outcome->trigger = outcome->due = first->day();
  outcome->related.push_back(
      RelatedAt({first->element.record, first->date}, "attended", Text(first->date->field->names)));
  if (form.empty()) {
    PointAtAbsence(*outcome, instance.record(), form);
    AddHoles(*outcome, form.holes);
    statement.args.push_back({"missing", std::vector<Text>{kind.form->name}});
  } else {
    PointAtValue(*outcome, form.values.front());
    outcome->actual = statement.done = form.values.front()->date();
    statement.args.push_back({"done", *statement.done});
  }
  statement.args.push_back({"failed", std::vector<Text>{ShownOrPlace(*member.who.record, *member.who.value)}});
  Finish(*outcome, instance, std::move(statement));
}

}  // namespace

void Attendance::CheckParameters(Params& params) const {
  if (const Part at = params.Get("at")) {
    params.faults().Add(at.key_place(), "handbook-both", {Typed("names", "at, meetings")});
  }
  if (meetings.target != nullptr && meetings.target->key_date == nullptr) {
    params.faults().Add(params.Get("meetings").place(), "handbook-path.undated", {Typed("path", meetings.text)});
  }
  if (!form && !form_unless.empty()) params.Missing("form");
  if (!present && !absent) params.Missing("present, absent");
}

void Judge(const Attendance& kind, const Instance& instance, Docket& docket) {
  const Found elements = Expand(Resolve(kind.members, instance.origin));
  if (elements.empty()) {
    if (elements.Unknown()) docket.AddUndetermined(instance, elements);
    return;
  }
  const auto at = [&](const Ref& ref) {
    return Instance{instance.rule, {&instance.scene(), ref.value, KeyDayOf(*ref.record, *ref.value)}};
  };
  const Members members = ReadMembers(kind, instance.origin, elements);
  Found list = Expand(Resolve(kind.meetings, instance.origin));
  std::vector<Meeting> meetings;
  Found doubt;  // apart from the list, which the loop walks over
  for (const Ref& element : list.values) {
    Meeting meeting = ReadMeeting(kind, instance.origin, element);
    if (meeting.date != nullptr) {
      meetings.push_back(std::move(meeting));
    } else {
      doubt = Together(doubt, UnreadableDay(kind, instance.origin, element));
    }
  }
  list = Together(list, doubt);
  if (!kind.form) {
    if (list.unreadable) docket.AddUndetermined(instance, list);
    for (const Meeting& meeting : meetings) {
      const Instance roll = at(meeting.element);
      RollCall(kind, members, meeting, roll, docket).Judge();
    }
    return;
  }
  for (const Member& member : members.list) {
    const Instance one = at(member.element);
    Found unknown;
    const Truth exempt = kind.form_unless.empty() ? Truth::no : Check(kind.form_unless, one.origin, unknown.holes);
    if (exempt == Truth::yes) continue;
    unknown.unreadable = exempt == Truth::unreadable;
    if (unknown.unreadable) {
      docket.AddUndetermined(one, unknown);
    } else {
      JudgeForm(kind, member, meetings, list, one, docket);
    }
  }
}

}  // namespace lanzhi
