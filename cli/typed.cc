#include "cli/typed.h"

#include <algorithm>

#include "record/respell.h"
#include "record/spelling.h"

namespace lanzhi {
namespace {

// 2026-02-30 too.
bool IsWrittenAsDate(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00";
  return std::equal(text.begin(), text.end(), kForm.begin(), kForm.end(),
                    [](char c, char form) { return form == '0' ? c >= '0' && c <= '9' : c == form; });
}

}  // namespace

std::optional<Date> TypedDate(std::string_view text) {
  if (const std::optional<Date> date = ParseDate(text)) return date;
  return ParseDate(SuggestDate(text));
}

Message NoDate(std::string_view option, std::string_view value) {
  const char* id = IsWrittenAsDate(value) ? "cli.bad-date.no-such-day" : "cli.bad-date";
  return {id, {}, {{"option", Verbatim(option)}, {"value", Verbatim(value)}}};
}

std::optional<Date> TypedMonth(const std::string& text) {
  for (const char* first : {"-01", "/1", ".1", "1日", "01"}) {
    if (const std::optional<Date> date = TypedDate(std::string(Trim(text)) + first)) return FirstOfMonth(*date);
  }
  return std::nullopt;
}

}  // namespace lanzhi
