#include "render/derivation.h"

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

std::string DerivationText(const Derivation& derivation, Date due, Language language) {
  Period period = derivation.period;
  if (period.unit != Period::Unit::calendar_months) period.n *= derivation.times;
  Text anchor = derivation.anchor_name;
  if (anchor.empty()) anchor = Text(FindWords("derivation.start"));
  std::string text = Say(TemplateOf(derivation.period, derivation.backwards), language,
                         {{"anchor", anchor}, {"date", derivation.anchor}, {"period", period}, {"due", due}});
  if (!derivation.setting.empty()) text += Say("derivation.setting", language, {{"setting", derivation.setting}});
  if (derivation.provisional) text += Say("derivation.provisional", language);
  return text;
}

}  // namespace lanzhi
