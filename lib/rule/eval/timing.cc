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

class Recurrence {
 public:
  Recurrence(const RecurringDays& days, std::span<const Date> done) : days_(days), done_(done) {}

  SmallVector<Occurrence, 8> Run() {
    Occurrence next;
    next.anchor = days_.from;
    Date begun = days_.from;
    while (!days_.until || begun < *days_.until) {
      next.end = Step(next.anchor, days_.every, next.times);
      next.due = days_.within ? Step(next.end, *days_.within) : next.end;
      if (next.end <= begun) break;  // a period that leads nowhere
      // What was done on the day a period begins belongs to the one before, which is filled already.
      while (at_ < done_.size() && done_[at_] <= begun) ++at_;
      const bool cut_short = days_.until && next.end > *days_.until;
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
    next.verdict = day <= next.due ? Verdict::met : Verdict::late;
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
    const bool settled = days_.settled || (days_.known_to && *days_.known_to >= next.due);
    next.verdict = settled ? Verdict::missed : Running(next.due, days_.day);
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

Date DueDay(Direction direction, const Period& period, Date trigger, std::optional<Date> by) {
  switch (direction) {
    case Direction::before:
      return WindowOpens(trigger, period);
    case Direction::lead:
      return LeadCloses(trigger, period);
    case Direction::by:
      return by.value_or(trigger);
    case Direction::after:
    case Direction::not_before:
      break;
  }
  return Step(trigger, period);
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
