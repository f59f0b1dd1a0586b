// Which days are worked and which are days off, how far that is known, and what becomes of a due day that is a day off.
#pragma once

#include <cstdint>
#include <vector>

#include "base/date.h"

namespace lanzhi {

struct DaySpan {
  Date from{}, until{};  // both are in
};

class Calendar {
 public:
  struct Day {
    Date date{};
    bool worked = false;
  };
  using Week = std::uint8_t;  // a bit for each day of the week, Monday the lowest
  static constexpr Week kWholeWeek = 0x7F;
  static constexpr Week kSaturdayAndSunday = 0x60;

  // Monday to Friday are worked; of no day is it known.
  Calendar() = default;
  // `days_off`: of every week; precondition: not all seven. `days`: those that differ, holidays and days that make up
  // for them; of one day the last speaks. `known`: what the facts cover; a day of `days` is known beside that.
  Calendar(Week days_off, std::vector<DaySpan> known, const std::vector<Day>& days);

  [[nodiscard]] bool IsWorked(Date date) const;
  // Whether the facts cover every day from `from` to `until`, both in; no day at all is covered.
  [[nodiscard]] bool Knows(Date from, Date until) const;

  // The n-th working day after `date`, or for n < 0 before it; `date` itself is not counted, worked or not, and n = 0
  // gives it. Within the years that FormatDate() can write.
  [[nodiscard]] Date Add(Date date, std::int64_t n) const;
  // The first working day from `date` on, the last up to it.
  [[nodiscard]] Date NextWorked(Date date) const { return IsWorked(date) ? date : Add(date, 1); }
  [[nodiscard]] Date LastWorked(Date date) const { return IsWorked(date) ? date : Add(date, -1); }

  // An upper bound of the days from any date to Add(date, n); n > 0.
  [[nodiscard]] std::int64_t LongestSpan(std::int64_t n) const;
  [[nodiscard]] const std::vector<DaySpan>& known() const { return known_; }

 private:
  // Working days up to and with `day`, from a fixed day on.
  [[nodiscard]] std::int64_t WorkedUpTo(std::int64_t day) const;

  // A day that the week says otherwise.
  struct Exception {
    std::int64_t day = 0;
    std::int64_t sum = 0;  // of what it and those before it add to the working days
  };

  Week days_off_ = kSaturdayAndSunday;
  std::vector<DaySpan> known_;         // ascending, apart from each other
  std::vector<Exception> exceptions_;  // ascending
};

// Where to a due day on a day off moves (cli: `roll_over` of lanzhi.yaml; SEMANTICS 9).
enum class Roll : std::uint8_t { none, next, previous };

// How an agency counts days.
struct DayCounting {
  Calendar calendar;
  Roll roll = Roll::none;
};
inline const DayCounting kPlainDays;

// The day on which something falls due.
struct DueDate {
  Date day{};
  Date raw{};                // before it was moved from a day off; else the same
  bool provisional = false;  // rests on days of which the calendar does not know whether they are worked

  [[nodiscard]] bool moved() const { return day != raw; }
  friend bool operator==(const DueDate&, const DueDate&) = default;
};

}  // namespace lanzhi
