#include "rule/events.h"

#include <algorithm>

#include "rule/eval/tests.h"

namespace lanzhi {
namespace {

std::optional<Date> FirstDate(const std::optional<Path>& path, const Origin& origin) {
  if (!path) return std::nullopt;
  const Found found = Resolve(*path, origin);
  if (found.empty()) return std::nullopt;
  return found.values.front()->date();
}

void VisitStock(const ReportNumber& number, const Origin& origin, Date from, Date to,
                const std::function<void(const Event&)>& visit) {
  const std::optional<Date> begin = FirstDate(number.from, origin);
  if (!begin) return;
  std::optional<Date> end = FirstDate(number.until, origin);
  if (end) end = std::max(*end, *begin);
  const bool at_start = number.how == ReportNumber::How::stock_start;
  const bool open = at_start ? *begin < from && (!end || *end >= from) : *begin <= to && (!end || *end > to);
  if (open) visit({at_start ? from : to, std::nullopt});
}

std::optional<std::size_t> PartOf(const ReportNumber& number, const Origin& origin) {
  if (!number.by) return std::nullopt;
  const Found found = Expand(Resolve(*number.by, origin));
  if (found.empty()) return std::nullopt;
  return static_cast<std::size_t>(found.values.front()->number);
}

void VisitFlow(const ReportNumber& number, const Origin& origin, Date from, Date to,
               const std::function<void(const Event&)>& visit) {
  const std::optional<Date> begin = FirstDate(number.from, origin);
  if (number.from && !begin) return;
  for (const Ref& ref : Resolve(*number.on, origin).values) {
    const Date day = begin ? std::max(ref->date(), *begin) : ref->date();
    if (from <= day && day <= to) visit({day, PartOf(number, origin)});
  }
}

}  // namespace

void ForEachEvent(const ReportNumber& number, const Origin& origin, Date from, Date to,
                  const std::function<void(const Event&)>& visit) {
  if (Check(number.when, origin) != Truth::yes) return;
  if (number.how == ReportNumber::How::flow) {
    VisitFlow(number, origin, from, to, visit);
  } else {
    VisitStock(number, origin, from, to, visit);
  }
}

const Path* ObstacleTo(const ReportNumber& number, const Origin& origin) {
  for (const Test& test : number.when.all) {
    if (Resolve(test.path, origin).unreadable) return &test.path;
  }
  for (const std::optional<Path>* path : {&number.on, &number.from, &number.until, &number.by}) {
    if (*path && Resolve(**path, origin).unreadable) return &**path;
  }
  return nullptr;
}

}  // namespace lanzhi
