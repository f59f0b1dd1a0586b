#include "view/report_count.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>
#include <utility>

#include "record/shown.h"
#include "rule/events.h"
#include "rule/rule.h"
#include "view/timeliness.h"

namespace lanzhi {
namespace {

constexpr int kTwelve = 12;  // months that end with the report

// Days over which a table counts; `month`: its name, where they are one of several months.
struct CountedSpan {
  Date from{}, to{};
  std::string month;
};

void AddMonthsOf(Date from, Date to, Date as_of, std::vector<CountedSpan>& spans) {
  for (Date month = from; month <= to && month <= as_of; month = EndOfMonth(month) + std::chrono::days{1}) {
    spans.push_back({month, std::min(EndOfMonth(month), to), FormatUnit(month, CalendarUnit::month)});
  }
}

Date FirstDayOf(const CountedTable& table, const ReportDays& days) {
  if (table.over == Over::year) return MakeDate(YearOf(days.to), 1, 1);
  if (table.over == Over::period) return days.from;
  return AddMonths(EndOfMonth(days.to) + std::chrono::days{1}, -kTwelve);
}

// Of a table by months each of them, and all of them for its totals.
std::vector<CountedSpan> SpansOf(const CountedTable& table, const ReportDays& days) {
  const Date from = FirstDayOf(table, days);
  std::vector<CountedSpan> spans{{from, days.to, {}}};
  if (table.has(Dimension::month)) AddMonthsOf(from, days.to, days.as_of, spans);
  return spans;
}

std::string_view SiteOn(const Record& record, Date day) {
  return ReferenceOn(record, record.shape->Meant(Meaning::site), day);
}

// Puts together what one record adds to the rows. It may name very many persons.
class SharesOfRecord {
 public:
  // The row that is added to from here on.
  void Choose(std::uint32_t table, std::vector<std::string> keys) {
    auto [at, fresh] = places_.try_emplace({table, std::move(keys)}, shares_.size());
    if (fresh) {
      shares_.push_back({table, at->first.second, {}, {}});
      persons_.emplace_back();
    }
    chosen_ = at->second;
  }

  // What adds to the same figure, of the same person where persons count, is one part.
  void Add(std::uint32_t index, const ReportColumn& column, const Event& event) {
    CountedShare& share = shares_[chosen_];
    std::uint32_t who = 0;
    if (column.number->distinct) {
      const auto next = static_cast<std::uint32_t>(share.persons.size());
      const auto [at, fresh] = persons_[chosen_].try_emplace(event.who, next);
      if (fresh) share.persons.emplace_back(event.who);
      who = at->second;
    }
    const auto [at, fresh] = parts_.try_emplace({chosen_, index, who, event.unsaid}, share.parts.size());
    if (fresh) share.parts.push_back({0, index, who, event.unsaid});
    share.parts[at->second].amount += event.amount;
  }

  [[nodiscard]] std::vector<CountedShare> Take() {
    for (CountedShare& share : shares_) share.parts.shrink_to_fit();  // a report holds those of all records
    shares_.shrink_to_fit();
    return std::move(shares_);
  }

 private:
  std::vector<CountedShare> shares_;
  std::map<std::pair<std::uint32_t, std::vector<std::string>>, std::size_t> places_;
  std::vector<std::map<std::string, std::uint32_t>> persons_;  // of each share
  std::map<std::tuple<std::size_t, std::uint32_t, std::uint32_t, bool>, std::size_t> parts_;
  std::size_t chosen_ = 0;
};

ListedValue ToldOf(const Ref& ref) {
  const Value& value = *ref.value;
  const Field& field = *value.field;
  switch (field.type) {
    case Type::date:
      return {value.date(), {}};
    case Type::count:
      return {value.number, {}};
    case Type::decimal:
      return {Decimal{value.number}, {}};
    case Type::choice: {
      const Choice& choice = field.choices[static_cast<std::size_t>(value.number)];
      return {choice.names, std::string(choice.value)};
    }
    case Type::reference:
      return {ListedValue::Reference{std::string(value.link == nullptr ? field.to : value.link->shape->kind),
                                     std::string(Shown(value).value_or(std::string_view()))},
              {}};
    default:
      if (const std::optional<CalendarUnit> unit = UnitOf(field.type)) return {FormatUnit(value.date(), *unit), {}};
      return {std::string(Shown(value).value_or(std::string_view())), {}};
  }
}

int WholeYears(Date from, Date to) {
  int years = 0;
  while (AddYears(from, years + 1) <= to) ++years;
  return years;
}

// What stands in a column of a list.
std::vector<ListedValue> CellsOf(const ListColumn& column, const Origin& origin, const ReportDays& days) {
  std::vector<ListedValue> cells;
  for (const Ref& ref : Expand(Resolve(*column.path, origin)).values) {
    if (column.within && (ref->date() < days.from || ref->date() > days.to)) continue;
    if (!column.years_to) {
      cells.push_back(ToldOf(ref));
    } else if (ref->date() <= days.to) {
      cells.push_back({std::int64_t{WholeYears(ref->date(), days.to)}, {}});
    }
  }
  return cells;
}

// What a number comes to in the record itself.
ListedValue AmountIn(const ReportNumber& number, const Origin& origin, const ReportDays& days) {
  std::int64_t amount = 0;
  ForEachEvent(number, origin, days.from, days.to, [&](const Event& event) { amount += event.amount; });
  amount /= number.per;
  if (number.is_decimal()) return {Decimal{amount}, {}};
  return {amount / kHundredths, {}};
}

// Unreadable at any time that matters, or absent where the kind needs it.
bool IsUnknown(const Record& record, const Field* field, Date to) {
  if (field == nullptr) return false;
  for (const auto& list : record.shape->root.fields) {
    const bool keeps = std::find(list->history.begin(), list->history.end(), field) != list->history.end();
    const Value& value = record.Top(*list);
    if (keeps && (value.state == State::unreadable || !value.order_known)) return true;
  }
  const Value& value = Effective(record, *field, to);
  return !value.given() && (field->needed || value.state == State::unreadable);
}

Message LeftOutFor(Text what) { return {"month.left-out.field", {}, {{"field", std::move(what)}}}; }

}  // namespace

ReportCounter::ReportCounter(const ReportDefinition& definition, const ReportDays& days, const ReportScope& scope)
    : definition_(definition),
      days_(days),
      scope_(scope),
      timeliness_(definition.Shows(OtherTable::timeliness)),
      undated_(definition.Shows(OtherTable::undated)),
      compliance_(definition.Shows(OtherTable::compliance)),
      open_(definition.Shows(OtherTable::open)) {
  for (std::uint32_t i = 0; i < definition.counted.size(); ++i) AskTable(i);
  for (std::uint32_t i = 0; i < definition.lists.size(); ++i) {
    const ReportNumber& number = *definition.lists[i].number;
    for (const ReportNumber* part : number.Counted()) AddNumber(*part);
    asked_[number.shape].lists.push_back(i);
  }
}

void ReportCounter::AddNumber(const ReportNumber& number) {
  std::vector<const ReportNumber*>& numbers = asked_[number.shape].numbers;
  if (std::find(numbers.begin(), numbers.end(), &number) == numbers.end()) numbers.push_back(&number);
}

void ReportCounter::AskTable(std::uint32_t index) {
  const CountedTable& table = definition_.counted[index];
  const std::vector<CountedSpan> spans = SpansOf(table, days_);
  const ReportNumber* last = nullptr;
  for (std::uint32_t column = 0; column < table.columns.size(); ++column) {
    const ReportNumber* number = table.columns[column].number;
    if (number == last) continue;  // its parts stand behind it, and are counted with it
    last = number;
    for (const ReportNumber* part : number->Counted()) {
      AddNumber(*part);
      std::vector<CountedNumber>& counted = asked_[part->shape].counted;
      auto at =
          std::find_if(counted.begin(), counted.end(), [&](const CountedNumber& each) { return each.number == part; });
      if (at == counted.end()) at = counted.insert(at, {part, {}, {}});
      for (const CountedSpan& span : spans) {
        at->targets.push_back({index, column, span.month});
        at->spans.push_back({span.from, span.to});
      }
    }
  }
}

const ReportCounter::Asked& ReportCounter::AskedOf(const Shape* shape) const {
  static const Asked kNothing;
  const auto at = asked_.find(shape);
  return at == asked_.end() ? kNothing : at->second;
}

std::optional<Message> ReportCounter::ObstacleOf(const Scene& scene) const {
  const Record& record = *scene.record;
  const Origin origin{&scene, nullptr, std::nullopt};
  const std::vector<const ReportNumber*>& numbers = AskedOf(record.shape).numbers;
  if (numbers.empty()) return std::nullopt;
  const bool whole = IsWhole(record);
  for (const ReportNumber* number : numbers) {
    if (whole && !number->looks_beyond) continue;
    if (const Path* obstacle = ObstacleTo(*number, origin)) return LeftOutFor(obstacle->name);
  }
  for (const Meaning meaning : {Meaning::site, Meaning::worker}) {
    const Field* field = record.shape->Meant(meaning);
    if (IsUnknown(record, field, days_.to)) return LeftOutFor(PathName(*field));
  }
  return std::nullopt;
}

std::vector<std::string> MonthsOf(const CountedTable& table, const ReportDays& days) {
  std::vector<CountedSpan> spans;
  AddMonthsOf(FirstDayOf(table, days), days.to, days.to, spans);
  std::vector<std::string> months;
  for (const CountedSpan& span : spans) months.push_back(span.month);
  return months;
}

// Of the days as a whole, in a table by months, the keys end before the month: they are of a total.
std::vector<std::string> ReportCounter::KeysOf(const CountedTable& table, const std::string& month,
                                               const Record& record, const Event& event, std::string_view site) const {
  std::vector<std::string> keys;
  keys.reserve(table.rows.size());
  for (const Dimension dimension : table.rows) {
    switch (dimension) {
      case Dimension::site:
        keys.emplace_back(site);
        break;
      case Dimension::worker:
        keys.emplace_back(ReferenceOn(record, record.shape->Meant(Meaning::worker), event.day));
        break;
      case Dimension::month:
        if (month.empty()) return keys;
        keys.push_back(month);
        break;
      case Dimension::person:
        keys.push_back(ToldId(event.who, nullptr));
        break;
      case Dimension::record:
        keys.push_back(ToldId(record.id, record.shape));
        break;
    }
  }
  return keys;
}

// Puts what counts into the shares of the rows that it belongs to.
std::vector<CountedShare> ReportCounter::CountedOf(const Origin& origin, const Asked& asked) const {
  const Record& record = origin.record();
  SharesOfRecord shares;
  for (const CountedNumber& counted : asked.counted) {
    ForEachEvent(*counted.number, origin, counted.spans, [&](std::size_t at, const Event& event) {
      const Target& target = counted.targets[at];
      const CountedTable& table = definition_.counted[target.table];
      const std::string_view site = SiteOn(record, event.day);
      if (!scope_.site.empty() && site != scope_.site) return;
      shares.Choose(target.table, KeysOf(table, target.month, record, event, site));
      const ReportNumber* number = table.columns[target.column].number;
      for (std::uint32_t i = target.column; i < table.columns.size() && table.columns[i].number == number; ++i) {
        const ReportColumn& column = table.columns[i];
        if (!column.choice || column.choice == event.part) shares.Add(i, column, event);
      }
    });
  }
  return shares.Take();
}

void ReportCounter::AddListed(const Origin& origin, const Asked& asked, ReportShare& share) const {
  const Record& record = origin.record();
  for (const std::uint32_t i : asked.lists) {
    const ListTable& list = definition_.lists[i];
    ForEachEvent(*list.number, origin, days_.from, days_.to, [&](const Event& event) {
      if (!scope_.site.empty() && SiteOn(record, event.day) != scope_.site) return;
      const Origin at{origin.scene, event.element, event.day};
      ListedRow row;
      row.record = ToldId(record.id, record.shape);
      for (const ListColumn& column : list.columns) {
        std::vector<ListedValue>& cell = row.cells.emplace_back();
        if (column.path) {
          cell = CellsOf(column, at, days_);
        } else if (column.number->shape == list.number->shape) {
          cell = {AmountIn(*column.number, origin, days_)};
        }
      }
      share.listed.emplace_back(i, std::move(row));
    });
  }
}

// Whether an outcome of a list or record is of the site that the report is of.
bool ReportCounter::IsOfSite(const Record& record) const {
  return scope_.site.empty() || SiteOn(record, days_.to) == scope_.site || record.id == scope_.site;
}

void ReportCounter::AddOutcomes(const Scene& scene, const std::vector<std::unique_ptr<Outcome>>& outcomes,
                                const std::vector<Ruling>& met, ReportShare& share) const {
  const Record& record = *scene.record;
  if (timeliness_ || undated_) {
    const auto add = [&](const Ruling& ruling) {
      const std::optional<DutyStanding> duty = StandingOf(ruling);
      if (!duty) return;
      if (timeliness_ && !duty->undated) AddTimeliness(ruling, *duty, days_, share.timeliness);
      if (undated_ && duty->undated) AddUndated(ruling, *duty, days_, share.undated);
    };
    for (const auto& outcome : outcomes) add(*outcome);
    for (const Ruling& ruling : met) {
      // What was met before the period is of no other.
      const Date last = std::max({ruling.trigger.value_or(Date::min()), ruling.due.value_or(Date::min()),
                                  ruling.actual.value_or(Date::min())});
      if (last >= days_.from) add(ruling);
    }
  }
  if (compliance_) {
    const std::optional<Date> day = DayOf(record, *scene.handbook, days_);
    for (const auto& outcome : outcomes) AddClauses(*outcome, day, days_, share.clauses);
    for (const Ruling& ruling : met) AddClauses(ruling, day, days_, share.clauses);
    AddAnswers(record, days_, share.answers);
  }
  if (open_) share.open = NotDone(record, outcomes, days_);
}

ReportShare ReportCounter::ShareOf(const Scene& scene, const std::vector<std::unique_ptr<Outcome>>& outcomes,
                                   const std::vector<Ruling>& met) const {
  const Record& record = *scene.record;
  const Origin origin{&scene, nullptr, std::nullopt};
  const Asked& asked = AskedOf(record.shape);
  ReportShare share;
  share.counted = CountedOf(origin, asked);
  AddListed(origin, asked, share);
  if (const Value* name = record.Top(Meaning::name); name != nullptr && name->given()) {
    share.name = Shown(*name).value_or(std::string_view());
  }
  share.kind = record.shape->names;
  share.of_site = IsOfSite(record);
  if (share.of_site) AddOutcomes(scene, outcomes, met, share);
  // A report holds those of all records.
  share.timeliness.shrink_to_fit();
  share.undated.shrink_to_fit();
  share.clauses.shrink_to_fit();
  return share;
}

}  // namespace lanzhi
