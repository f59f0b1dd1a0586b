#include "render/derivation.h"

#include <algorithm>

#include "render/catalogue.h"

namespace lanzhi {
namespace {

std::string_view TemplateOf(const Period& period, bool backwards) {
  switch (period.unit) {
    case Period::Unit::end_of_month:
    case Period::Unit::day_of_next_month:
    case Period::Unit::month_day_of_next_year:
      return "derivation.calendar";
    case Period::Unit::calendar_months:
      return "derivation.end";
    default:
      break;
  }
  if (period.n == 0) return "derivation.named";
  return backwards ? "derivation.backwards" : "derivation.forward";
}

}  // namespace

std::string DerivationText(const Derivation& derivation, Language language) {
  Period period = derivation.period;
  if (period.unit != Period::Unit::calendar_months) period.n *= derivation.times;
  Text anchor = derivation.anchor_name;
  if (anchor.empty()) anchor = Text(FindWords("derivation.start"));
  std::string text =
      Say(TemplateOf(derivation.period, derivation.backwards), language,
          {{"anchor", anchor}, {"date", derivation.anchor}, {"period", period}, {"due", derivation.due.raw}});
  if (!derivation.setting.empty()) text += Say("derivation.setting", language, {{"setting", derivation.setting}});
  if (derivation.due.moved()) text += Say("derivation.moved", language, {{"due", derivation.due.day}});
  if (derivation.due.provisional) text += Say("derivation.provisional", language);
  return text;
}

std::vector<std::string> CountingOf(const Handbook& handbook, const RuleSet& set, Language language) {
  const auto any = [&](bool (*holds)(const Kind&)) {
    return std::any_of(set.distinct.begin(), set.distinct.end(), [&](const Rule& rule) { return holds(*rule.kind); });
  };
  const std::string_view known = handbook.calendar_name();
  const Text name = known.empty() ? Text(FindWords("explain.no-calendar")) : AsIs(known);
  std::vector<std::string> said;
  if (any(CountsWorkingDays)) said.push_back(Say("explain.working-days", language, {{"calendar", name}}));
  const Roll roll = handbook.counting().roll;
  if (roll != Roll::none && any(HasMovableDay)) {
    const std::string_view id = roll == Roll::next ? "explain.roll-next" : "explain.roll-previous";
    said.push_back(Say(id, language, {{"calendar", name}}));
  }
  return said;
}

}  // namespace lanzhi
