#include "rule/kinds/target.h"

#include "record/shown.h"
#include "rule/compile/params.h"
#include "rule/eval/tests.h"
#include "rule/kinds/all.h"
#include "rule/kinds/elsewhere.h"

namespace lanzhi {
namespace {

static_assert(kIsKind<Target>, "a line is lacking in kinds/all.h");

constexpr std::chrono::days kOneDay{1};
constexpr std::int64_t kWhole = 100;  // percent

struct Days {
  Date from{}, until{};  // both ends in
};

// What is done of a thing.
struct Done {
  std::int64_t have = 0;
  bool unknown = false;  // there may be more
};

std::optional<Date> DateAt(const std::optional<Path>& path, const Origin& origin, Found& unknown) {
  if (!path) return std::nullopt;
  Found found = Resolve(*path, origin);
  if (found.empty() && !found.Unknown()) return std::nullopt;
  if (!found.Unknown()) return found.values.front()->date();
  unknown = std::move(found);
  unknown.unreadable = true;
  return std::nullopt;
}

// The year, counted from `first`, in which `day` lies; what is before it belongs to the first year.
Days YearAround(Date first, Date day) {
  int years = 0;
  while (AddYears(first, years + 1) <= day) ++years;
  return {AddYears(first, years), AddYears(first, years + 1) - kOneDay};
}

std::optional<Days> SpanOf(const Target& kind, const Instance& instance, Found& unknown) {
  const std::optional<Date> from = DateAt(kind.from, instance.origin, unknown);
  const std::optional<Date> until = DateAt(kind.until, instance.origin, unknown);
  const std::optional<Date> first = from && until ? from : DateAt(kind.years_from, instance.origin, unknown);
  const std::optional<Date>& own = instance.origin.on;
  if (unknown.unreadable || !(from || until || own)) return std::nullopt;
  const Date day = from.value_or(until.value_or(own.value_or(Date{})));
  const Days year = YearAround(first.value_or(day), day);
  const Days span{from.value_or(year.from), until.value_or(year.until)};
  return span.from <= span.until ? std::optional(span) : std::nullopt;
}

// The figures of one record that are of `name`.
void AddTyped(const Target& kind, const Origin& origin, const Value& name, Done& done) {
  const Found called = Resolve(*kind.called, origin), figures = Resolve(*kind.figure, origin);
  done.unknown = done.unknown || called.unreadable || figures.unreadable;
  for (const Ref& figure : figures.values) {
    for (const Ref& each : called.values) {
      if (each->parent == figure->parent && WordOf(*each.value) == WordOf(name)) done.have += figure->number;
    }
  }
}

Done TypedBy(const Target& kind, const Scene& scene, const Value& name, const Days& span) {
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
      AddTyped(kind, origin, name, done);
    }
  }
  return done;
}

// nullopt: nobody counts it.
std::optional<Done> DoneOf(const Target& kind, const Instance& item, const Value& name, const Days& span,
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
  return sum == nullptr ? std::nullopt : std::optional(Done{sum->total, sum->incomplete});
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

// What evenly spread work would have come to at the end of that day, rounded down.
std::int64_t ExpectedBy(Date day, const Days& span, std::int64_t want) {
  const std::int64_t gone = DaysBetween(span.from, day) + 1, all = DaysBetween(span.from, span.until) + 1;
  return want * gone / all;
}

void JudgeItem(const Target& kind, const Instance& item, const Days& span, const Ref& begun, Docket& docket) {
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
  const Ref& named = name.values.front();
  Progress progress{ShownOrPlace(*named.record, *named.value), done->have, target.values.front()->number, {}, {}};
  if (scene.day && span.from <= *scene.day && *scene.day <= span.until) {
    progress.expected = ExpectedBy(*scene.day, span, progress.want);
  }
  Verdict verdict = Verdict::met;
  if (progress.have < progress.want) {
    if (done->unknown) {
      unknown.unreadable = true;
      return docket.AddUndetermined(item, unknown);
    }
    const bool past = scene.day && *scene.day > span.until;
    verdict = IsOver(kind, scene, span.until) ? Verdict::missed : past ? Verdict::overdue : Verdict::open;
  }
  if (kind.pace) {
    if (!progress.expected) return;
    const bool behind = progress.have * kWhole < *progress.expected * kind.pace->percent;
    verdict = behind ? Verdict::open : Verdict::met;
    progress.setting = kind.pace->setting;
  }
  Outcome* outcome = docket.Add(item, verdict);
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
  PointAtKey(*outcome, item.record(), *item.origin.element);
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
  const Found items = Expand(Resolve(kind.each, instance.origin));
  if (items.Unknown()) docket.AddUndetermined(instance, items);
  if (items.empty()) return;
  Found unknown;
  const std::optional<Days> span = SpanOf(kind, instance, unknown);
  if (unknown.unreadable) return docket.AddUndetermined(instance, unknown);
  if (!span) return;
  const Value* key = KeyDateOf(instance.record(), *instance.origin.element);
  const Ref begun{&instance.record(), key != nullptr ? key : instance.origin.element};
  for (const Ref& ref : items.values) {
    const Instance item{instance.rule, {&instance.scene(), ref.value, instance.origin.on}};
    JudgeItem(kind, item, *span, begun, docket);
  }
}

}  // namespace lanzhi
