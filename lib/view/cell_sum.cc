#include "view/cell_sum.h"

#include <algorithm>
#include <iterator>

#include "rule/events.h"

namespace lanzhi {

void CellSum::Add(const CellSum& other) {
  amount += other.amount;
  unsaid = unsaid || other.unsaid;
  who.insert(other.who.begin(), other.who.end());
  if (records.empty() || other.records.empty()) {
    records.insert(records.end(), other.records.begin(), other.records.end());
    return;
  }
  std::vector<Behind> both;
  both.reserve(records.size() + other.records.size());
  const auto before = [](const Behind& a, const Behind& b) { return a.record < b.record; };
  std::merge(records.begin(), records.end(), other.records.begin(), other.records.end(), std::back_inserter(both),
             before);
  records.clear();
  for (const Behind& each : both) {
    if (!records.empty() && records.back().record == each.record) {
      records.back().amount += each.amount;
    } else {
      records.push_back(each);
    }
  }
}

bool IsUnsaid(const CellSum& tally) { return tally.unsaid && tally.amount == 0; }

std::int64_t ValueOf(const CellSum& tally, const ReportNumber& number) {
  if (number.distinct) return static_cast<std::int64_t>(tally.who.size()) * kHundredths;
  if (number.per == 1) return tally.amount;
  const std::int64_t half = tally.amount < 0 ? -number.per / 2 : number.per / 2;
  return (tally.amount + half) / number.per;
}

}  // namespace lanzhi
