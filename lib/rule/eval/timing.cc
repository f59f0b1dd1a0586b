#include "rule/eval/timing.h"

namespace lanzhi {
namespace {

Verdict Running(Date last, std::optional<Date> day) { return day && *day > last ? Verdict::overdue : Verdict::open; }

Verdict JudgeAbsence(const DeadlineDays& days) {
  switch (days.direction) {
    case Direction::after:
    case Direction::by:
      return days.settled ? Verdict::missed : Running(days.due, days.day);
    // A window stays open until its trigger comes.
    case Direction::before:
      return days.settled ? Verdict::missing : Running(days.trigger, days.day);
    case Direction::lead:
      return days.settled ? Verdict::missing : Running(days.due, days.day);
    case Direction::not_before:
      return Verdict::not_applicable;
  }
  return Verdict::not_applicable;
}

bool CountsWorkingDays(const Period& period) { return period.unit == Period::Unit::working_days; }

// Whether days between the two, of which the calendar knows nothing, say how far apart they are.
bool IsProvisional(const DayCounting& counting, const Period& period, Date earlier, Date later) {
  return CountsWorkingDays(period) && !counting.calendar.Knows(earlier + std::chrono::days{1}, later);
}

// `due` moved from a day off.
void Move(const DayCounting& counting, Roll roll, Date earliest, DueDate& due) {
  if (roll == Roll::none) return;
  const Calendar& calendar = counting.calendar;
  due.day = roll == Roll::next ? calendar.NextWorked(due.raw) : calendar.LastWorked(due.raw);
  if (!calendar.Knows(std::min(due.day, due.raw), std::max(due.day, due.raw))) due.provisional = true;
  if (due.day < earliest) due.day = due.raw;
}

class Recurrence {
 public:
  Recurrence(const RecurringDays& days, std::span<const Date> done) : days_(days), done_(done) {}

  SmallVector<Occurrence, 8> Run() {
    Occurrence next;
    next.anchor = days_.from;
    Date begun = days_.from;
    while (!days_.until || begun < *days_.until) {
      next.end = Step(next.anchor, days_.every, next.times, days_.counting->calendar);
      next.due = days_.within
                     ? LastDay(*days_.counting, next.end, *days_.within, 1, next.end)
                     : LastDay(*days_.counting, next.anchor, days_.every, next.times, begun + std::chrono::days{1});
      if (next.end <= begun) break;  // a period that leads nowhere
      // What was done on the day a period begins belongs to the one before, which is filled already.
      while (at_ < done_.size() && done_[at_] <= begun) ++at_;
      // What ends on the last day of a period has kept it: that day is still in time.
      const bool over = days_.settled && !days_.within;
      const bool cut_short = days_.until && (over ? next.end >= *days_.until : next.end > *days_.until);
      const bool filled = at_ < done_.size() && !(cut_short && done_[at_] > *days_.until);
      if (!filled && cut_short) break;
      if (filled ? !Fill(next) : !Leave(next)) break;
      begun = days_.restart ? next.anchor : next.end;
    }
    return occurrences_;
  }

 private:
  bool Fill(Occurrence& next) {
    const Date day = done_[at_];
    next.done = static_cast<int>(at_++);
    next.verdict = day <= next.due.day ? Verdict::met : Verdict::late;
    next.by_month = false;
    occurrences_.push_back(next);
    if (days_.restart) {
      next.anchor = day;
      next.anchor_done = next.done;
    } else {
      ++next.times;
    }
    ++next.n;
    next.done = Occurrence::kNone;
    return true;
  }

  // Returns whether another period may have begun.
  bool Leave(Occurrence& next) {
    const bool settled = days_.settled || (days_.known_to && *days_.known_to >= LatestOf(next.due));
    next.verdict = settled ? Verdict::missed : Running(next.due.day, days_.day);
    next.by_month = settled && !days_.settled;
    occurrences_.push_back(next);
    const bool more = settled || (days_.day && *days_.day > next.end);
    ++next.times;
    ++next.n;
    return more && !days_.restart;
  }

  const RecurringDays& days_;
  std::span<const Date> done_;
  std::size_t at_ = 0;
  SmallVector<Occurrence, 8> occurrences_;
};

}  // namespace

DueDate LastDay(const DayCounting& counting, Date anchor, const Period& period, int times, Date earliest) {
  DueDate due;
  due.day = due.raw = Step(anchor, period, times, counting.calendar);
  due.provisional = IsProvisional(counting, period, anchor, due.raw);
  Move(counting, counting.roll, earliest, due);
  return due;
}

DueDate DueDay(const DayCounting& counting, Direction direction, const Period& period, Date trigger,
               std::optional<Date> by) {
  const auto on = [](Date day) { return DueDate{day, day, false}; };
  DueDate due;
  switch (direction) {
    case Direction::after:
      return LastDay(counting, trigger, period, 1, trigger);
    case Direction::by:
      return on(by.value_or(trigger));
    case Direction::before:
      due = on(WindowOpens(trigger, period, counting.calendar));
      break;
    case Direction::lead:
      due = on(LeadCloses(trigger, period, counting.calendar));
      break;
    case Direction::not_before:
      due = on(Step(trigger, period, 1, counting.calendar));
      break;
  }
  due.provisional = IsProvisional(counting, period, std::min(due.raw, trigger), std::max(due.raw, trigger));
  if (direction == Direction::lead && counting.roll != Roll::none) Move(counting, Roll::previous, Date::min(), due);
  return due;
}

bool IsInside(Direction direction, Date trigger, Date due, Date done) {
  switch (direction) {
    case Direction::before:
      return due <= done && done <= trigger;
    case Direction::not_before:
      return done >= due;
    case Direction::after:
    case Direction::by:
      return trigger <= done && done <= due;
    case Direction::lead:
      break;
  }
  return done <= due;
}

Verdict JudgeDeadline(const DeadlineDays& days) {
  if (!days.done) return JudgeAbsence(days);
  const bool forward = days.direction == Direction::after || days.direction == Direction::by;
  if (forward && *days.done < days.trigger) return Verdict::violated;
  return IsInside(days.direction, days.trigger, days.due, *days.done) ? Verdict::met : Verdict::late;
}

SmallVector<Occurrence, 8> JudgeRecurring(const RecurringDays& days, std::span<const Date> done) {
  return Recurrence(days, done).Run();
}

}  // namespace lanzhi
