#include "rule/kinds/duty.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "rule/compile/params.h"
#include "rule/eval/tests.h"
#include "rule/eval/wording.h"

namespace lanzhi {
namespace {

// What settles an absence; `by` nullptr: nothing does.
struct Settling {
  const Settlement* by = nullptr;
  Ref fact;
};

// All dates of a path; of a named fact those among which it picks.
Found DatesOf(const Path& path, const Origin& origin) {
  if (path.fact < 0) return Resolve(path, origin);
  const Fact& fact = origin.scene->handbook->facts().facts[static_cast<std::size_t>(path.fact)];
  Found all;
  const Origin record{origin.scene, nullptr, origin.on};
  if (Check(fact.when, record) != Truth::yes) return all;
  for (const Path& each : fact.paths) {
    for (const Ref& ref : Resolve(each, record).values) all.values.push_back(ref);
  }
  return all;
}

Ref StandsFrom(const Path& path, const Origin& origin, Date trigger) {
  for (const Ref& ref : DatesOf(path, origin).values) {
    if (ref->field->type == Type::date && ref->date() >= trigger) return ref;
  }
  return {};
}

// An element of the same list with a later key date, of which the path leads to something.
Ref LaterHas(const Path& path, const Origin& origin) {
  if (origin.element == nullptr) return {};
  const Record& record = origin.record();
  const Value* own = KeyDateOf(record, *origin.element);
  const Value& list = record.values[origin.element->parent];
  if (own == nullptr || list.field == nullptr || list.field->type != Type::list) return {};
  for (std::uint32_t i = list.first; i < list.first + list.count; ++i) {
    const Value& element = record.values[i];
    const Value* key = element.given() ? KeyDateOf(record, element) : nullptr;
    if (key == nullptr || key->date() <= own->date()) continue;
    const Found found = ResolveFrom(path, {origin.scene, &element, key->date()}, element);
    if (!found.empty()) return found.values.front();
  }
  return {};
}

// The facts of the record before what is only known of the folder: they leave the rule its severity. After the end of a
// record none of its dates need follow, so that `month` stands in where the rule does not have it.
Settling FindSettling(const std::vector<Settlement>& settled_by, const Origin& origin, Date trigger) {
  static const Settlement kAfterTheEnd{{}, {}, 1, {}};
  for (const Settlement& settlement : settled_by) {
    Ref ref;
    if (settlement.fact) ref = StandsFrom(*settlement.fact, origin, trigger);
    if (settlement.later) ref = LaterHas(*settlement.later, origin);
    if (ref.value != nullptr) return {&settlement, ref};
  }
  const std::optional<Date>& known_to = origin.scene->known_to;
  for (const Settlement& settlement : settled_by) {
    if (settlement.months == 0 || !known_to) continue;
    if (*known_to >= EndOfMonthAfter(trigger, settlement.months)) return {&settlement, {}};
  }
  const std::optional<Date>& ended = origin.scene->ended;
  const bool after_the_end = !settled_by.empty() && ended && *ended < trigger && known_to;
  if (after_the_end && *known_to >= EndOfMonthAfter(trigger, kAfterTheEnd.months)) return {&kAfterTheEnd, {}};
  return {};
}

void SetSeverity(Outcome& outcome, const Settlement& by) {
  if (by.severity) {
    outcome.severity = *by.severity;
  } else if (by.months != 0) {
    outcome.severity = std::min(outcome.severity, Severity::warning);
  }
  outcome.by_month = by.months != 0;
}

bool EndSettles(const Scene& scene, const DueDate& due) { return scene.ended && LatestOf(due) < *scene.ended; }

// Where a whole section is not there, what asks for it is nearer to it than the first line of the record.
void PointAtTrigger(Outcome& outcome, const Record& record, const Duty& duty) {
  const Ref& nearest = duty.absence.nearest;
  const bool whole = nearest.value == nullptr || nearest.value == &record.root();
  if (!whole || duty.trigger.record != &record) return;
  PointAtValue(outcome, duty.trigger);
  std::erase_if(outcome.related, [&](const Related& each) {
    return each.place.file == outcome.primary.file && each.place.span == outcome.primary.span;
  });
}

}  // namespace

void Describe(Outcome& outcome, const Instance& instance, const Duty& duty) {
  const Date trigger = duty.trigger->date();
  Args args{{"trigger", trigger}};
  if (duty.undated) {
    SetTrigger(outcome, duty.trigger, *duty.trigger_path);
  } else {
    Reckoning reckoning{duty.trigger, duty.trigger_path, trigger, &duty.trigger_path->name, duty.limit,
                        false,        duty.times,        duty.due};
    reckoning.backwards = duty.direction == Direction::before || duty.direction == Direction::lead;
    if (duty.from_end) reckoning.anchor = duty.end;
    if (duty.by != nullptr) {
      reckoning.anchor = duty.due.day;
      reckoning.anchor_name = &duty.by->name;
    }
    SetReckoning(outcome, reckoning);
    args.push_back({"due", DayOrMore(duty.due)});
    if (duty.by == nullptr) args.push_back({"period", duty.every.value_or(duty.limit.period)});
  }
  if (duty.n > 0) args.push_back({"n", std::int64_t{duty.n}});
  if (duty.actual) {
    outcome.actual = duty.actual;
    args.push_back({"done", *duty.actual});
    args.push_back({"days", static_cast<std::int64_t>(std::abs(DaysBetween(trigger, *duty.actual)))});
    PointAtValue(outcome, duty.done);
    args.push_back({"a", duty.trigger_path->name});
    args.push_back({"b", duty.done_path->name});
  } else {
    const Field* target = duty.done_path->target;
    std::vector<Text> missing = duty.missing;
    if (!duty.clauses.empty()) outcome.clauses = duty.clauses;
    if (missing.empty()) missing.push_back(FormName(target, duty.done_path->name));
    args.push_back({"missing", std::move(missing)});
    PointAtAbsence(outcome, instance.record(), duty.absence);
    PointAtTrigger(outcome, instance.record(), duty);
    AddHoles(outcome, duty.absence.holes);
  }
  if (duty.passed.value != nullptr) {
    outcome.passed = duty.passed->date();
    outcome.related.push_back(RelatedAt(duty.passed, "passed", PathName(*duty.passed->field)));
  }
  const bool settled_by_date = duty.settling.value != nullptr && duty.settling->field->type == Type::date;
  if (settled_by_date) {
    args.push_back({"settled", duty.settling->date()});
    outcome.related.push_back(RelatedAt(duty.settling, "settled", PathName(*duty.settling->field)));
  }
  // A rule's own message tells of a limit that was passed, or of the wrong signer.
  const bool too_early = outcome.verdict == Verdict::violated;
  const bool after_all = duty.direction == Direction::lead && duty.actual && *duty.actual > trigger;
  const std::string_view variant = after_all ? "after-all" : duty.variant;
  Finish(outcome, instance,
         {std::move(args), duty.n == 0 ? trigger : duty.end, duty.actual, variant,
          too_early || after_all || variant == "timely"});
  if (outcome.verdict == Verdict::missed && !duty.undated) {
    outcome.by_month = duty.n > 0 ? duty.by_month : !EndSettles(instance.scene(), duty.due);
  }
  if (duty.settled == nullptr || !IsBreach(outcome.verdict)) return;
  SetSeverity(outcome, *duty.settled);
  outcome.settled_on = settled_by_date ? std::optional(duty.settling->date()) : instance.scene().known_to;
}

Date EndOfMonthAfter(Date trigger, std::int64_t months) {
  return EndOfMonth(Step(trigger, Period{Period::Unit::months, static_cast<int>(months)}));
}

bool IsSettled(const Scene& scene, const DueDate& due) {
  return EndSettles(scene, due) || (scene.known_to && LatestOf(due) <= *scene.known_to);
}

void JudgeUndated(const UndatedTerms& terms, const Instance& instance, Duty& duty, bool is_done, bool one,
                  Docket& docket) {
  const Scene& scene = instance.scene();
  const Date trigger = duty.trigger->date();
  // On a day before it nobody knows yet from when the folder will be kept.
  const bool kept = scene.records_from && (!scene.day || *scene.records_from <= *scene.day);
  if (kept && trigger < *scene.records_from) return;
  if (is_done && duty.done.value != nullptr && duty.done->date() < trigger && terms.early != Early::keep) {
    if (one && terms.early == Early::refused) {
      Outcome* outcome = docket.Add(instance, Verdict::violated);
      duty.undated = true;
      duty.variant = "early";
      duty.actual = duty.done->date();
      if (outcome != nullptr) Describe(*outcome, instance, duty);
      return;
    }
    is_done = false;
    duty.passed = std::exchange(duty.done, {});
    duty.actual.reset();
  }
  if (!is_done && scene.day && trigger > *scene.day) return;  // a planned day that has not come
  duty.undated = !terms.timely || !terms.timely->set;
  DeadlineDays days{Direction::after, trigger, {}, duty.actual, false, scene.day};
  if (!duty.undated) {
    duty.limit = terms.timely->limit;
    duty.due = LastDay(scene.handbook->counting(), trigger, duty.limit.period, 1, trigger);
    days.due = duty.due.day;
  }
  Verdict verdict = Verdict::met;
  if (!is_done) {
    const std::vector<Settlement>* settled_by = &terms.settled_by;
    for (const SettledInstead& instead : terms.instead) {
      if (Check(instead.when, instance.origin) != Truth::yes) continue;
      settled_by = &instead.settled_by;
      break;
    }
    const Settling settling = FindSettling(*settled_by, instance.origin, trigger);
    duty.settled = settling.by;
    duty.settling = settling.fact;
    days.settled = settling.by != nullptr;
    verdict = days.settled ? Verdict::missed : duty.undated ? Verdict::open : JudgeDeadline(days);
    duty.variant = days.settled && settling.fact.value == nullptr ? "month" : "undated";
  } else if (!duty.undated && duty.actual && *duty.actual > duty.due.day) {
    verdict = Verdict::late;
    duty.variant = "timely";
  }
  const std::optional<Date> due = duty.undated ? std::nullopt : std::optional(duty.due.day);
  Outcome* outcome = docket.Add(instance, verdict, {trigger, due, duty.actual});
  if (outcome == nullptr) return;
  // The number is the agency's own.
  if (verdict == Verdict::late) outcome->severity = Severity::info;
  Describe(*outcome, instance, duty);
}

void CheckUndated(Params& params, bool dated, const std::vector<Settlement>& settled_by) {
  for (const std::string_view key : {"settled_by", "timely", "early", "instead"}) {
    const Part part = params.Get(key);
    if (dated && part) params.faults().Add(part.key_place(), "handbook-both", {Typed("names", "within, settled_by")});
  }
  const Part at = params.Get("at");
  for (const Settlement& settlement : settled_by) {
    if (settlement.later && !at) params.Missing("at");
  }
}

}  // namespace lanzhi
