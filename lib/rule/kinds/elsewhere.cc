#include "rule/kinds/elsewhere.h"

#include <algorithm>
#include <set>
#include <span>
#include <tuple>

#include "rule/compile/path.h"
#include "rule/eval/tests.h"

namespace lanzhi {
namespace {

constexpr std::chrono::days kDay{1};

// The unit of the calendar that a period is.
std::optional<CalendarUnit> UnitOf(const Period& period) {
  if (period.unit != Period::Unit::calendar_months) return std::nullopt;
  if (period.n == 1) return CalendarUnit::month;
  if (period.n == 6) return CalendarUnit::half;
  return period.n == 12 ? std::optional(CalendarUnit::year) : std::nullopt;
}

// A record or section that counts.
struct Filed {
  Date in{};  // the period that it counts in has this day
  Date date{};
  Ref done;
  bool unknown = false;          // whether it was done in it cannot be read
  std::vector<FreeText> values;  // at Recurring::different
};

struct FiledList {
  std::vector<Filed> all;    // by `in`, then date, then id
  std::vector<Date> latest;  // of each and those behind it the latest date
  Found unknown;             // what may count in any period and could not be read
};

// `origin`: of the record or section.
void LookAt(const Recurring& kind, const Origin& origin, FiledList& list) {
  const Truth counts = Check(kind.in->where, origin, list.unknown.holes);
  if (counts == Truth::no) return;
  Filed filed;
  const Found done = Resolve(kind.done, origin);
  bool unknown = counts == Truth::unreadable || done.Unknown();
  if (kind.different) {
    const Found values = Expand(Resolve(*kind.different, origin));
    unknown = unknown || values.Unknown();
    for (const Ref& value : values.values) filed.values.push_back(WordOf(*value.value));
    if (!unknown && values.empty()) return;
  }
  Found of;
  if (kind.in->of) of = Resolve(*kind.in->of, origin);
  if (kind.in->of && !of.empty() && !of.unreadable) {
    filed.in = of.values.front()->date();
    filed.unknown = unknown;
  } else {
    // Of what is of no period nobody knows in which it counts.
    unknown = unknown || kind.in->of.has_value();
    list.unknown.unreadable = list.unknown.unreadable || unknown;
  }
  if (unknown ? !filed.unknown : done.empty()) return;
  if (!unknown) {
    filed.done = done.values.front();
    filed.date = KnownFrom(filed.done);
    if (!kind.in->of) filed.in = filed.date;
  }
  list.all.push_back(std::move(filed));
}

void LookAt(const Record& other, const Recurring& kind, const Scene& asking, FiledList& list) {
  Scene scene(other, *asking.handbook, asking.day);
  scene.asker = asking.record;
  LookAt(kind, Origin{&scene, nullptr, std::nullopt}, list);
}

void LookInto(const Path& sections, const Recurring& kind, const Instance& instance, FiledList& list) {
  const Found found = Expand(Resolve(sections, instance.origin));
  list.unknown.unreadable = found.unreadable;
  list.unknown.holes = found.holes;
  for (const Ref& ref : found.values) {
    LookAt(kind, Origin{&instance.scene(), ref.value, KeyDayOf(*ref.record, *ref.value)}, list);
  }
}

// The top-level reference at which a test asks for the record that is judged; nullptr: it asks nothing of the sort.
const Field* AskerAt(const Test& test) {
  const bool plain = FormOf(test).operand == TestForm::Operand::asker && test.path.straight_steps == 1;
  return plain ? test.path.target : nullptr;
}

// Whether the tests fail where the reference `field` leads to another record.
bool RestOn(const std::vector<Test>& tests, const Field* field) {
  return std::any_of(tests.begin(), tests.end(), [&](const Test& test) {
    return AskerAt(test) == field || (test.what == Test::What::absent && test.path.target == field);
  });
}

// A reference that rules a record out where it leads elsewhere than to the one that is judged; nullptr: there is none.
const Field* Deciding(const Tests& where) {
  const Field* field = nullptr;
  for (const Test& test : where.all) field = field == nullptr ? AskerAt(test) : field;
  if (field != nullptr) return field;
  for (const auto& alternative : where.any) {
    for (const Test& test : alternative) field = field == nullptr ? AskerAt(test) : field;
  }
  const bool all =
      std::all_of(where.any.begin(), where.any.end(), [&](const auto& tests) { return RestOn(tests, field); });
  return all ? field : nullptr;
}

FiledList Find(const Recurring& kind, const Instance& instance) {
  const Scene& scene = instance.scene();
  FiledList list;
  if (kind.in->list) {
    LookInto(*kind.in->list, kind, instance, list);
  } else if (scene.casebook != nullptr) {
    list.unknown.unreadable = scene.casebook->IsIncomplete(kind.in->shape->kind);
    for (const Record* other : RecordsFor(*kind.in, scene)) LookAt(*other, kind, scene, list);
  }
  std::stable_sort(list.all.begin(), list.all.end(),
                   [](const Filed& a, const Filed& b) { return std::tie(a.in, a.date) < std::tie(b.in, b.date); });
  list.latest.resize(list.all.size());
  for (std::size_t i = list.all.size(); i-- > 0;) {
    list.latest[i] = i + 1 < list.all.size() ? std::max(list.all[i].date, list.latest[i + 1]) : list.all[i].date;
  }
  return list;
}

// How many there are (of different values with `different`), and the record with which there were enough.
struct Tally {
  std::int64_t have = 0;
  const Filed* enough = nullptr;
  bool unknown = false;  // there may be more
};

Tally Count(const Recurring& kind, std::span<const Filed> filed) {
  Tally tally;
  std::set<FreeText> values;
  for (const Filed& each : filed) {
    if (each.unknown) {
      tally.unknown = true;
      continue;
    }
    values.insert(each.values.begin(), each.values.end());
    tally.have = kind.different ? static_cast<std::int64_t>(values.size()) : tally.have + 1;
    if (tally.enough == nullptr && tally.have >= kind.at_least) tally.enough = &each;
  }
  return tally;
}

Related At(const Filed& filed) {
  Related related = RelatedAt(filed.done, "filed", {});
  related.label.args = {{"id", std::string(filed.done.record->id)}, {"date", filed.date}};
  return related;
}

class Periods {
 public:
  Periods(const Recurring& kind, const Instance& instance, const Ref& from, const RecurringDays& days, Docket& docket)
      : kind_(kind), instance_(instance), from_(from), days_(days), docket_(docket), list_(Find(kind, instance)) {}

  void Judge() {
    Date begin = days_.from;
    for (int n = 1; !days_.until || begin <= *days_.until; ++n) {
      Period period;
      period.n = n;
      period.begin = begin;
      period.end = Step(days_.from, days_.every, n, days_.counting->calendar);
      if (period.end < begin) return;  // a period that leads nowhere
      period.due = DueOf(period);
      Gather(period);
      const bool later = period.last < list_.all.size();
      const std::optional<Date>& known_to = instance_.scene().known_to;
      const bool shown = IsShownToBeOver(period);
      period.over = shown || (known_to && *known_to >= LastChance(period));
      period.by_month = period.over && !shown;
      if (!JudgeOne(period)) return;
      // Without a later record nobody knows that the next period has begun.
      if (!period.over && !later && !(days_.day && *days_.day > period.end)) return;
      begin = period.end + kDay;
    }
  }

 private:
  struct Period {
    int n = 1;
    Date begin{}, end{};
    DueDate due;
    bool over = false;                // a later record, or the end, proves that it is over
    bool by_month = false;            // only $known-to does
    std::size_t first = 0, last = 0;  // what was filed in it: [first, last) of list_
  };

  // What counts in the period in which it was done cannot be done after its end, so that is not moved from a day off.
  [[nodiscard]] DueDate DueOf(const Period& period) const {
    const DayCounting& counting = *days_.counting;
    if (days_.within) return LastDay(counting, period.end, *days_.within, 1, period.end);
    if (kind_.in->of) return LastDay(counting, days_.from, days_.every, period.n, period.begin);
    return LastDay({counting.calendar, Roll::none}, days_.from, days_.every, period.n, period.begin);
  }

  // The last day on which it may still be done and be no more than noted (info).
  [[nodiscard]] Date LastChance(const Period& period) const {
    Date last = LatestOf(period.due);
    for (const Grade& grade : instance_.rule->grades) {
      if (!grade.within || grade.severity != Severity::info || grade.within->direction != Direction::after) continue;
      last = std::max(last, LatestOf(LastDay(*days_.counting, period.end, grade.within->limit.period, 1, period.end)));
    }
    return last;
  }

  // What was filed in it.
  void Gather(Period& period) const {
    // What names the month, half or year means the whole of it.
    const Date first = kind_.in->of ? BeginOf(days_.every, period.begin) : period.begin;
    const auto begin =
        std::partition_point(list_.all.begin(), list_.all.end(), [&](const Filed& filed) { return filed.in < first; });
    const auto end =
        std::partition_point(begin, list_.all.end(), [&](const Filed& filed) { return filed.in <= period.end; });
    period.first = static_cast<std::size_t>(begin - list_.all.begin());
    period.last = static_cast<std::size_t>(end - list_.all.begin());
  }

  // A later period was filed. One that was filed early says nothing of what is not due yet.
  [[nodiscard]] bool IsShownToBeOver(const Period& period) const {
    const bool later = period.last < list_.all.size();
    if (!kind_.in->of) return days_.settled || later;
    const bool ended = days_.settled && days_.until && LatestOf(period.due) < *days_.until;
    return ended || (later && list_.latest[period.last] > LatestOf(period.due));
  }

  [[nodiscard]] bool IsWhole(const Period& period) const {
    if (!kind_.cut_short && BeginOf(days_.every, period.begin) < period.begin) return false;
    const std::optional<Date>& records_from = instance_.scene().records_from;
    return !(days_.until && period.end > *days_.until) && !(records_from && period.begin < *records_from);
  }

  // As records name it; "" where it is no month, half or year of the calendar.
  [[nodiscard]] std::string NameOf(Date day) const {
    const auto unit = kind_.in->of ? lanzhi::UnitOf(ValueField(*kind_.in->of).type) : UnitOf(days_.every);
    return unit ? FormatUnit(day, *unit) : std::string();
  }

  // Returns whether the next one can be judged.
  bool JudgeOne(const Period& period) {
    const std::span<const Filed> filed(list_.all.data() + period.first, period.last - period.first);
    const Tally tally = Count(kind_, filed);
    const Origin at_end{instance_.origin.scene, instance_.origin.element, period.end};
    Found unknown;
    const Truth asked = Check(kind_.at_end, at_end, unknown.holes);
    if (asked == Truth::no) return true;
    if (kind_.whole) {
      const Origin at_begin{instance_.origin.scene, instance_.origin.element, period.begin};
      if (Check(kind_.at_end, at_begin) == Truth::no) return true;
    }
    if (tally.enough != nullptr) {
      const bool late = days_.within && tally.enough->date > period.due.day;
      Report(period, tally, late ? Verdict::late : Verdict::met);
      return true;
    }
    if (!IsWhole(period) || (kind_.different && filed.empty() && !list_.unknown.unreadable)) return true;
    if (list_.unknown.unreadable) {
      docket_.AddUndetermined(instance_, list_.unknown);
      return false;
    }
    if (tally.unknown || asked == Truth::unreadable) {
      unknown.unreadable = true;
      docket_.AddUndetermined(instance_, unknown);
      return true;
    }
    const bool past = days_.day && *days_.day > period.due.day;
    Report(period, tally, period.over ? Verdict::missed : past ? Verdict::overdue : Verdict::open);
    return true;
  }

  void Report(const Period& period, const Tally& tally, Verdict verdict) {
    const std::optional<Date> enough = tally.enough == nullptr ? std::nullopt : std::optional(tally.enough->date);
    Outcome* outcome = docket_.Add(instance_, verdict, {days_.from, period.due.day, enough});
    if (outcome == nullptr) return;
    const std::string due = FormatDate(period.due.raw);
    outcome->element = outcome->element.empty() ? due : outcome->element + " " + due;
    Reckoning reckoning{from_, &kind_.from, days_.from, &kind_.from.name, kind_.every, false, period.n, period.due};
    if (kind_.within) {
      reckoning.anchor = period.end;
      reckoning.anchor_name = &kind_.in->of->name;
      reckoning.limit = *kind_.within;
      reckoning.times = 1;
    }
    SetReckoning(*outcome, reckoning);
    PointAtKey(*outcome, instance_.record(), instance_.record().root());
    Args args{{"n", std::int64_t{period.n}},
              {"begin", period.begin},
              {"due", DayOrMore(period.due)},
              {"have", tally.have},
              {"want", kind_.at_least},
              {"period", kind_.every.period},
              {"missing", std::vector<Text>{kind_.in->of ? kind_.done.name : Text(kind_.in->shape->names)}}};
    outcome->period = NameOf(period.end);
    if (kind_.in->of) args.push_back({"of", AsIs(outcome->period)});
    std::optional<Date> done;
    if (tally.enough != nullptr) {
      done = outcome->actual = tally.enough->date;
      args.push_back({"done", *done});
      outcome->related.push_back(At(*tally.enough));
    } else if (IsBreach(verdict)) {
      // What is there, with what came before and what shows that it is over.
      const std::size_t first = period.first > 0 ? period.first - 1 : 0;
      const std::size_t last = std::min(period.last + 1, list_.all.size());
      for (std::size_t i = first; i < last; ++i) {
        if (!list_.all[i].unknown) outcome->related.push_back(At(list_.all[i]));
      }
    }
    outcome->by_month = verdict == Verdict::missed && period.by_month;
    Finish(*outcome, instance_, {std::move(args), kind_.within ? period.end : period.begin, done, "in"});
  }

  const Recurring& kind_;
  const Instance& instance_;
  const Ref& from_;
  const RecurringDays& days_;
  Docket& docket_;
  const FiledList list_;
};

}  // namespace

std::vector<const Record*> RecordsFor(const Elsewhere& in, const Scene& scene) {
  const Field* field = Deciding(in.where);
  if (field == nullptr || field->parent != &in.shape->root) return scene.casebook->All(in.shape->kind);
  return scene.casebook->Naming(in.shape->kind, *field, scene.record->id);
}

void JudgeElsewhere(const Recurring& kind, const Instance& instance, const Ref& from, const RecurringDays& days,
                    Docket& docket) {
  Periods(kind, instance, from, days, docket).Judge();
}

}  // namespace lanzhi
