#include <fmt/format.h>

#include "render/catalogue.h"
#include "render/derivation.h"
#include "render/due.h"
#include "render/ics.h"
#include "view/finding.h"

namespace lanzhi {
namespace {

std::string Compact(Date date) { return fmt::format("{:04}{:02}{:02}", YearOf(date), MonthOf(date), DayOf(date)); }

}  // namespace

std::string DueIcs(const std::vector<DueRow>& rows, const DueOptions& options) {
  std::string out;
  const auto line = [&](std::string_view name, std::string_view value) {
    out += FoldIcs(fmt::format("{}:{}", name, value));
  };
  line("BEGIN", "VCALENDAR");
  line("VERSION", "2.0");
  line("PRODID", "-//lanzhi//due//EN");
  line("CALSCALE", "GREGORIAN");
  for (const DueRow& row : rows) {
    line("BEGIN", "VEVENT");
    line("UID", Fingerprint(row.rule, row.record, row.element) + "@lanzhi");
    // The day the list was made for, not a clock: the same list gives the same bytes.
    line("DTSTAMP", Compact(options.today) + "T000000Z");
    line("DTSTART;VALUE=DATE", Compact(row.due));
    line("DTEND;VALUE=DATE", Compact(row.due + std::chrono::days{1}));
    line("SUMMARY", EscapeIcs(fmt::format("{} {}", row.record, row.title.In(options.language))));
    line("DESCRIPTION",
         EscapeIcs(fmt::format("{}\n{}: {}", DerivationText(row.derivation, row.raw_due, options.language), row.rule,
                               fmt::join(row.clauses, " "))));
    line("TRANSP", "TRANSPARENT");
    line("END", "VEVENT");
  }
  line("END", "VCALENDAR");
  return out;
}

}  // namespace lanzhi
