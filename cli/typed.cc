#include "cli/typed.h"

#include "record/respell.h"
#include "record/spelling.h"

namespace lanzhi {
std::optional<Date> TypedDate(std::string_view text) {
  if (const std::optional<Date> date = ParseDate(text)) return date;
  return ParseDate(SuggestDate(text));
}

Message NoDate(std::string_view option, std::string_view value) {
  const char* id = HasForm(value, "0000-00-00") ? "cli.bad-date.no-such-day" : "cli.bad-date";
  return {id, {}, {{"option", Verbatim(option)}, {"value", Verbatim(value)}}};
}

std::optional<Date> TypedMonth(const std::string& text) {
  for (const char* first : {"-01", "/1", ".1", "1日", "01"}) {
    if (const std::optional<Date> date = TypedDate(std::string(Trim(text)) + first)) return FirstOfMonth(*date);
  }
  return std::nullopt;
}

}  // namespace lanzhi
