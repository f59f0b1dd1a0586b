#include "rule/events.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "record/shown.h"
#include "rule/eval/tests.h"

namespace lanzhi {
namespace {

std::optional<Date> FirstDate(const std::optional<Path>& path, const Origin& origin) {
  if (!path) return std::nullopt;
  const Found found = Resolve(*path, origin);
  if (found.empty()) return std::nullopt;
  return found.values.front()->date();
}

// From the day on which the record opens to the one on which it ends, if it has; nullopt: it does not open.
struct OpenDays {
  Date begin{};
  std::optional<Date> end;  // never before `begin`
};
std::optional<OpenDays> OpenDaysOf(const ReportNumber& number, const Origin& origin) {
  const std::optional<Date> begin = FirstDate(number.from, origin);
  if (!begin) return std::nullopt;
  const std::optional<Date> end = FirstDate(number.until, origin);
  return OpenDays{*begin, end ? std::optional(std::max(*end, *begin)) : std::nullopt};
}

void VisitStock(const ReportNumber& number, const Origin& origin, Date from, Date to,
                const std::function<void(const Event&)>& visit) {
  const std::optional<OpenDays> days = OpenDaysOf(number, origin);
  if (!days) return;
  const auto& [begin, end] = *days;
  const bool at_start = number.how == ReportNumber::How::stock_start;
  const bool open = at_start ? begin < from && (!end || *end >= from) : begin <= to && (!end || *end > to);
  if (open) visit({at_start ? from : to, std::nullopt});
}

// The days on which a new site or worker holds, ascending.
std::vector<Date> ChangesOf(const Record& record) {
  std::vector<Date> days;
  const Field* seen = nullptr;
  for (const Meaning meaning : {Meaning::site, Meaning::worker}) {
    const Field* field = record.shape->Meant(meaning);
    const Field* list = field == nullptr ? nullptr : field->changes;
    if (list == nullptr || list == seen) continue;
    seen = list;
    const Value& entries = record.Top(*list);
    for (std::uint32_t i = entries.first; i < entries.first + entries.count; ++i) {
      const Value* day = record.values[i].given() ? KeyDateOf(record, record.values[i]) : nullptr;
      if (day != nullptr) days.push_back(day->date());
    }
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

// A record that passes on on the day on which it opens is new with whoever has it then, and one that ends is closed by
// whoever has it on that day: so what is open at the start, taken over and new is handed over, closed and open at the
// end, for each of them.
void VisitHandovers(const ReportNumber& number, const Origin& origin, Date from, Date to,
                    const std::function<void(const Event&)>& visit) {
  const std::optional<OpenDays> days = OpenDaysOf(number, origin);
  if (!days) return;
  const auto& [begin, end] = *days;
  const Record& record = origin.record();
  const auto hands = [&](Date day) {
    const auto in = [&](Meaning meaning) { return ReferenceOn(record, record.shape->Meant(meaning), day); };
    return std::pair(in(Meaning::site), in(Meaning::worker));
  };
  for (const Date day : ChangesOf(record)) {
    const Date before = day - std::chrono::days{1};
    const bool open = std::max(from, begin) < day && day <= to && (!end || day <= *end);
    if (!open || hands(before) == hands(day)) continue;
    visit({number.how == ReportNumber::How::taken_over ? day : before, std::nullopt});
  }
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
  } else if (number.is_stock()) {
    VisitStock(number, origin, from, to, visit);
  } else {
    VisitHandovers(number, origin, from, to, visit);
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
