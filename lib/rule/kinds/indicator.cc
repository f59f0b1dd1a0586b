#include "rule/kinds/indicator.h"

#include <algorithm>

namespace lanzhi {
namespace {

std::optional<Date> DateAt(const Path& path, const Origin& origin, Found& unknown) {
  Found found = Resolve(path, origin);
  if (found.empty() && !found.Unknown()) return std::nullopt;
  if (!found.Unknown()) return found.values.front()->date();
  unknown = std::move(found);
  unknown.unreadable = true;
  return std::nullopt;
}

// The day on which the first date of the section around a value lies.
Date FirstDayAround(const Ref& value) {
  const Value& section = value.record->values[value->parent];
  Date first = value->date();
  for (std::uint32_t i = section.first; i < section.first + section.count; ++i) {
    const Value& field = value.record->values[i];
    if (field.given() && field.field->type == Type::date) first = std::min(first, field.date());
  }
  return first;
}

// Of several days from which years are counted that of the section that was there last on `day`; of what is before
// them all the first.
std::optional<Date> YearsFrom(const Path& path, const Origin& origin, Date day, Found& unknown) {
  Found found = Resolve(path, origin);
  if (found.Unknown()) {
    unknown = std::move(found);
    unknown.unreadable = true;
    return std::nullopt;
  }
  std::optional<Date> from, known, earliest;
  for (const Ref& ref : found.values) {
    const Date first = FirstDayAround(ref);
    if (first <= day && (!known || first > *known)) {
      known = first;
      from = ref->date();
    }
    earliest = earliest ? std::min(*earliest, ref->date()) : ref->date();
  }
  return from ? from : earliest;
}

// The year, counted from `first`, in which `day` lies; what is before it belongs to the first year.
DaySpan YearAround(Date first, Date day) {
  int years = 0;
  while (AddYears(first, years + 1) <= day) ++years;
  return {AddYears(first, years), AddYears(first, years + 1) - kOneDay};
}

}  // namespace

std::optional<DaySpan> SpanOf(const SpanPaths& paths, const Origin& plan, const Origin& record, Found& unknown) {
  const auto own = [&](const std::optional<Path>& path) { return path ? DateAt(*path, plan, unknown) : std::nullopt; };
  const std::optional<Date> from = own(*paths.from), until = own(*paths.until);
  const Date day = from.value_or(until.value_or(plan.on.value_or(Date{})));
  const std::optional<Date> first = from && until ? from : YearsFrom(*paths.years_from, record, day, unknown);
  if (unknown.unreadable || !(from || until || plan.on)) return std::nullopt;
  const DaySpan year = YearAround(first.value_or(day), day);
  const DaySpan span{from.value_or(year.from), until.value_or(year.until)};
  return span.from <= span.until ? std::optional(span) : std::nullopt;
}

CoveringPlan PlanOn(Date day, const SpanPaths& paths, const Scene& site, const Origin& record, const Found& plans,
                    Found& unknown) {
  CoveringPlan covering;
  for (const Ref& ref : plans.values) {
    const Value* key = KeyDateOf(*site.record, *ref.value);
    const std::optional<Date> dated = key == nullptr ? std::nullopt : std::optional(key->date());
    const std::optional<DaySpan> span = SpanOf(paths, {&site, ref.value, dated}, record, unknown);
    if (!span || day < span->from || day > span->until) continue;
    if (covering.plan != nullptr && dated < covering.dated) continue;
    covering = {ref.value, *span, dated};
  }
  return covering;
}

Found ItemsOf(const Path& each, const Origin& plan) {
  Found items = Expand(Resolve(each, plan));
  const Value* own = plan.element == nullptr ? nullptr : KeyDateOf(plan.record(), *plan.element);
  if (own == nullptr) return items;
  const Record& record = plan.record();
  const Value& list = record.values[plan.element->parent];
  const Value* last = own;  // the day of the plan looked at last
  while (items.empty() && !items.Unknown()) {
    const Value *before = nullptr, *day = nullptr;
    for (std::uint32_t i = list.first; i < list.first + list.count; ++i) {
      const Value* key = record.values[i].given() ? KeyDateOf(record, record.values[i]) : nullptr;
      if (key == nullptr || key->date() >= last->date() || (day != nullptr && key->date() <= day->date())) continue;
      before = &record.values[i];
      day = key;
    }
    if (before == nullptr) break;
    items = Expand(Resolve(each, {plan.scene, before, day->date()}));
    last = day;
  }
  return items;
}

std::int64_t ExpectedBy(Date day, const DaySpan& span, std::int64_t want) {
  const std::int64_t all = DaysBetween(span.from, span.until) + 1;
  const std::int64_t gone = std::clamp<std::int64_t>(DaysBetween(span.from, day) + 1, 0, all);
  return want * gone / all;
}

void AddTyped(const Path& called, const Path& figure, const Origin& origin, const Value& name, Done& done) {
  const Found names = Resolve(called, origin), figures = Resolve(figure, origin);
  done.unknown = done.unknown || names.unreadable || figures.unreadable;
  for (const Ref& each : figures.values) {
    for (const Ref& ref : names.values) {
      if (ref->parent != each->parent || WordOf(*ref.value) != WordOf(name)) continue;
      done.have += each->number;
      done.named = true;
    }
  }
}

bool IsBeforeRecords(const Scene& scene, Date day) { return scene.records_from && day < *scene.records_from; }

}  // namespace lanzhi
