#include "view/report.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "record/shown.h"
#include "rule/events.h"
#include "rule/kinds/all.h"
#include "rule/rule.h"
#include "view/site.h"
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

// Puts what counts into the shares of the rows that it belongs to.
class Counter {
 public:
  Counter(const ReportDefinition& definition, const Origin& origin, const ReportDays& days, const ReportScope& scope)
      : definition_(definition), origin_(origin), days_(days), scope_(scope) {}

  void Count() {
    for (std::uint32_t i = 0; i < definition_.counted.size(); ++i) CountTable(i, definition_.counted[i]);
  }

  [[nodiscard]] std::vector<CountedShare> Take() { return std::move(shares_); }

 private:
  void CountTable(std::uint32_t index, const CountedTable& table) {
    std::vector<CountedSpan> spans;
    const ReportNumber* last = nullptr;
    for (std::uint32_t first = 0; first < table.columns.size(); ++first) {
      const ReportNumber* number = table.columns[first].number;
      if (number == last) continue;  // its parts stand behind it, and are counted with it
      last = number;
      for (const ReportNumber* part : number->Counted()) {
        if (part->shape != origin_.record().shape) continue;
        if (spans.empty()) spans = SpansOf(table, days_);
        for (const CountedSpan& span : spans) CountSpan(index, table, first, *part, span);
      }
    }
  }

  void CountSpan(std::uint32_t index, const CountedTable& table, std::uint32_t first, const ReportNumber& number,
                 const CountedSpan& span) {
    ForEachEvent(number, origin_, span.from, span.to, [&](const Event& event) {
      const std::string_view site = SiteOf(origin_.record(), event.day).id;
      if (!scope_.site.empty() && site != scope_.site) return;
      CountedShare& share = ShareFor(index, KeysOf(table, event, site, span));
      for (std::uint32_t i = first; i < table.columns.size() && table.columns[i].number == table.columns[first].number;
           ++i) {
        const ReportColumn& column = table.columns[i];
        if (!column.choice || column.choice == event.part) AddPart(share, i, column, event);
      }
    });
  }

  // What adds to the same figure, of the same person where persons count, is one part.
  static void AddPart(CountedShare& share, std::uint32_t index, const ReportColumn& column, const Event& event) {
    const std::string_view who = column.number->distinct ? std::string_view(event.who) : std::string_view();
    for (CountedShare::Part& part : share.parts) {
      if (part.column != index || part.unsaid != event.unsaid || part.who != who) continue;
      part.amount += event.amount;
      return;
    }
    share.parts.push_back({index, event.amount, std::string(who), event.unsaid});
  }

  // Of the days as a whole, in a table by months, the keys end before the month: they are of a total.
  [[nodiscard]] std::vector<std::string> KeysOf(const CountedTable& table, const Event& event, std::string_view site,
                                                const CountedSpan& span) const {
    const Record& record = origin_.record();
    std::vector<std::string> keys;
    for (const Dimension dimension : table.rows) {
      switch (dimension) {
        case Dimension::site:
          keys.emplace_back(site);
          break;
        case Dimension::worker:
          keys.emplace_back(ReferenceOn(record, record.shape->Meant(Meaning::worker), event.day));
          break;
        case Dimension::month:
          if (span.month.empty()) return keys;
          keys.push_back(span.month);
          break;
        case Dimension::person:
          keys.emplace_back(event.who.empty() || IsToldCode(event.who) ? event.who : "…");
          break;
        case Dimension::record:
          keys.push_back(ToldId(record.id, record.shape));
          break;
      }
    }
    return keys;
  }

  CountedShare& ShareFor(std::uint32_t table, std::vector<std::string> keys) {
    for (CountedShare& share : shares_) {
      if (share.table == table && share.keys == keys) return share;
    }
    return shares_.emplace_back(CountedShare{table, std::move(keys), {}});
  }

  const ReportDefinition& definition_;
  const Origin& origin_;
  const ReportDays& days_;
  const ReportScope& scope_;
  std::vector<CountedShare> shares_;
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

void AddListed(const ReportDefinition& definition, const Origin& origin, const ReportDays& days,
               const ReportScope& scope, ReportShare& share) {
  for (std::uint32_t i = 0; i < definition.lists.size(); ++i) {
    const ListTable& list = definition.lists[i];
    if (list.number->shape != origin.record().shape) continue;
    ForEachEvent(*list.number, origin, days.from, days.to, [&](const Event& event) {
      if (!scope.site.empty() && SiteOf(origin.record(), event.day).id != scope.site) return;
      const Origin at{origin.scene, event.element, event.day};
      ListedRow row;
      row.record = ToldId(origin.record().id, origin.record().shape);
      for (const ListColumn& column : list.columns) {
        std::vector<ListedValue>& cell = row.cells.emplace_back();
        if (column.path) {
          cell = CellsOf(column, at, days);
        } else if (column.number->shape == list.number->shape) {
          cell = {AmountIn(*column.number, origin, days)};
        }
      }
      share.listed.emplace_back(i, std::move(row));
    });
  }
}

// Whether an outcome of a list or record is of the site that the report is of.
bool IsOfSite(const Record& record, const ReportDays& days, const ReportScope& scope) {
  return scope.site.empty() || SiteOf(record, days.to).id == scope.site || record.id == scope.site;
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

void AddNumbers(const ReportNumber& number, const Shape* shape, std::vector<const ReportNumber*>& numbers) {
  for (const ReportNumber* part : number.Counted()) {
    if (part->shape == shape && std::find(numbers.begin(), numbers.end(), part) == numbers.end())
      numbers.push_back(part);
  }
}

// The numbers that records of this kind are asked for.
std::vector<const ReportNumber*> NumbersOf(const ReportDefinition& definition, const Shape* shape) {
  std::vector<const ReportNumber*> numbers;
  for (const CountedTable& table : definition.counted) {
    for (const ReportColumn& column : table.columns) AddNumbers(*column.number, shape, numbers);
  }
  for (const ListTable& list : definition.lists) AddNumbers(*list.number, shape, numbers);
  return numbers;
}

}  // namespace

std::optional<Message> ObstacleOf(const ReportDefinition& definition, const Handbook& handbook, const Record& record,
                                  const ReportDays& days) {
  const Scene scene(record, handbook, days.as_of);
  const Origin origin{&scene, nullptr, std::nullopt};
  const std::vector<const ReportNumber*> numbers = NumbersOf(definition, record.shape);
  for (const ReportNumber* number : numbers) {
    if (const Path* obstacle = ObstacleTo(*number, origin)) return LeftOutFor(obstacle->name);
  }
  if (numbers.empty()) return std::nullopt;
  for (const Meaning meaning : {Meaning::site, Meaning::worker}) {
    const Field* field = record.shape->Meant(meaning);
    if (IsUnknown(record, field, days.to)) return LeftOutFor(PathName(*field));
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

ReportShare ShareOf(const ReportDefinition& definition, const Handbook& handbook, const Record& record,
                    const std::vector<std::unique_ptr<Outcome>>& outcomes, const ReportDays& days,
                    const ReportScope& scope) {
  const Scene scene(record, handbook, days.as_of);
  const Origin origin{&scene, nullptr, std::nullopt};
  ReportShare share;
  Counter counter(definition, origin, days, scope);
  counter.Count();
  share.counted = counter.Take();
  AddListed(definition, origin, days, scope, share);
  if (const Value* name = record.Top(Meaning::name); name != nullptr && name->given()) {
    share.name = Shown(*name).value_or(std::string_view());
  }
  share.kind = record.shape->names;
  share.of_site = IsOfSite(record, days, scope);
  if (!share.of_site) return share;
  const std::optional<Date> day =
      definition.Shows(OtherTable::compliance) ? DayOf(record, handbook, days) : std::nullopt;
  for (const auto& outcome : outcomes) {
    if (definition.Shows(OtherTable::timeliness)) AddTimeliness(*outcome, days, share.timeliness);
    if (definition.Shows(OtherTable::undated)) AddUndated(*outcome, days, share.undated);
    if (definition.Shows(OtherTable::compliance)) AddClauses(*outcome, day, days, share.clauses);
  }
  if (definition.Shows(OtherTable::compliance)) AddAnswers(record, days, share.clauses);
  if (definition.Shows(OtherTable::open)) share.open = NotDone(record, outcomes, days);
  return share;
}

}  // namespace lanzhi
