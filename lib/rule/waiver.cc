#include "rule/waiver.h"

#include <algorithm>

#include "base/nearest.h"
#include "record/shown.h"
#include "record/spelling.h"
#include "rule/eval/docket.h"
#include "rule/eval/resolve.h"

namespace lanzhi {
namespace {

const std::vector<const Record*> kNone;

const Value* IfGiven(const Value* value) { return value != nullptr && value->given() ? value : nullptr; }

// A field of a waiver; nullptr when it is not given.
const Value* GivenField(const Record& waiver, Meaning meaning) { return IfGiven(waiver.Top(meaning)); }

// Of the waiver, of its approval: when and by whom; nullptr when it is not given.
const Value* AskedOn(const Record& waiver) { return KeyDateOf(waiver, waiver.root()); }
const Value* ApprovedOn(const Record& waiver) {
  const Value* approval = GivenField(waiver, Meaning::approval);
  return approval == nullptr ? nullptr : KeyDateOf(waiver, *approval);
}
const Value* ApprovedBy(const Record& waiver) {
  const Value* approval = GivenField(waiver, Meaning::approval);
  return approval == nullptr ? nullptr : IfGiven(waiver.ChildMeant(*approval, Meaning::signer));
}

FreeText TextOf(const Value* value) { return value == nullptr ? FreeText() : value->text; }

// `id`: of the message; its rule is the part before the dot.
Diagnostic FaultOf(const std::string& id, Spot spot, Args args) {
  return {id.substr(0, id.find('.')),
          Severity::error,
          std::move(spot.place),
          std::move(spot.pointer),
          {id, {}, std::move(args)},
          {id + ".help", {}, {}},
          {}};
}

class WaiverCheck {
 public:
  WaiverCheck(const Record& waiver, const Handbook& handbook, Diagnostics& diagnostics)
      : waiver_(waiver), handbook_(handbook), diagnostics_(diagnostics) {}

  // Whether the waiver may be used.
  bool Run() {
    Need(Meaning::rule);
    Need(Meaning::record);
    NeedDay();
    Need(Meaning::reason);
    Need(Meaning::asked_by);
    NeedApproval();
    RuleExists();
    Until();
    ApprovedLater();
    Approver();
    if (good_) HasAnEnd();
    return good_;
  }

 private:
  void Fault(const std::string& id, const Value& at, bool key, Args args = {}) {
    good_ = false;
    Spot spot = key ? AtKey(waiver_, at) : AtValue({&waiver_, &at});
    diagnostics_.push_back(FaultOf(id, std::move(spot), std::move(args)));
  }

  // A place that the reader has refused or asked for already is not told again.
  void Need(Meaning meaning) { Need(waiver_.Top(meaning)); }
  void Need(const Value* value) {
    if (value == nullptr || value->given()) return;
    good_ = false;
    if (value->state == State::absent && !value->field->needed) Missing(*value->field, waiver_.root());
  }

  void NeedDay() {
    const Field* day = waiver_.shape->root.key_date;
    if (day != nullptr) Need(&waiver_.Top(*day));
  }

  void NeedApproval() {
    Need(Meaning::approval);
    const Value* approval = GivenField(waiver_, Meaning::approval);
    if (approval == nullptr) return;
    const Field* date = approval->field->key_date;
    for (const Value* value : {date == nullptr ? nullptr : &waiver_.Child(*approval, *date),
                               waiver_.ChildMeant(*approval, Meaning::signer)}) {
      if (value == nullptr || value->given()) continue;
      good_ = false;
      if (value->state == State::absent) Missing(*value->field, *approval);
    }
  }

  void Missing(const Field& field, const Value& section) {
    Fault("waiver-malformed.missing", section, true, {{"missing", std::vector<Text>{Text(field.names)}}});
  }

  void RuleExists() {
    const Value* rule = GivenField(waiver_, Meaning::rule);
    if (rule == nullptr) return;
    const std::string_view name = Shown(*rule).value_or(std::string_view());  // public
    if (handbook_.NamesRule(name)) return;
    Fault("waiver-malformed.rule", *rule, false, {{"rule", IsCode(name) ? std::string(name) : "…"}});
    std::vector<std::string_view> ids;
    for (const auto& set : handbook_.rules()) ids.push_back(set->id);
    const auto near = Nearest(name, ids);
    if (near.empty()) return;
    diagnostics_.back().help = {"waiver-malformed.rule.near", {}, {{"near", std::string(near.front())}}};
  }

  void Until() {
    const Value* until = GivenField(waiver_, Meaning::until);
    const Value* date = AskedOn(waiver_);
    if (until == nullptr || date == nullptr || until->number >= date->number) return;
    Fault("waiver-malformed.until", *until, false, {{"a.date", date->date()}, {"b.date", until->date()}});
  }

  // Of what comes again and again one time is meant, or all up to a day.
  void HasAnEnd() {
    if (GivenField(waiver_, Meaning::element) != nullptr) return;
    const Value* until = waiver_.Top(Meaning::until);
    if (until == nullptr || until->state != State::absent) return;
    const Value* rule = GivenField(waiver_, Meaning::rule);
    if (!handbook_.Recurs(Shown(*rule).value_or(std::string_view()))) return;
    diagnostics_.push_back(FaultOf("waiver-endless", AtValue({&waiver_, rule}), {}));
    diagnostics_.back().severity = Severity::warning;
  }

  void ApprovedLater() {
    const Value* asked = AskedOn(waiver_);
    const Value* approved = ApprovedOn(waiver_);
    if (asked == nullptr || approved == nullptr || approved->number >= asked->number) return;
    Fault("waiver-malformed.approved", *approved, false, {{"a.date", asked->date()}, {"b.date", approved->date()}});
  }

  void Approver() {
    const Value* by = ApprovedBy(waiver_);
    if (by == nullptr) return;
    if (by->text == TextOf(GivenField(waiver_, Meaning::asked_by))) {
      Fault("waiver-self-approved.asked", *by, false, {{"by", ShownOrPlace(waiver_, *by)}});
      return;
    }
    const Value* date = ApprovedOn(waiver_);
    const Field* field =
        by->link == nullptr || by->link->values.empty() ? nullptr : by->link->shape->Meant(Meaning::role);
    if (field == nullptr || date == nullptr) return;
    const Value& role = Effective(*by->link, *field, date->date());
    const auto& roles = handbook_.waiver_approvers();
    if (!role.given() || std::find(roles.begin(), roles.end(), WordOf(role)) != roles.end()) return;
    Fault("waiver-approver-role.role", *by, false,
          {{"by", ShownOrPlace(waiver_, *by)},
           {"role", Text(role.field->choices[static_cast<std::size_t>(role.number)].names)},
           {"done", date->date()}});
  }

  const Record& waiver_;
  const Handbook& handbook_;
  Diagnostics& diagnostics_;
  bool good_ = true;
};

// The approver, where it is the person whom the record has in that field on the day of the approval.
const Value* ApprovalOf(const Field& field, const Record& waiver, const Record& record) {
  const Value* by = ApprovedBy(waiver);
  const Value* date = ApprovedOn(waiver);
  const Value& person = Effective(record, field, date == nullptr ? std::nullopt : std::optional(date->date()));
  return by != nullptr && person.given() && person.text == by->text ? by : nullptr;
}

// Whoever wrote the record or has the case may not approve an exception to it.
const Value* OwnApproval(const Record& waiver, const Record& record) {
  const Value* by = ApprovedBy(waiver);
  if (by == nullptr) return nullptr;
  if (record.shape->Meant(Meaning::role) != nullptr && by->text == record.id) return by;
  const Field* worker = record.shape->Meant(Meaning::worker);
  return worker == nullptr ? nullptr : ApprovalOf(*worker, waiver, record);
}

// Nor may the person whom the record names in the role that has to act.
const Value* ActorsApproval(const Record& waiver, const Record& record, const Outcome& outcome) {
  const Field* actor = record.shape->root.Find(outcome.rule->actor);
  return actor == nullptr || actor->type != Type::reference ? nullptr : ApprovalOf(*actor, waiver, record);
}

// The outcome is of the waiver's rule, and one that a waiver can cover.
bool IsMeant(const Record& waiver, const Outcome& outcome) {
  if (!IsBreach(outcome.verdict) && !IsRunning(outcome.verdict)) return false;
  const Value* rule = GivenField(waiver, Meaning::rule);
  return rule != nullptr && outcome.rule->IsCalled(Shown(*rule).value_or(std::string_view()));
}

// Whether a waiver that names an element means that of the outcome.
KeyMatch MatchElement(const Value& named, const Record& record, const Outcome& outcome) {
  if (named.text == outcome.element) return KeyMatch::whole;
  // Of several occurrences each has the day besides, which has to be named.
  const bool occurrence = outcome.keyed == nullptr || outcome.element != ElementKey(record, *outcome.keyed);
  return occurrence ? KeyMatch::none : MatchElementKey(named.text, record, *outcome.keyed);
}

bool Covers(const Record& waiver, const Record& record, const Outcome& outcome) {
  if (!IsMeant(waiver, outcome) || ActorsApproval(waiver, record, outcome) != nullptr) return false;
  const Value* element = GivenField(waiver, Meaning::element);
  return element == nullptr || MatchElement(*element, record, outcome) == KeyMatch::whole;
}

// The day that settles what the outcome judges; nullopt: there is none, and no limit cuts it off.
std::optional<Date> SettledOn(const Outcome& outcome, std::optional<Date> day) {
  if (outcome.actual) return outcome.actual;
  if (outcome.settled_on) return outcome.settled_on;
  if (outcome.due) return outcome.due;
  if (IsRunning(outcome.verdict)) return day;
  return outcome.trigger ? outcome.trigger : outcome.dated;
}

}  // namespace

Waivers Waivers::Load(const Casebook& casebook, const Handbook& handbook, std::optional<Date> day,
                      Diagnostics& diagnostics) {
  Waivers waivers;
  const Shape* shape = handbook.shapes().With(Meaning::approval);
  if (shape == nullptr) return waivers;
  for (const Record* waiver : casebook.All(shape->kind)) {
    if (waiver->values.empty()) continue;
    const Value* date = AskedOn(*waiver);
    if (day && date != nullptr && date->date() > *day) continue;
    // Asked for, but not approved by that day: not yet a waiver, and no fault either.
    if (day && GivenField(*waiver, Meaning::approval) == nullptr) continue;
    if (!WaiverCheck(*waiver, handbook, diagnostics).Run()) continue;
    waivers.all_.push_back(waiver);
    waivers.by_record_[IdIn(*GivenField(*waiver, Meaning::record))].push_back(waiver);
  }
  return waivers;
}

const std::vector<const Record*>& Waivers::For(std::string_view record_id) const {
  const auto at = by_record_.find(record_id);
  return at == by_record_.end() ? kNone : at->second;
}

std::vector<const Record*> CheckApprovals(const Waivers& waivers, const Record& record,
                                          const std::vector<std::unique_ptr<Outcome>>& outcomes,
                                          Diagnostics& diagnostics) {
  std::vector<const Record*> faulty;
  for (const Record* waiver : waivers.For(record.id)) {
    const Value* by = OwnApproval(*waiver, record);
    const bool own = by != nullptr;
    for (const auto& outcome : outcomes) {
      if (by == nullptr && IsMeant(*waiver, *outcome)) by = ActorsApproval(*waiver, record, *outcome);
    }
    if (by == nullptr) continue;
    faulty.push_back(waiver);
    diagnostics.push_back(FaultOf(own ? "waiver-self-approved.worker" : "waiver-self-approved.actor",
                                  AtValue({waiver, by}), {{"by", ShownOrPlace(*waiver, *by)}}));
  }
  return faulty;
}

std::vector<const Record*> CheckElements(const Waivers& waivers, const Record& record,
                                         const std::vector<std::unique_ptr<Outcome>>& outcomes,
                                         Diagnostics& diagnostics) {
  std::vector<const Record*> faulty;
  for (const Record* waiver : waivers.For(record.id)) {
    const Value* element = GivenField(*waiver, Meaning::element);
    if (element == nullptr || OwnApproval(*waiver, record) != nullptr) continue;
    std::vector<Text> keys;
    bool covers = false;
    for (const auto& outcome : outcomes) {
      covers = covers || Covers(*waiver, record, *outcome);
      if (IsMeant(*waiver, *outcome) && MatchElement(*element, record, *outcome) == KeyMatch::begins) {
        keys.emplace_back(outcome->element, outcome->element);
      }
    }
    if (covers || keys.empty()) continue;
    faulty.push_back(waiver);
    diagnostics.push_back(FaultOf("waiver-element", AtValue({waiver, element}), {}));
    diagnostics.back().severity = Severity::warning;
    diagnostics.back().help.args = {{"elements", std::move(keys)}};
  }
  return faulty;
}

void ApplyWaivers(const Waivers& waivers, const Record& record, std::optional<Date> day,
                  std::vector<std::unique_ptr<Outcome>>& outcomes) {
  for (const Record* waiver : waivers.For(record.id)) {
    if (OwnApproval(*waiver, record) != nullptr) continue;
    const Value* until = GivenField(*waiver, Meaning::until);
    for (const auto& outcome : outcomes) {
      if (!Covers(*waiver, record, *outcome)) continue;
      const std::optional<Date> settled = SettledOn(*outcome, day);
      if (until != nullptr && settled && *settled > until->date()) {
        outcome->expired_waiver = waiver;
      } else {
        outcome->waiver = waiver;
      }
    }
  }
  for (const auto& outcome : outcomes) {
    if (outcome->waiver != nullptr) outcome->expired_waiver = nullptr;
  }
}

}  // namespace lanzhi
