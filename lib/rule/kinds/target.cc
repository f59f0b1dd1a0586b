#include "rule/kinds/target.h"

#include "record/shown.h"
#include "rule/compile/params.h"
#include "rule/eval/tests.h"
#include "rule/kinds/all.h"
#include "rule/kinds/elsewhere.h"
#include "rule/kinds/indicator.h"

namespace lanzhi {
namespace {

static_assert(kIsKind<Target>, "a line is lacking in kinds/all.h");

Done TypedBy(const Target& kind, const Scene& scene, const Value& name, const DaySpan& span) {
  Done done;
  if (!kind.typed || scene.casebook == nullptr) return done;
  done.unknown = scene.casebook->IsIncomplete(kind.typed->shape->kind);
  for (const Record* other : RecordsFor(*kind.typed, scene)) {
    Scene there(*other, *scene.handbook, scene.day);
    there.asker = scene.record;
    const Origin origin{&there, nullptr, std::nullopt};
    const Truth counts = Check(kind.typed->where, origin);
    if (counts == Truth::no) continue;
    const Found of = Resolve(*kind.typed->of, origin);
    if (counts == Truth::unreadable || of.Unknown() || of.empty()) {
      done.unknown = true;
    } else if (const Date day = of.values.front()->date(); span.from <= day && day <= span.until) {
      AddTyped(*kind.called, *kind.figure, origin, name, done);
    }
  }
  return done;
}

// nullopt: nobody counts it.
std::optional<Done> DoneOf(const Target& kind, const Instance& item, const Value& name, const DaySpan& span,
                           Found& unknown) {
  Found counts = Resolve(kind.counts, item.origin);
  if (counts.Unknown()) {
    unknown = std::move(counts);
    return std::nullopt;
  }
  const Scene& scene = item.scene();
  if (counts.empty()) return TypedBy(kind, scene, name, span);
  const std::optional<std::string_view> number = Shown(*counts.values.front().value);
  if (!number) return std::nullopt;
  const Sum* sum = SumFor(scene, *number, span.from, span.until);
  return sum == nullptr ? std::nullopt : std::optional(Done{sum->total(), sum->incomplete});
}

bool IsOver(const Target& kind, const Scene& scene, Date until) {
  if (scene.known_to && *scene.known_to >= until) return true;
  for (const Path& path : kind.settled_by) {
    for (const Ref& ref : Resolve(path, {&scene, nullptr, std::nullopt}).values) {
      if (ref->date() > until) return true;
    }
  }
  return false;
}

// `plan`: the section whose span it is; it stands in there, or in one before that (ItemsOf).
void JudgeItem(const Target& kind, const Instance& item, const DaySpan& span, const Ref& begun, const Value& plan,
               Docket& docket) {
  const Found name = Resolve(kind.name, item.origin), target = Resolve(kind.target, item.origin);
  for (const Found* found : {&name, &target}) {
    if (found->Unknown()) return docket.AddUndetermined(item, *found);
    if (found->empty()) return;  // other rules ask for it
  }
  Found unknown;
  const std::optional<Done> done = DoneOf(kind, item, *name.values.front().value, span, unknown);
  if (unknown.Unknown()) return docket.AddUndetermined(item, unknown);
  if (!done) return;
  const Scene& scene = item.scene();
  // What was done before the folder's records begin nobody can count.
  const bool begun_before = IsBeforeRecords(scene, span.from);
  const Ref& named = name.values.front();
  Progress progress{ShownOrPlace(*named.record, *named.value), done->have, target.values.front()->number, {}, {}};
  if (!begun_before && scene.day && span.from <= *scene.day && *scene.day <= span.until) {
    progress.expected = ExpectedBy(*scene.day, span, progress.want);
  }
  Verdict verdict = Verdict::met;
  if (progress.have < progress.want) {
    const bool past = scene.day && *scene.day > span.until;
    verdict = IsOver(kind, scene, span.until) ? Verdict::missed : past ? Verdict::overdue : Verdict::open;
    if (done->unknown || (begun_before && verdict != Verdict::open)) {
      unknown.unreadable = true;
      return docket.AddUndetermined(item, unknown);
    }
  }
  if (kind.pace) {
    if (!progress.expected) return;
    const bool behind = progress.have * kWholePercent < *progress.expected * kind.pace->percent;
    verdict = behind ? Verdict::open : Verdict::met;
    progress.setting = kind.pace->setting;
  }
  Outcome* outcome =
      docket.Add(item, verdict, kind.pace ? MetDays{span.from, {}, {}} : MetDays{begun->date(), span.until, {}});
  if (outcome == nullptr) return;
  if (kind.pace) {
    SetTrigger(*outcome, begun, kind.each);
    outcome->trigger = span.from;
  } else {
    SetReckoning(*outcome, {begun,
                            &kind.each,
                            span.until,
                            kind.until ? &kind.until->name : &kind.years_from.name,
                            {},
                            false,
                            1,
                            {span.until, span.until, false}});
  }
  const Record& record = item.record();
  if (&record.values[record.values[item.origin.element->parent].parent] == &plan) {
    PointAtKey(*outcome, record, *item.origin.element);
  } else {
    PointAtKey(*outcome, record, plan);
    outcome->element += " " + FormatDate(begun->date());
  }
  Args args{{"name", progress.name},
            {"have", progress.have},
            {"want", progress.want},
            {"begin", span.from},
            {"due", span.until}};
  outcome->progress = std::move(progress);
  Finish(*outcome, item, {std::move(args), span.until, std::nullopt, {}});
}

}  // namespace

void Target::CheckParameters(Params& params) const {
  if (typed && (!called || !figure)) params.Missing("called, figure");
  if (typed && !typed->of) params.Missing("of");
  if (settled_by.empty() == !pace.has_value()) params.Missing("settled_by, pace");
  CheckHeld(params);
}

void Judge(const Target& kind, const Instance& instance, Docket& docket) {
  const Found items = ItemsOf(kind.each, instance.origin);
  if (items.Unknown()) docket.AddUndetermined(instance, items);
  if (items.empty()) return;
  Found unknown;
  const std::optional<DaySpan> span =
      SpanOf({&kind.from, &kind.until, &kind.years_from}, instance.origin, instance.origin, unknown);
  if (unknown.unreadable) return docket.AddUndetermined(instance, unknown);
  if (!span) return;
  const Value* key = KeyDateOf(instance.record(), *instance.origin.element);
  const Ref begun{&instance.record(), key != nullptr ? key : instance.origin.element};
  for (const Ref& ref : items.values) {
    const Instance item{instance.rule, {&instance.scene(), ref.value, instance.origin.on}};
    JudgeItem(kind, item, *span, begun, *instance.origin.element, docket);
  }
}

}  // namespace lanzhi
