#include "base/calendar.h"

#include <algorithm>
#include <bit>
#include <map>

#include "base/first_that.h"

namespace lanzhi {
namespace {

// Monday is 0, day 0 a Monday.
std::int64_t WeekOf(std::int64_t day) { return day >= 0 ? day / 7 : (day - 6) / 7; }

// In days from a Monday on.
std::int64_t SerialOf(Date date) { return date.time_since_epoch().count() + 3; }

bool IsWorkedInWeek(std::int64_t day, Calendar::Week days_off) {
  return (days_off >> (day - WeekOf(day) * 7) & 1) == 0;
}

std::vector<DaySpan> Merged(std::vector<DaySpan> spans) {
  std::sort(spans.begin(), spans.end(), [](const DaySpan& a, const DaySpan& b) { return a.from < b.from; });
  std::vector<DaySpan> merged;
  for (const DaySpan& span : spans) {
    if (merged.empty() || span.from > merged.back().until + std::chrono::days{1}) {
      merged.push_back(span);
    } else {
      merged.back().until = std::max(merged.back().until, span.until);
    }
  }
  return merged;
}

}  // namespace

Calendar::Calendar(Week days_off, std::vector<DaySpan> known, const std::vector<Day>& days) : days_off_(days_off) {
  std::map<Date, bool> worked;
  for (const Day& day : days) {
    worked[day.date] = day.worked;
    known.push_back({day.date, day.date});
  }
  known_ = Merged(std::move(known));
  std::int64_t sum = 0;
  for (const auto& [date, is_worked] : worked) {
    const std::int64_t day = SerialOf(date);
    if (is_worked == IsWorkedInWeek(day, days_off)) continue;
    sum += is_worked ? 1 : -1;
    exceptions_.push_back({day, sum});
  }
}

bool Calendar::IsWorked(Date date) const {
  const std::int64_t day = SerialOf(date);
  const auto at = std::lower_bound(exceptions_.begin(), exceptions_.end(), day,
                                   [](const Exception& exception, std::int64_t d) { return exception.day < d; });
  const bool differs = at != exceptions_.end() && at->day == day;
  return IsWorkedInWeek(day, days_off_) != differs;
}

bool Calendar::Knows(Date from, Date until) const {
  if (from > until) return true;
  const auto after = std::upper_bound(known_.begin(), known_.end(), from,
                                      [](Date date, const DaySpan& span) { return date < span.from; });
  return after != known_.begin() && std::prev(after)->until >= until;
}

std::int64_t Calendar::WorkedUpTo(std::int64_t day) const {
  const std::int64_t week = WeekOf(day);
  const auto into = static_cast<unsigned>(day - week * 7);
  const unsigned worked = ~unsigned{days_off_} & kWholeWeek;
  const auto after = std::upper_bound(exceptions_.begin(), exceptions_.end(), day,
                                      [](std::int64_t d, const Exception& exception) { return d < exception.day; });
  const std::int64_t others = after == exceptions_.begin() ? 0 : std::prev(after)->sum;
  return week * std::popcount(worked) + std::popcount(worked & ((2U << into) - 1)) + others;
}

Date Calendar::Add(Date date, std::int64_t n) const {
  const std::int64_t day = SerialOf(date);
  const std::int64_t epoch = SerialOf(Date{});
  if (n == 0) return date;
  if (n > 0) {
    const std::int64_t before = WorkedUpTo(day);
    return DateAt(
        FirstThat(day + 1, day + LongestSpan(n), [&](std::int64_t d) { return WorkedUpTo(d) - before >= n; }) - epoch);
  }
  // The first day behind which there are too few up to the day before `date`: with itself there are enough.
  const std::int64_t before = WorkedUpTo(day - 1);
  return DateAt(FirstThat(day - LongestSpan(-n), day, [&](std::int64_t d) { return before - WorkedUpTo(d) < -n; }) -
                epoch);
}

// There is a working day in every week but those whose days are all off.
std::int64_t Calendar::LongestSpan(std::int64_t n) const {
  return (n + 1) * 7 + static_cast<std::int64_t>(exceptions_.size()) * 7;
}

}  // namespace lanzhi
