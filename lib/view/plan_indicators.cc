#include "view/plan_indicators.h"

#include <algorithm>

#include "record/shown.h"
#include "rule/compile/params.h"
#include "rule/events.h"
#include "rule/kinds/indicator.h"

namespace lanzhi {
namespace {

Origin OriginOf(const Scene& scene) { return {&scene, nullptr, std::nullopt}; }

CoveringPlan PlanOf(const PlanIndicators& places, const Scene& site, Date day) {
  Found unknown;
  const Found plans = Expand(Resolve(places.plans, OriginOf(site)));
  return PlanOn(day, {&places.from, &places.until, &places.years_from}, site, OriginOf(site), plans, unknown);
}

struct Promised {
  const Value* name = nullptr;
  std::string number;
  std::int64_t target = 0;
};

std::vector<Promised> PromisedIn(const PlanIndicators& places, const Scene& site, const CoveringPlan& covering) {
  std::vector<Promised> all;
  const Origin plan{&site, covering.plan, covering.dated};
  for (const Ref& ref : ItemsOf(places.each, plan).values) {
    const Origin item{&site, ref.value, covering.dated};
    const Found name = Resolve(places.name, item), target = Resolve(places.target, item);
    if (name.empty() || target.empty()) continue;  // rules ask for them
    const Found counts = Resolve(places.counts, item);
    Promised promised{name.values.front().value, {}, target.values.front()->number};
    if (!counts.empty()) promised.number = Shown(*counts.values.front().value).value_or(std::string_view());
    all.push_back(std::move(promised));
  }
  return all;
}

Ask AskFor(const Scene& site, const std::string& number, Date from, Date to) {
  return {number, std::string(site.record->id), from, to};
}

// The returns of a site whose month begins within these days.
std::vector<const Record*> ReturnsOf(const PlanIndicators& places, const Scene& site, Date from, Date to) {
  std::vector<const Record*> returns;
  const Field* of_site = places.returns->Meant(Meaning::site);
  if (of_site == nullptr || site.casebook == nullptr) return returns;
  for (const Record* record : site.casebook->Naming(places.returns->kind, *of_site, site.record->id)) {
    const Value* month = record->Top(Meaning::month);
    if (month == nullptr || !month->given() || ReferenceOn(*record, of_site) != site.record->id) continue;
    if (from <= month->date() && month->date() <= to) returns.push_back(record);
  }
  return returns;
}

Done TypedIn(const std::vector<const Record*>& returns, const Scene& site, const Path& called, const Path& figure,
             const Value& name) {
  Done done;
  for (const Record* record : returns) {
    const Scene scene(*record, *site.handbook, site.day);
    AddTyped(called, figure, OriginOf(scene), name, done);
  }
  return done;
}

std::optional<std::int64_t> Figure(const Done& done) { return done.named ? std::optional(done.have) : std::nullopt; }

}  // namespace

PlanIndicators PlanIndicators::Read(Scope& scope, Part part) {
  PlanIndicators places;
  Params map(scope, part);
  scope.element = nullptr;
  scope.shape = places.sites = map.NeedShape("of");
  if (places.sites == nullptr) return {};
  const auto into = [&](const Path& list) {
    if (list.target != nullptr) scope.element = &ValueField(list);
  };
  places.plans = map.NeedPath("plans", kSections);
  places.years_from = map.NeedPath("years_from", kDates);
  into(places.plans);
  places.each = map.NeedPath("each", kSections);
  places.from = map.GetPath("from", kDate);
  places.until = map.GetPath("until", kDate);
  into(places.each);
  places.name = map.NeedPath("name", kAnything);
  places.counts = map.NeedPath("counts", kAnything);
  places.target = map.NeedPath("target", kNumber);
  if (const Part returns = map.Need("returns")) {
    Params inner(scope, returns);
    scope.element = nullptr;
    scope.shape = places.returns = inner.NeedShape("of");
    if (places.returns != nullptr) {
      places.called = inner.NeedPath("called", kAnythingOrMany);
      places.figure = inner.NeedPath("figure", kAnythingOrMany);
      places.planned_for = inner.NeedPath("planned_for", kAnythingOrMany);
      places.planned = inner.NeedPath("planned", kAnythingOrMany);
    }
    inner.Finish();
  }
  map.Finish();
  return places;
}

void AskIndicators(const PlanIndicators& places, const Scene& site, const IndicatorDays& days, Sums& sums) {
  const CoveringPlan covering = PlanOf(places, site, days.to);
  if (covering.plan == nullptr) return;
  for (const Promised& promised : PromisedIn(places, site, covering)) {
    if (promised.number.empty()) continue;
    static_cast<void>(sums.Of(AskFor(site, promised.number, days.from, days.to)));
    static_cast<void>(sums.Of(AskFor(site, promised.number, covering.span.from, days.to)));
  }
}

std::vector<IndicatorRow> IndicatorsOf(const PlanIndicators& places, const Scene& site, const IndicatorDays& days,
                                       Sums& sums) {
  std::vector<IndicatorRow> rows;
  const CoveringPlan covering = PlanOf(places, site, days.to);
  if (covering.plan == nullptr) return rows;
  // What a return plans is for the month behind it.
  const Date month_before = AddMonths(days.from, -1), last_month = AddMonths(days.to + kOneDay, -1);
  const auto of_period = ReturnsOf(places, site, days.from, days.to);
  const auto of_span = ReturnsOf(places, site, covering.span.from, days.to);
  const auto before = ReturnsOf(places, site, month_before, AddMonths(last_month, -1));
  const auto last = ReturnsOf(places, site, last_month, days.to);
  for (const Promised& promised : PromisedIn(places, site, covering)) {
    IndicatorRow row;
    row.site = site.record->id;
    row.name = Shown(*promised.name).value_or(std::string_view());
    row.number = promised.number;
    row.target = promised.target;
    row.from = covering.span.from;
    row.until = covering.span.until;
    row.expected = Decimal{ExpectedBy(days.known, covering.span, promised.target * kHundredths)};
    if (promised.number.empty()) {
      const Done done = TypedIn(of_period, site, places.called, places.figure, *promised.name);
      const Done to_date = TypedIn(of_span, site, places.called, places.figure, *promised.name);
      row.done = done.have;
      row.to_date = to_date.have;
      row.incomplete = done.unknown || to_date.unknown;
    } else {
      const Sum* done = sums.Of(AskFor(site, promised.number, days.from, days.to));
      const Sum* to_date = sums.Of(AskFor(site, promised.number, covering.span.from, days.to));
      if (done == nullptr || to_date == nullptr) continue;  // there is no such number: lint tells of it
      row.done = done->total();
      row.to_date = to_date->total();
      row.incomplete = done->incomplete || to_date->incomplete;
      if (done->stock()) row.expected = Decimal{promised.target * kHundredths};
    }
    row.planned = Figure(TypedIn(before, site, places.planned_for, places.planned, *promised.name));
    row.planned_next = Figure(TypedIn(last, site, places.planned_for, places.planned, *promised.name));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace lanzhi
