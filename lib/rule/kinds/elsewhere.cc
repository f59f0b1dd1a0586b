#include "rule/kinds/elsewhere.h"

#include <algorithm>
#include <set>
#include <span>

#include "rule/eval/tests.h"

namespace lanzhi {
namespace {

constexpr std::chrono::days kDay{1};

// A record that counts.
struct Filed {
  Date date{};
  Ref done;
  std::vector<FreeText> values;  // at Recurring::different
};

struct FiledList {
  std::vector<Filed> all;  // by date, then id
  Found unknown;           // what could not be read
};

void LookAt(const Record& other, const Recurring& kind, const Scene& asking, FiledList& list) {
  Scene scene(other, *asking.handbook, asking.day);
  scene.asker = asking.record;
  const Origin origin{&scene, nullptr, std::nullopt};
  const Truth counts = Check(kind.in->where, origin, &list.unknown.holes);
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
  list.unknown.unreadable = list.unknown.unreadable || unknown;
  if (unknown || done.empty()) return;
  filed.done = done.values.front();
  filed.date = KnownFrom(filed.done);
  list.all.push_back(std::move(filed));
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

// The records that may count, by id.
std::vector<const Record*> Candidates(const Elsewhere& in, const Scene& scene) {
  const Field* field = Deciding(in.where);
  if (field == nullptr || field->parent != &in.shape->root) return scene.casebook->All(in.shape->kind);
  return scene.casebook->Naming(in.shape->kind, *field, scene.record->id);
}

FiledList Find(const Recurring& kind, const Scene& scene) {
  FiledList list;
  if (scene.casebook == nullptr) return list;
  list.unknown.unreadable = scene.casebook->IsIncomplete(kind.in->shape->kind);
  for (const Record* other : Candidates(*kind.in, scene)) LookAt(*other, kind, scene, list);
  std::stable_sort(list.all.begin(), list.all.end(), [](const Filed& a, const Filed& b) { return a.date < b.date; });
  return list;
}

// How many there are (of different values with `different`), and the record with which there were enough.
struct Tally {
  std::int64_t have = 0;
  const Filed* enough = nullptr;
};

Tally Count(const Recurring& kind, std::span<const Filed> filed) {
  Tally tally;
  std::set<FreeText> values;
  for (const Filed& each : filed) {
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
      : kind_(kind),
        instance_(instance),
        from_(from),
        days_(days),
        docket_(docket),
        list_(Find(kind, instance.scene())) {}

  void Judge() {
    Date begin = days_.from;
    for (int n = 1; !days_.until || begin <= *days_.until; ++n) {
      const Date end = Step(days_.from, days_.every, n);
      if (end < begin) return;  // a period that leads nowhere
      const auto first = std::partition_point(list_.all.begin(), list_.all.end(),
                                              [&](const Filed& filed) { return filed.date < begin; });
      const auto last = std::partition_point(first, list_.all.end(), [&](const Filed& f) { return f.date <= end; });
      const std::optional<Date>& known_to = instance_.scene().known_to;
      const bool shown = days_.settled || last != list_.all.end();
      const bool over = shown || (known_to && *known_to >= end);
      if (!JudgeOne({n, begin, end, over, over && !shown, static_cast<std::size_t>(first - list_.all.begin()),
                     static_cast<std::size_t>(last - list_.all.begin())}))
        return;
      // Without a later record nobody knows that the next period has begun.
      if (!over && !(days_.day && *days_.day > end)) return;
      begin = end + kDay;
    }
  }

 private:
  struct Period {
    int n = 1;
    Date begin{}, end{};
    bool over = false;                // a later record, or the end, proves that it is over
    bool by_month = false;            // only $known-to does
    std::size_t first = 0, last = 0;  // what was filed in it: [first, last) of list_
  };

  [[nodiscard]] bool IsWhole(const Period& period) const {
    if (BeginOf(days_.every, period.begin) < period.begin) return false;
    const std::optional<Date>& records_from = instance_.scene().records_from;
    return !(days_.until && period.end > *days_.until) && !(records_from && period.begin < *records_from);
  }

  // Returns whether the next one can be judged.
  bool JudgeOne(const Period& period) {
    const std::span<const Filed> filed(list_.all.data() + period.first, period.last - period.first);
    const Tally tally = Count(kind_, filed);
    if (tally.enough != nullptr) {
      Report(period, tally, Verdict::met);
      return true;
    }
    if (!IsWhole(period) || (kind_.different && filed.empty() && !list_.unknown.unreadable)) return true;
    if (list_.unknown.unreadable) {
      docket_.AddUndetermined(instance_, list_.unknown);
      return false;
    }
    const bool past = days_.day && *days_.day > period.end;
    Report(period, tally, period.over ? Verdict::missed : past ? Verdict::overdue : Verdict::open);
    return true;
  }

  void Report(const Period& period, const Tally& tally, Verdict verdict) {
    Outcome* outcome = docket_.Add(instance_, verdict);
    if (outcome == nullptr) return;
    const std::string due = FormatDate(period.end);
    outcome->element = outcome->element.empty() ? due : outcome->element + " " + due;
    SetReckoning(*outcome,
                 {from_, &kind_.from, days_.from, &kind_.from.name, kind_.every, false, period.n, period.end});
    PointAtKey(*outcome, instance_.record(), instance_.record().root());
    Args args{{"n", std::int64_t{period.n}},
              {"begin", period.begin},
              {"due", period.end},
              {"have", tally.have},
              {"want", kind_.at_least},
              {"period", kind_.every.period},
              {"missing", std::vector<Text>{Text(kind_.in->shape->names)}}};
    std::optional<Date> done;
    if (tally.enough != nullptr) {
      done = outcome->actual = tally.enough->date;
      outcome->related.push_back(At(*tally.enough));
    } else if (IsBreach(verdict)) {
      // What is there, with what came before and what shows that it is over.
      const std::size_t first = period.first > 0 ? period.first - 1 : 0;
      const std::size_t last = std::min(period.last + 1, list_.all.size());
      for (std::size_t i = first; i < last; ++i) outcome->related.push_back(At(list_.all[i]));
    }
    outcome->by_month = verdict == Verdict::missed && period.by_month;
    Finish(*outcome, instance_, {std::move(args), period.begin, done, "in"});
  }

  const Recurring& kind_;
  const Instance& instance_;
  const Ref& from_;
  const RecurringDays& days_;
  Docket& docket_;
  const FiledList list_;
};

}  // namespace

void JudgeElsewhere(const Recurring& kind, const Instance& instance, const Ref& from, const RecurringDays& days,
                    Docket& docket) {
  Periods(kind, instance, from, days, docket).Judge();
}

}  // namespace lanzhi
