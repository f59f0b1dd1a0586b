#include "rule/kinds/approval.h"

#include <algorithm>

#include "record/roles.h"
#include "rule/compile/params.h"
#include "rule/eval/wording.h"
#include "rule/kinds/all.h"
#include "rule/kinds/duty.h"

namespace lanzhi {
namespace {

static_assert(kIsKind<Approval>, "a line is lacking in kinds/all.h");

// The signed section, taken apart.
struct Signature {
  Ref section;
  const Value* date = nullptr;
  const Field* by_field = nullptr;
  Found signers;
  Origin origin;  // of the paths to persons: who held a post is asked for the day of signing
};

Signature Read(const Approval& kind, const Instance& instance, const Ref& section) {
  Signature signature;
  signature.section = section;
  signature.origin = instance.origin;
  signature.date = KeyDateOf(*section.record, *section.value);
  if (signature.date != nullptr) signature.origin.on = signature.date->date();
  signature.by_field = kind.what.target->Meant(Meaning::signer);
  if (signature.by_field == nullptr) return signature;
  Path by;
  by.steps.push_back({signature.by_field, {}, false});
  by.target = signature.by_field;
  signature.signers = Expand(ResolveFrom(by, signature.origin, *section.value));
  return signature;
}

Truth HasRole(const Value& signer, const std::vector<std::string_view>& roles, std::optional<Date> on) {
  if (signer.link == nullptr || signer.link->values.empty()) return Truth::no;
  if (signer.link->shape->Meant(Meaning::role) == nullptr) return Truth::no;
  const Roles held = RolesOn(*signer.link, on);
  if (held.Among(roles)) return Truth::yes;
  return held.known ? Truth::no : Truth::unreadable;
}

bool AmongSigners(const Signature& signature, const Found& persons) {
  return std::any_of(signature.signers.values.begin(), signature.signers.values.end(), [&](const Ref& signer) {
    return std::any_of(persons.values.begin(), persons.values.end(),
                       [&](const Ref& person) { return WordOf(*person.value) == WordOf(*signer.value); });
  });
}

struct Shortfall {
  std::vector<Text> missing;
  Holes holes;
  Found nearest;  // of the first that is missing
  bool wrong_signer = false;
  std::optional<Found> unknown;
};

void Miss(Shortfall& shortfall, const Text& name, const Found& found) {
  if (shortfall.missing.empty()) shortfall.nearest = found;
  shortfall.missing.push_back(name);
  for (const Hole& hole : found.holes) shortfall.holes.push_back(hole);
}

void CheckSigner(const Signer& wanted, const Signature& signature, std::size_t signers_wanted, Shortfall& shortfall) {
  Truth truth = Truth::no;
  if (wanted.is) {
    const Found person = Expand(Resolve(*wanted.is, signature.origin));
    if (person.Unknown() || person.empty()) {
      shortfall.unknown = person;
      return;
    }
    if (AmongSigners(signature, person)) truth = Truth::yes;
  } else {
    for (const Ref& signer : signature.signers.values) {
      truth = std::max(truth, HasRole(*signer.value, wanted.roles, signature.origin.on));
    }
  }
  if (truth == Truth::unreadable) shortfall.unknown = signature.signers;
  if (truth != Truth::no) return;
  if (signature.signers.values.size() < signers_wanted) {
    Found lacking = signature.signers;
    lacking.nearest = signature.section;
    Miss(shortfall, Text(signature.by_field->names), lacking);
  } else {
    shortfall.wrong_signer = true;
  }
}

Found Lacking(const Ref& section, const Field& field) {
  Found found;
  const auto index = static_cast<std::uint32_t>(section.value - section.record->values.data());
  found.nearest = section;
  found.holes.push_back({section.record, index, &field});
  return found;
}

Shortfall ExamineSignature(const Approval& kind, const Instance& instance, const Signature& signature) {
  Shortfall shortfall;
  const Field* date_field = signature.section->field->key_date;
  if (date_field != nullptr && signature.date == nullptr) {
    const Value& date = signature.section.record->Child(*signature.section.value, *date_field);
    const Found found = Lacking(signature.section, *date_field);
    if (date.state == State::unreadable)
      shortfall.unknown = found;
    else if (!kind.by.empty() || kind.trigger)
      Miss(shortfall, Text(date_field->names), found);
  }
  if (signature.signers.unreadable) {
    shortfall.unknown = signature.signers;
  } else if (signature.signers.empty() && signature.by_field != nullptr) {
    if (!kind.by.empty()) Miss(shortfall, Text(signature.by_field->names), signature.signers);
  } else {
    for (const Signer& signer : kind.by) CheckSigner(signer, signature, kind.by.size(), shortfall);
    for (const Path& path : kind.not_by) {
      Found resolved, expanded;
      const Found& persons = Expand(Resolve(path, signature.origin, resolved), expanded);
      if (persons.Unknown()) shortfall.unknown = persons;
      if (AmongSigners(signature, persons)) shortfall.wrong_signer = true;
    }
  }
  for (const Path& path : kind.need) {
    const Found found = Resolve(path, instance.origin);
    if (found.Unknown())
      shortfall.unknown = found;
    else if (found.empty())
      Miss(shortfall, path.name, found);
  }
  return shortfall;
}

Args SignerArgs(const Signature& signature) {
  Args args;
  if (signature.date != nullptr) args.push_back({"done", signature.date->date()});
  if (!signature.signers.empty()) {
    if (auto by = ArgOf(signature.signers.values.front())) args.push_back({"by", std::move(*by)});
  }
  return args;
}

// Of a signature that does not do: from when it was asked for and when it was given.
void SetDays(const Approval& kind, const Instance& instance, const Signature& signature, Outcome& outcome) {
  if (!kind.trigger) return;
  const Found triggers = Resolve(*kind.trigger, instance.origin);
  if (triggers.Unknown() || triggers.empty()) return;
  outcome.trigger = triggers.values.front()->date();
  outcome.trigger_pointer = PointerOf(*triggers.values.front().record, *triggers.values.front().value);
  if (signature.date != nullptr) outcome.actual = signature.date->date();
}

void ReportSignature(const Approval& kind, const Instance& instance, const Signature& signature,
                     const Shortfall& shortfall, Docket& docket) {
  Outcome* outcome = docket.Add(instance, shortfall.wrong_signer ? Verdict::violated : Verdict::missing);
  if (outcome == nullptr) return;
  SetDays(kind, instance, signature, *outcome);
  Args args = SignerArgs(signature);
  if (signature.date != nullptr) outcome->dated = signature.date->date();
  if (shortfall.wrong_signer) {
    PointAtValue(*outcome, signature.signers.values.front());
  } else {
    PointAtAbsence(*outcome, instance.record(), shortfall.nearest);
    AddHoles(*outcome, shortfall.holes);
  }
  if (!shortfall.missing.empty()) args.push_back({"missing", shortfall.missing});
  Finish(*outcome, instance, {std::move(args), {}, {}, {}});
}

void JudgeUnsigned(const Approval& kind, const Instance& instance, const Found& what, Docket& docket) {
  if (kind.by.empty() && kind.need.empty()) return;  // nobody has signed, so not the wrong one
  Outcome* outcome = docket.Add(instance, Verdict::missing);
  if (outcome == nullptr) return;
  PointAtAbsence(*outcome, instance.record(), what);
  AddHoles(*outcome, what.holes);
  Finish(*outcome, instance,
         {{{"missing", std::vector<Text>{FormName(kind.what.target, kind.what.name)}}}, {}, {}, {}});
}

// A signature with a last day. `signature`: nullptr when there is no section.
void JudgeInTime(const Approval& kind, const Instance& instance, const Found& what, const Signature* signature,
                 Docket& docket) {
  const Found triggers = Resolve(*kind.trigger, instance.origin);
  if (triggers.Unknown()) docket.AddUndetermined(instance, triggers);
  if (triggers.empty() || triggers.Unknown()) return;
  Duty duty;
  duty.trigger_path = &*kind.trigger;
  duty.done_path = &kind.what;
  duty.trigger = triggers.values.front();
  duty.absence = what;
  if (signature != nullptr && signature->date != nullptr) {
    duty.done = {signature->section.record, signature->date};
    duty.actual = KnownFrom(duty.done);
  }
  if (!kind.within) {
    return JudgeUndated({kind.settled_by, kind.instead, kind.timely, kind.early}, instance, duty, signature != nullptr,
                        true, docket);
  }
  duty.direction = kind.within->direction;
  duty.limit = kind.within->limit;
  std::optional<Date> by;
  if (kind.within->day) {
    const Found day = Resolve(*kind.within->day, instance.origin);
    if (day.Unknown()) docket.AddUndetermined(instance, day);
    if (day.Unknown() || day.empty()) return;
    by = day.values.front()->date();
    duty.by = &*kind.within->day;
  }
  const Date trigger = duty.trigger->date();
  duty.due = DueDay(instance.scene().handbook->counting(), duty.direction, duty.limit.period, trigger, by);
  DeadlineDays days{duty.direction,      trigger, duty.due.day, duty.actual, IsSettled(instance.scene(), duty.due),
                    instance.scene().day};
  Outcome* outcome = docket.Add(instance, JudgeDeadline(days), {trigger, duty.due.day, duty.actual});
  if (outcome == nullptr) return;
  if (outcome->verdict == Verdict::violated) duty.variant = "early";
  Describe(*outcome, instance, duty);
}

}  // namespace

void Signer::CheckParameters(Params& params) const {
  if (is.has_value() != roles.empty()) params.Missing("is, role");
}

void Approval::CheckParameters(Params& params) const {
  if (trigger && !within && settled_by.empty() && !timely) params.Missing("within, settled_by");
  if (within && !trigger) params.Missing("trigger");
  CheckUndated(params, within.has_value(), settled_by);
  const Field* signer = what.target == nullptr ? nullptr : what.target->Meant(Meaning::signer);
  const Shape* shape = signer == nullptr ? nullptr : params.scope().shapes->Find(signer->to);
  const Field* role = shape == nullptr ? nullptr : shape->Meant(Meaning::role);
  const Part signers = params.Get("by");
  if (role == nullptr || role->type != Type::choice || !signers) return;
  auto wanted = by.begin();
  for (const Part part : signers) {
    for (const std::string_view name : (wanted++)->roles) {
      if (ReadLiteral(*role, name).fits) continue;
      params.faults().AddNear(part.place(), "handbook-choice", {Typed("value", name), Typed("field", "role")}, name,
                              LiteralsOf(*role));
    }
  }
}

void Judge(const Approval& kind, const Instance& instance, Docket& docket) {
  const Found what = Resolve(kind.what, instance.origin);
  if (what.Unknown()) {
    docket.AddUndetermined(instance, what);
    return;
  }
  if (what.empty()) {
    if (kind.trigger) return JudgeInTime(kind, instance, what, nullptr, docket);
    return JudgeUnsigned(kind, instance, what, docket);
  }
  const Signature signature = Read(kind, instance, what.values.front());
  const Shortfall shortfall = ExamineSignature(kind, instance, signature);
  if (shortfall.wrong_signer || !shortfall.missing.empty()) {
    ReportSignature(kind, instance, signature, shortfall, docket);
  } else if (shortfall.unknown) {
    docket.AddUndetermined(instance, *shortfall.unknown);
  } else if (kind.trigger) {
    JudgeInTime(kind, instance, what, &signature, docket);
  } else {
    docket.Add(instance, Verdict::met);
  }
}

}  // namespace lanzhi
