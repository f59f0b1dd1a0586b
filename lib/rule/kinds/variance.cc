#include "rule/kinds/variance.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "record/shown.h"
#include "rule/compile/params.h"
#include "rule/eval/docket.h"
#include "rule/kinds/all.h"
#include "rule/kinds/indicator.h"
#include "rule/sums.h"

namespace lanzhi {
namespace {

static_assert(kIsKind<Variance>, "a line is lacking in kinds/all.h");

// The month that is judged, and the records around it.
struct MonthSeen {
  DaySpan days;
  const Value* named = nullptr;    // where the record says which month
  const Record* before = nullptr;  // of the month before; nullptr: none is there
  bool before_unknown = false;     // it may be there
};

const Value* MeantDate(const Record& record, Meaning meaning) {
  const Field* field = record.shape->Meant(meaning);
  const Value* value = field == nullptr ? nullptr : record.Top(meaning);
  return value != nullptr && value->given() ? value : nullptr;
}

std::optional<MonthSeen> MonthOfRecord(const Instance& instance) {
  const Record& record = instance.record();
  const Value* of = MeantDate(record, Meaning::month);
  const Field* site = record.shape->Meant(Meaning::site);
  const std::string_view id = ReferenceOn(record, site);
  if (of == nullptr || id.empty()) return std::nullopt;  // other findings tell of it
  MonthSeen month{{of->date(), EndOfMonth(of->date())}, of, nullptr, false};
  const Casebook* casebook = instance.scene().casebook;
  if (casebook == nullptr) return month;
  const std::string_view kind = record.shape->kind;
  month.before_unknown = casebook->IsIncomplete(kind);
  for (const Record* other : casebook->Naming(kind, *site, id)) {
    const Value* named = MeantDate(*other, Meaning::month);
    if (named == nullptr) {
      month.before_unknown = true;
    } else if (EndOfMonth(named->date()) == month.days.from - kOneDay) {
      month.before = other;
    }
  }
  return month;
}

// Months in a span, in so many parts of one: a multiple of the days of each.
constexpr std::int64_t kMonth = std::int64_t{28} * 29 * 30 * 31;

std::int64_t MonthsIn(const DaySpan& span) {
  std::int64_t months = 0;
  for (Date day = span.from; day <= span.until;) {
    const Date end = EndOfMonth(day);
    const Date last = std::min(end, span.until);
    const auto days = static_cast<unsigned>(std::chrono::year_month_day(end).day());
    months += (DaysBetween(day, last) + 1) * (kMonth / days);
    day = end + kOneDay;
  }
  return months;
}

// What a thing is held against: whole things spread evenly are one less in some months than in others.
struct Yardstick {
  std::int64_t least = 0, most = 0;
  bool planned = false;  // as the month before planned it; else the month's part of the target
  bool unknown = false;
};

Yardstick YardstickOf(const Variance& kind, const Instance& instance, const MonthSeen& month, const DaySpan& span,
                      const Value& name, std::int64_t target, bool stock) {
  Yardstick base;
  base.least = base.most = target;
  if (!stock) {
    const std::int64_t months = MonthsIn(span), in_one = target * kMonth;
    base.least = in_one / months;
    base.most = (in_one + months - 1) / months;
  }
  if (kind.below) return base;
  base.unknown = month.before == nullptr && month.before_unknown;
  if (month.before == nullptr) return base;
  const Scene there(*month.before, *instance.scene().handbook, instance.scene().day);
  const Origin origin{&there, nullptr, std::nullopt};
  Done planned;
  AddTyped(kind.planned_for, kind.planned, origin, name, planned);
  base.unknown = planned.unknown;
  if (planned.named) base = {planned.have, planned.have, true, planned.unknown};
  return base;
}

// What is done in the month; nullopt: nobody counts it.
struct MonthCount {
  Done done;
  bool stock = false;
};

std::optional<MonthCount> CountedIn(const Variance& kind, const Instance& instance, const Origin& item,
                                    const DaySpan& days, const Value& name, Found& unknown) {
  Found counts = Resolve(kind.counts, item);
  if (counts.Unknown()) {
    unknown = std::move(counts);
    return std::nullopt;
  }
  MonthCount counted;
  if (counts.empty()) {
    AddTyped(kind.called, kind.figure, instance.origin, name, counted.done);
    return counted;
  }
  const std::optional<std::string_view> number = Shown(*counts.values.front().value);
  const Sum* sum = number ? SumFor(instance.scene(), *number, days.from, days.until) : nullptr;
  if (sum == nullptr) return std::nullopt;
  return MonthCount{{sum->total(), sum->incomplete}, sum->stock()};
}

// The flag that notes it, if there is one.
const Value* FlagOf(const Variance& kind, const Instance& instance, const Value& name, bool& unknown) {
  const Found flags = Expand(Resolve(kind.flagged, instance.origin));
  unknown = flags.Unknown();
  for (const Ref& flag : flags.values) {
    const Found about = Resolve(kind.about, {&instance.scene(), flag.value, std::nullopt});
    unknown = unknown || about.Unknown();
    if (about.empty() || about.Unknown()) continue;
    if (WordOf(*about.values.front().value) == WordOf(name)) return flag.value;
  }
  return nullptr;
}

struct Measuring {
  const Variance& kind;
  const Instance& instance;
  const MonthSeen& month;
  const CoveringPlan& covering;
  const Scene& site;
  Docket& docket;
};

// The share that is allowed is compared in whole numbers.
bool IsOff(const Variance& kind, std::int64_t have, const Yardstick& base) {
  if (kind.below) return have * kWholePercent < base.least * kind.below->percent;
  const std::int64_t want = std::clamp(have, base.least, base.most);
  return std::abs(have - want) * kWholePercent > want * kind.beyond->percent;
}

void JudgeItem(const Measuring& in, const Ref& ref) {
  const Variance& kind = in.kind;
  const Origin item{&in.site, ref.value, in.covering.dated};
  const Found name = Resolve(kind.name, item), target = Resolve(kind.target, item);
  if (name.Unknown() || target.Unknown()) return in.docket.AddUndetermined(in.instance, name.Unknown() ? name : target);
  if (name.empty() || target.empty()) return;  // other rules ask for it
  const Value& named = *name.values.front().value;
  const DaySpan days{std::max(in.month.days.from, in.covering.span.from), in.month.days.until};
  Found unknown;
  const std::optional<MonthCount> counted = CountedIn(kind, in.instance, item, days, named, unknown);
  if (unknown.Unknown()) return in.docket.AddUndetermined(in.instance, unknown);
  if (!counted) return;
  const Yardstick base =
      YardstickOf(kind, in.instance, in.month, in.covering.span, named, target.values.front()->number, counted->stock);
  const std::int64_t have = counted->done.have;
  const std::int64_t want = std::clamp(have, base.least, base.most);  // the nearest that was owed
  if (want == 0 && !base.planned) return;
  bool flag_unknown = false;
  const Value* flag = FlagOf(kind, in.instance, named, flag_unknown);
  const bool off = IsOff(kind, have, base);
  // What is not counted yet can only add to it.
  const bool certain = !base.unknown && (!counted->done.unknown || (kind.beyond && have > want));
  Verdict verdict = Verdict::met;
  if (!off) {
    if (certain) return;
    verdict = Verdict::undetermined;
  } else if (flag == nullptr) {
    const std::optional<Date>& known_to = in.instance.scene().known_to;
    const bool settled = known_to && *known_to >= EndOfMonth(in.month.days.until + kOneDay);
    verdict = !certain || flag_unknown ? Verdict::undetermined : settled ? Verdict::missed : Verdict::open;
  }
  if (verdict == Verdict::undetermined) {
    unknown.unreadable = true;
    return in.docket.AddUndetermined(in.instance, unknown);
  }
  const Record& record = in.instance.record();
  std::optional<Date> actual;
  if (flag != nullptr) {
    const Value* day = KeyDateOf(record, *flag);
    actual = day == nullptr ? in.month.days.until : day->date();
  }
  Outcome* outcome = in.docket.Add(in.instance, verdict, {in.month.days.until, {}, actual});
  if (outcome == nullptr) return;
  outcome->actual = actual;
  outcome->trigger = in.month.days.until;
  outcome->trigger_pointer = AtValue({&record, in.month.named}).pointer;
  outcome->element = std::string(Shown(named).value_or(std::string_view()));
  outcome->by_month = verdict == Verdict::missed;
  if (verdict == Verdict::missed) outcome->settled_on = in.instance.scene().known_to;
  PointAtValue(*outcome, {&record, flag != nullptr ? flag : in.month.named});
  outcome->related.push_back(RelatedAt({in.site.record, &named}, "compared", PathName(*named.field)));
  Progress progress{ShownOrPlace(*in.site.record, named), have, want, {}, {}};
  const Share& limit = kind.below ? *kind.below : *kind.beyond;
  progress.setting = limit.setting;
  Args args{{"name", progress.name},
            {"have", have},
            {"want", want},
            {"setting", AsIs(progress.setting)},
            {"percent", limit.percent}};
  outcome->progress = std::move(progress);
  Finish(*outcome, in.instance,
         {std::move(args), in.month.days.until, std::nullopt, kind.below || !base.planned ? "share" : ""});
}

}  // namespace

void Variance::CheckParameters(Params& params) const {
  if (beyond.has_value() == below.has_value()) params.Missing("beyond, below");
  CheckHeld(params);
}

void Judge(const Variance& kind, const Instance& instance, Docket& docket) {
  const std::optional<MonthSeen> month = MonthOfRecord(instance);
  if (!month) return;
  const Scene& scene = instance.scene();
  if (scene.day && *scene.day <= month->days.until) return;
  if (IsBeforeRecords(scene, month->days.from)) return;
  const Found plans = Expand(Resolve(kind.plans, instance.origin));
  if (plans.Unknown()) docket.AddUndetermined(instance, plans);
  if (plans.empty()) return;
  Scene site(*plans.values.front().record, *scene.handbook, scene.day);
  site.asker = scene.record;
  Found unknown;
  const CoveringPlan covering =
      PlanOn(month->days.until, {&kind.from, &kind.until, &kind.years_from}, site, instance.origin, plans, unknown);
  if (unknown.unreadable) return docket.AddUndetermined(instance, unknown);
  if (covering.plan == nullptr || month->days.from < covering.span.from) return;
  const Found items = ItemsOf(kind.each, {&site, covering.plan, covering.dated});
  if (items.Unknown()) docket.AddUndetermined(instance, items);
  const Measuring measuring{kind, instance, *month, covering, site, docket};
  for (const Ref& ref : items.values) JudgeItem(measuring, ref);
}

}  // namespace lanzhi
