#include "workspace/mistyped_year.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "rule/assess.h"
#include "rule/eval/resolve.h"
#include "source/yaml.h"
#include "workspace/link_targets.h"

namespace lanzhi {
namespace {

constexpr std::size_t kLeastTold = 2;  // of one breach the finding says enough itself

struct Odd {
  const Value* list = nullptr;
  const Value* date = nullptr;
  const Value* before = nullptr;  // the date of the entry above
  const Value* after = nullptr;   // of the entry below, nullptr at the end
  int year = 0;                   // with which it fits between them
};

// The dates of a list in the order of the file; empty when one of them is not known.
std::vector<const Value*> DatesOf(const Record& record, const Value& list) {
  std::vector<const Value*> dates(list.count);
  for (std::uint32_t i = list.first; i < list.first + list.count; ++i) {
    const Value& element = record.values[i];
    const Value* date = element.given() ? KeyDateOf(record, element) : nullptr;
    if (date == nullptr || date->defaulted || date->field->planned || element.ordinal >= list.count) return {};
    dates[element.ordinal] = date;
  }
  return dates;
}

Date WithYear(Date date, int year) {
  const std::chrono::year_month_day day(date);
  return Date{std::chrono::year{year} / day.month() / std::min(day.day(), std::chrono::day{28})} +
         (day.day() - std::min(day.day(), std::chrono::day{28}));
}

// The one date that stands out of an order in which all others are, rather within the list than at one of its ends.
std::optional<Odd> OddIn(const Record& record, const Value& list) {
  const std::vector<const Value*> dates = DatesOf(record, list);
  const auto earlier = [](const Value* a, const Value* b) { return a->number < b->number; };
  const auto fall =
      std::adjacent_find(dates.begin(), dates.end(), [&](const Value* a, const Value* b) { return earlier(b, a); });
  if (dates.size() < 3 || fall == dates.end()) return std::nullopt;
  const auto upper = static_cast<std::size_t>(fall - dates.begin());
  std::array<std::size_t, 2> suspects{upper + 1, upper};
  if (upper + 2 == dates.size()) std::swap(suspects[0], suspects[1]);
  for (const std::size_t i : suspects) {
    if (i == 0) continue;  // a first entry that is too late breaks nothing that comes before
    std::vector<const Value*> others = dates;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    if (!std::is_sorted(others.begin(), others.end(), earlier)) continue;
    Odd odd{&list, dates[i], dates[i - 1], i + 1 == dates.size() ? nullptr : dates[i + 1], 0};
    const auto fits = [&](Date day) {
      return odd.before->date() <= day && (odd.after == nullptr || day <= odd.after->date());
    };
    for (const Value* beside : {odd.before, odd.after}) {
      if (beside == nullptr) continue;
      odd.year = YearOf(beside->date());
      if (odd.year != YearOf(odd.date->date()) && fits(WithYear(odd.date->date(), odd.year))) return odd;
    }
  }
  return std::nullopt;
}

std::vector<Odd> OddDates(const Record& record) {
  std::vector<Odd> found;
  for (const Value& value : record.values) {
    if (value.field == nullptr || value.field->type != Type::list || !value.given() ||
        value.field->key_date == nullptr) {
      continue;
    }
    if (const auto odd = OddIn(record, value)) found.push_back(*odd);
  }
  return found;
}

// The same text with other years, all else in its place. nullptr: a year does not stand where it should.
FilePtr WithYears(const FilePtr& file, const std::vector<Odd>& odd) {
  constexpr std::size_t kDigits = 4;
  std::string bytes = file->bytes;
  for (const Odd& each : odd) {
    const std::string wrong = std::to_string(YearOf(each.date->date())), right = std::to_string(each.year);
    const std::size_t at = bytes.find(wrong, each.date->span.begin);
    if (at == std::string::npos || at + kDigits > each.date->span.end || right.size() != kDigits) return nullptr;
    bytes.replace(at, kDigits, right);
  }
  return std::make_shared<const File>(File{file->path, std::move(bytes)});
}

using BreachKey = std::tuple<std::string_view, std::uint32_t, std::uint32_t>;  // rule and place

bool IsTold(const Outcome& outcome) { return IsBreach(outcome.verdict) && outcome.waiver == nullptr; }

BreachKey KeyOfBreach(const Outcome& outcome) {
  return {outcome.rule->id, outcome.primary.span.begin, outcome.primary.span.end};
}

// The breaches that are left with the years mended.
std::optional<std::set<BreachKey>> Left(const Workspace& workspace, const FilePtr& file) {
  Reading reading = ReadRecord(ParseYaml(file), workspace.handbook->shapes(), workspace.keys, workspace.casebook.get());
  if (reading.record == nullptr) return std::nullopt;
  const auto lent = ReadLinkTargets(workspace, *reading.record);
  std::set<BreachKey> left;
  for (const auto& outcome : Assess(*reading.record, *workspace.handbook, *workspace.casebook, *workspace.waivers,
                                    std::nullopt, Want::breaches)) {
    if (IsTold(*outcome)) left.insert(KeyOfBreach(*outcome));
  }
  return left;
}

void Report(const Record& record, const Odd& odd, Severity severity, std::size_t gone, Diagnostics& to) {
  const std::string_view where = odd.after == nullptr ? ".last" : "";
  Diagnostic& fault = to.emplace_back();
  fault.rule = kDateOrder;
  fault.severity = severity;
  fault.place = {record.file(), odd.date->span};
  fault.pointer = PointerOf(record, *odd.date);
  fault.message = {std::string(kDateOrder) + std::string(where), {}, {{"list", PathName(*odd.list->field)}}};
  fault.message.args.push_back({"date", odd.date->date()});
  for (const auto& [name, date] : {std::pair("a", odd.before), std::pair("b", odd.after)}) {
    if (date == nullptr) continue;
    fault.message.args.push_back({name, date->date()});
    fault.related.push_back(
        {{record.file(), date->span}, PointerOf(record, *date), {"record-date-order.beside", {}, {}}});
  }
  fault.help = {"record-date-order.help", {}, {{"n", static_cast<std::int64_t>(gone)}}};
}

}  // namespace

void TellMistypedYears(const Workspace& workspace, Seen& seen) {
  const auto speaks = [](const std::unique_ptr<Outcome>& each) { return IsTold(*each) && each->spoken_by == nullptr; };
  if (seen.record == nullptr || std::count_if(seen.outcomes.begin(), seen.outcomes.end(), speaks) < 2) return;
  const std::vector<Odd> odd = OddDates(*seen.record);
  const FilePtr file = odd.empty() ? nullptr : WithYears(seen.record->file(), odd);
  const std::optional<std::set<BreachKey>> left = file == nullptr ? std::nullopt : Left(workspace, file);
  if (!left) return;
  std::set<const Outcome*> gone;
  std::size_t told = 0;
  Severity worst = Severity::info;
  for (const auto& outcome : seen.outcomes) {
    if (!IsTold(*outcome) || left->contains(KeyOfBreach(*outcome))) continue;
    gone.insert(outcome.get());
    if (outcome->spoken_by != nullptr) continue;
    ++told;
    worst = std::max(worst, outcome->severity);
  }
  if (told < kLeastTold) return;
  std::erase_if(seen.outcomes, [&](const auto& outcome) { return gone.contains(outcome.get()); });
  for (const auto& outcome : seen.outcomes) {
    if (gone.contains(outcome->spoken_by)) outcome->spoken_by = nullptr;
  }
  for (const Odd& each : odd) Report(*seen.record, each, worst, told, seen.diagnostics);
}

}  // namespace lanzhi
