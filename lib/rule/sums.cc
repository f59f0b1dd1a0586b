#include "rule/sums.h"

#include <vector>

#include "record/shown.h"
#include "rule/eval/scene.h"
#include "rule/events.h"

namespace lanzhi {
namespace {

constexpr Date kFirstDay = Date::min(), kLastDay = Date::max();

// Something of a record that counts, before it is known who asked for it.
struct Counted {
  std::string_view worker;
  const Event& event;
};

void AddTo(Sum& sum, const Counted& counted, std::string_view record) {
  sum.amount += counted.event.amount;
  if (sum.number->distinct) sum.who.insert(counted.event.who);
  if (counted.worker.empty()) return;
  const auto at = sum.workers.find(counted.worker);
  if (at == sum.workers.end()) {
    sum.workers.emplace(counted.worker, Sum::First{counted.event.day, std::string(record)});
    return;
  }
  Sum::First& first = at->second;
  const bool earlier = counted.event.day < first.day || (counted.event.day == first.day && record < first.record);
  if (earlier) first = {counted.event.day, std::string(record)};
}

}  // namespace

std::int64_t Sum::total() const {
  return number->distinct ? static_cast<std::int64_t>(who.size()) : amount / (kHundredths * number->per);
}

const Sum* Sums::Of(const Ask& ask) {
  const std::lock_guard lock(mutex_);
  if (known_ == nullptr) {
    sums_.emplace(ask, Sum{});
    return nullptr;
  }
  const auto found = sums_.find(ask);
  return found == sums_.end() ? nullptr : &found->second;
}

void Sums::Close(std::shared_ptr<const Numbers> numbers) {
  known_ = std::move(numbers);
  for (auto at = sums_.begin(); at != sums_.end();) {
    const ReportNumber* number = known_->Find(at->first.number);
    if (number == nullptr) {
      at = sums_.erase(at);
      continue;
    }
    Asked& asked = asked_[number];
    asked[at->first.site].emplace_back(&at->first, &at->second);
    for (const ReportNumber* part : number->Counted()) numbers_[part->shape].emplace(part, &asked);
    at->second.number = number;
    ++at;
  }
}

bool Sums::Counts(const Shape* shape) const {
  return shape == nullptr ? !numbers_.empty() : numbers_.find(shape) != numbers_.end();
}

void Sums::Add(const Scene& scene) {
  const auto numbers = numbers_.find(scene.record->shape);
  if (numbers == numbers_.end()) return;
  const Origin origin{&scene, nullptr, std::nullopt};
  const bool whole = IsWhole(*scene.record);
  for (const auto& [number, asked] : numbers->second) AddNumber(*number, *asked, origin, whole);
}

// `whole`: the record can be read.
void Sums::AddNumber(const ReportNumber& number, const Asked& asked, const Origin& origin, bool whole) {
  const Record& record = origin.record();
  const auto on = [&](Meaning meaning, Date date) { return ReferenceOn(record, record.shape->Meant(meaning), date); };
  const bool readable = whole && !number.looks_beyond;
  if ((!readable && ObstacleTo(number, origin) != nullptr) || on(Meaning::site, kLastDay).empty()) {
    const std::lock_guard lock(mutex_);
    return MarkIncomplete(asked, on(Meaning::site, kLastDay));
  }
  const auto add = [&](const auto& is_asked, const Event& event) {
    const auto there = asked.find(on(Meaning::site, event.day));
    if (there == asked.end()) return;
    const Counted counted{on(Meaning::worker, event.day), event};
    const std::lock_guard lock(mutex_);
    for (const auto& [ask, sum] : there->second) {
      if (is_asked(*ask)) AddTo(*sum, counted, record.id);
    }
  };
  if (number.how == ReportNumber::How::flow && !number.begun) {
    ForEachEvent(number, origin, kFirstDay, kLastDay, [&](const Event& event) {
      add([&](const Ask& ask) { return ask.from <= event.day && event.day <= ask.until; }, event);
    });
    return;
  }
  // What is open on a day depends on the days asked for.
  std::set<std::pair<Date, Date>> spans;
  for (const auto& [site, sums] : asked) {
    for (const auto& [ask, sum] : sums) spans.emplace(ask->from, ask->until);
  }
  for (const std::pair<Date, Date>& span : spans) {
    ForEachEvent(number, origin, span.first, span.second, [&](const Event& event) {
      add([&](const Ask& ask) { return ask.from == span.first && ask.until == span.second; }, event);
    });
  }
}

void Sums::AddUnread(const Shape* shape) {
  const std::lock_guard lock(mutex_);
  for (const auto& [kind, numbers] : numbers_) {
    if (shape != nullptr && kind != shape) continue;
    for (const auto& [number, asked] : numbers) MarkIncomplete(*asked, {});
  }
}

void Sums::MarkIncomplete(const Asked& asked, std::string_view site) {
  for (const auto& [there, sums] : asked) {
    if (!site.empty() && there != site) continue;
    for (const auto& [ask, sum] : sums) sum->incomplete = true;
  }
}

const Sum* SumFor(const Scene& scene, std::string_view number, Date from, Date until) {
  const std::string_view site = ReferenceOn(*scene.record, scene.record->shape->Meant(Meaning::site));
  if (scene.sums == nullptr || site.empty()) return nullptr;
  return scene.sums->Of({std::string(number), std::string(site), from, until});
}

}  // namespace lanzhi
