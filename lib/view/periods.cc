#include "view/periods.h"

#include <algorithm>
#include <string_view>

#include "rule/rule.h"

namespace lanzhi {
namespace {

// Without the day that tells the period.
std::string_view InstanceOf(const Outcome& outcome) {
  const std::string_view element = outcome.element;
  return element.substr(0, element.size() - std::min(element.size(), FormatDate(*outcome.due).size()));
}

bool IsUndone(const Outcome& outcome) {
  return std::holds_alternative<Recurring>(*outcome.rule->kind) && outcome.due && !outcome.actual &&
         (outcome.verdict == Verdict::missed || outcome.verdict == Verdict::overdue);
}

// Whether both are undone periods of one duty, of which the same is to be told.
bool IsOneDuty(const Outcome& a, const Outcome& b) {
  return a.rule == b.rule && a.verdict == b.verdict && a.severity == b.severity && a.waiver == b.waiver &&
         a.expired_waiver == b.expired_waiver && a.by_month == b.by_month && InstanceOf(a) == InstanceOf(b);
}

}  // namespace

std::vector<ToldOutcome> TellPeriods(const std::vector<const Outcome*>& outcomes) {
  std::vector<ToldOutcome> tellings;
  std::vector<std::vector<const Outcome*>> duties;
  const auto put = [&](std::size_t duty) {
    const std::vector<const Outcome*>& periods = duties[duty];
    // Each finding is mended at its place; what is overdue is one piece of work, and a folder begun late has much of
    // it.
    const bool overdue = periods.front()->verdict == Verdict::overdue;
    const std::size_t singly = overdue ? 0 : std::min(periods.size(), periods.front()->rule->periods_singly);
    const std::size_t together = periods.size() - singly;
    if (together > 1) {
      tellings.push_back({periods.front(), periods[together - 1], static_cast<std::int64_t>(together)});
    }
    for (std::size_t i = together > 1 ? together : 0; i < periods.size(); ++i)
      tellings.push_back({periods[i], periods[i]});
  };
  for (std::size_t at = 0; at < outcomes.size();) {
    const Rule* rule = outcomes[at]->rule;
    duties.clear();
    for (; at < outcomes.size() && outcomes[at]->rule == rule; ++at) {
      const Outcome* outcome = outcomes[at];
      if (!IsUndone(*outcome)) {
        tellings.push_back({outcome, outcome});
        continue;
      }
      const auto duty = std::find_if(duties.rbegin(), duties.rend(),
                                     [&](const auto& periods) { return IsOneDuty(*periods.front(), *outcome); });
      if (duty == duties.rend()) {
        duties.push_back({outcome});
      } else {
        duty->push_back(outcome);
      }
    }
    for (std::size_t i = 0; i < duties.size(); ++i) put(i);
  }
  return tellings;
}

}  // namespace lanzhi
