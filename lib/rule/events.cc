#include "rule/events.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "record/shown.h"
#include "rule/eval/tests.h"

namespace lanzhi {
namespace {

bool IsIn(const DaySpan& span, Date day) { return span.from <= day && day <= span.until; }

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
  std::optional<Date> begin = FirstDate(number.from, origin);
  if (!begin && number.unsaid) begin = Date::min();
  if (!begin) return std::nullopt;
  const std::optional<Date> end = FirstDate(number.until, origin);
  return OpenDays{*begin, end ? std::optional(std::max(*end, *begin)) : std::nullopt};
}

using Visitor = std::function<void(const Event&)>;

// Visits the event once for whoever it is about; of a number that counts each of them once, not at all for nobody.
void VisitFor(const ReportNumber& number, const Origin& origin, Event event, const Visitor& visit) {
  if (!number.who) return visit(event);
  if (number.who->record) {
    event.who = std::string(origin.record().id);
    return visit(event);
  }
  for (const Path& path : number.who->paths) {
    const Found found = Expand(Resolve(path, origin));
    for (const Ref& ref : found.values) {
      event.who = IdentityIn(*ref.value);
      visit(event);
    }
    if (!found.empty()) return;
  }
  if (!number.distinct) visit(event);
}

void VisitStock(const ReportNumber& number, const Origin& origin, const OpenDays& days, const DaySpan& span,
                const Visitor& visit) {
  const auto& [begin, end] = days;
  const auto& [from, to] = span;
  Date day = to;
  bool open = false;
  if (number.how == ReportNumber::How::during) {
    open = begin <= to && (!end || *end >= from);
    if (end) day = std::min(to, *end);
  } else if (number.how == ReportNumber::How::stock_start) {
    open = begin < from && (!end || *end >= from);
    day = from - std::chrono::days{1};  // with whoever had it then: on the first day it may pass on
  } else {
    open = begin <= to && (!end || *end > to);
  }
  if (open) VisitFor(number, origin, {.day = day}, visit);
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
void VisitHandovers(const ReportNumber& number, const Origin& origin, const OpenDays& days, const DaySpan& span,
                    const Visitor& visit) {
  const auto& [begin, end] = days;
  const auto& [from, to] = span;
  const Record& record = origin.record();
  const auto hands = [&](Date day) {
    const auto in = [&](Meaning meaning) { return ReferenceOn(record, record.shape->Meant(meaning), day); };
    return std::pair(in(Meaning::site), in(Meaning::worker));
  };
  for (const Date day : ChangesOf(record)) {
    const Date before = day - std::chrono::days{1};
    const bool open = from <= day && begin < day && day <= to && (!end || day <= *end);
    if (!open || hands(before) == hands(day)) continue;
    VisitFor(number, origin, {.day = number.how == ReportNumber::How::taken_over ? day : before}, visit);
  }
}

std::optional<std::size_t> PartOf(const ReportNumber& number, const Origin& origin) {
  if (!number.by) return std::nullopt;
  const Found found = Expand(Resolve(*number.by, origin));
  if (found.empty()) return std::nullopt;
  return static_cast<std::size_t>(found.values.front()->number);
}

// So many different ones: a code that is listed twice is one.
std::int64_t EntriesOf(const Record& record, const Value& list) {
  std::set<FreeText> words;
  std::int64_t entries = 0;
  for (std::uint32_t i = list.first; i < list.first + list.count; ++i) {
    const FreeText word = WordOf(record.values[i]);
    if (word.empty() || words.insert(word).second) ++entries;
  }
  return entries;
}

// What is summed at the first place that is given: figures, or as many as a list has entries. nullopt: nothing is.
std::optional<std::int64_t> AmountOf(const ReportNumber& number, const Origin& origin) {
  if (number.sum.empty()) return kHundredths;
  for (const Path& path : number.sum) {
    const Found found = Resolve(path, origin);
    if (found.empty()) continue;
    std::int64_t amount = 0;
    for (const Ref& ref : found.values) {
      const Type type = ref->field->type;
      if (type == Type::list) {
        amount += EntriesOf(*ref.record, *ref.value) * kHundredths;
      } else {
        amount += type == Type::decimal ? ref->number : ref->number * kHundredths;
      }
    }
    return amount;
  }
  return std::nullopt;
}

// The values at these places that name somebody.
std::vector<Ref> NamesAt(const ReportNumber::Roll& roll, const Path& path, const Origin& origin) {
  std::vector<Ref> names;
  for (const Ref& ref : Expand(Resolve(path, origin)).values) {
    const FreeText word = WordOf(*ref.value);
    const bool nobody =
        std::any_of(roll.nobody.begin(), roll.nobody.end(), [&](std::string_view each) { return word == each; });
    if (!nobody) names.push_back(ref);
  }
  return names;
}

// Who was there: those whom the roll names, or the members of that day but for those whom it names as absent; each
// once.
std::vector<Ref> PresentAt(const ReportNumber::Roll& roll, const Origin& section, Date day) {
  std::vector<Ref> present;
  std::set<FreeText> named;
  for (const Ref& name : NamesAt(roll, roll.present, section)) {
    if (named.insert(WordOf(*name.value)).second) present.push_back(name);
  }
  if (!present.empty() || Resolve(roll.absent, section).empty()) return present;
  for (const Ref& name : NamesAt(roll, roll.absent, section)) named.insert(WordOf(*name.value));
  for (const Ref& member : Expand(Resolve(roll.members, section)).values) {
    const Origin at{section.scene, member.value, std::nullopt};
    const Found name = Resolve(roll.name, at);
    const std::optional<Date> from = FirstDate(roll.from, at), until = FirstDate(roll.until, at);
    if (name.empty() || (from && day < *from) || (until && day >= *until)) continue;
    if (named.insert(WordOf(*name.values.front().value)).second) present.push_back(name.values.front());
  }
  return present;
}

// The days at `on` within the span, from one origin: the record or a section of `each`. Few records have any, so that
// these are looked for before all else is read.
void VisitDays(const ReportNumber& number, const Origin& origin, const DaySpan& span, std::optional<Date> begin,
               const Visitor& visit) {
  SmallVector<Date, 4> days;
  for (const Ref& ref : Resolve(*number.on, origin).values) {
    const Date day = begin ? std::max(ref->date(), *begin) : ref->date();
    if (IsIn(span, day)) days.push_back(day);
  }
  if (days.empty()) return;
  if (number.each && Check(number.where, origin) != Truth::yes) return;
  const std::optional<std::int64_t> amount = AmountOf(number, origin);
  if (amount == 0) return;
  for (const Date day : days) {
    if (number.roll) {
      const bool called =
          !Resolve(number.roll->present, origin).empty() || !Resolve(number.roll->absent, origin).empty();
      if (!called && !number.distinct) visit({.day = day, .amount = 0, .unsaid = true, .element = origin.element});
      for (const Ref& name : PresentAt(*number.roll, origin, day)) {
        visit({.day = day, .who = IdentityIn(*name.value), .element = origin.element});
      }
      continue;
    }
    VisitFor(number, origin,
             {.day = day,
              .part = PartOf(number, origin),
              .amount = amount.value_or(0),
              .unsaid = !amount,
              .element = origin.element},
             visit);
  }
}

void VisitFlow(const ReportNumber& number, const Origin& origin, const DaySpan& span, const Visitor& visit) {
  const std::optional<Date> begin = FirstDate(number.from, origin);
  if (number.from && !begin) return;
  if (!number.each) return VisitDays(number, origin, span, begin, visit);
  for (const Ref& ref : Expand(Resolve(*number.each, origin)).values) {
    const Value* key = KeyDateOf(origin.record(), *ref.value);
    const Origin section{origin.scene, ref.value, key == nullptr ? std::nullopt : std::optional(key->date())};
    VisitDays(number, section, span, begin, visit);
  }
}

// What happened is looked for once, over all the spans together.
void VisitFlows(const ReportNumber& number, const Origin& origin, std::span<const DaySpan> spans,
                const std::function<void(std::size_t, const Event&)>& visit) {
  const std::optional<Date> begun = FirstDate(number.begun, origin);
  const auto counts = [&](const DaySpan& span) { return !number.begun || (begun && IsIn(span, *begun)); };
  std::optional<DaySpan> around;
  for (const DaySpan& span : spans) {
    if (!counts(span)) continue;
    around = around ? DaySpan{std::min(around->from, span.from), std::max(around->until, span.until)} : span;
  }
  if (!around) return;
  VisitFlow(number, origin, *around, [&](const Event& event) {
    for (std::size_t i = 0; i < spans.size(); ++i) {
      if (counts(spans[i]) && IsIn(spans[i], event.day)) visit(i, event);
    }
  });
}

// The first path at which something cannot be read.
const Path* ObstacleIn(const Tests& tests, const Origin& origin) {
  for (const Test& test : tests.all) {
    if (Resolve(test.path, origin).unreadable) return &test.path;
  }
  return nullptr;
}

const Path* ObstacleAmong(const std::vector<Path>& paths, const Origin& origin) {
  for (const Path& path : paths) {
    if (Resolve(path, origin).unreadable) return &path;
  }
  return nullptr;
}

const Path* ObstacleToSection(const ReportNumber& number, const Origin& origin) {
  if (number.on) {
    const Found days = Resolve(*number.on, origin);
    if (days.unreadable) return &*number.on;
    if (days.empty()) return nullptr;  // it does not count, or not yet: what it leads to need not be known
  }
  if (const Path* path = ObstacleIn(number.where, origin)) return path;
  if (number.by && Resolve(*number.by, origin).unreadable) return &*number.by;
  if (const Path* path = ObstacleAmong(number.sum, origin)) return path;
  if (number.roll) {
    for (const Path* path : {&number.roll->present, &number.roll->absent, &number.roll->members}) {
      if (Expand(Resolve(*path, origin)).unreadable) return path;
    }
  }
  return number.who ? ObstacleAmong(number.who->paths, origin) : nullptr;
}

}  // namespace

void ForEachEvent(const ReportNumber& number, const Origin& origin, Date from, Date to, const Visitor& visit) {
  const DaySpan span{from, to};
  ForEachEvent(number, origin, {&span, 1}, [&](std::size_t, const Event& event) { visit(event); });
}

void ForEachEvent(const ReportNumber& number, const Origin& origin, std::span<const DaySpan> spans,
                  const std::function<void(std::size_t, const Event&)>& visit) {
  if (Check(number.when, origin) != Truth::yes) return;
  if (number.how == ReportNumber::How::flow) return VisitFlows(number, origin, spans, visit);
  const std::optional<OpenDays> days = OpenDaysOf(number, origin);
  if (!days) return;
  const bool open = number.is_stock() || number.how == ReportNumber::How::during;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Visitor in_span = [&](const Event& event) { visit(i, event); };
    if (open) {
      VisitStock(number, origin, *days, spans[i], in_span);
    } else {
      VisitHandovers(number, origin, *days, spans[i], in_span);
    }
  }
}

bool IsWhole(const Record& record) {
  return !record.partial && std::none_of(record.values.begin(), record.values.end(), [](const Value& value) {
    return value.state == State::unreadable || !value.order_known;
  });
}

const Path* ObstacleTo(const ReportNumber& number, const Origin& origin) {
  if (const Path* path = ObstacleIn(number.when, origin)) return path;
  for (const std::optional<Path>* path : {&number.from, &number.until, &number.begun, &number.each}) {
    if (*path && Resolve(**path, origin).unreadable) return &**path;
  }
  if (!number.each) return ObstacleToSection(number, origin);
  for (const Ref& ref : Expand(Resolve(*number.each, origin)).values) {
    if (const Path* path = ObstacleToSection(number, {origin.scene, ref.value, std::nullopt})) return path;
  }
  return nullptr;
}

}  // namespace lanzhi
