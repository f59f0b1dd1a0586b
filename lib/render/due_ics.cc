#include <fmt/format.h>

#include "render/catalogue.h"
#include "render/due.h"
#include "render/ics.h"
#include "view/finding.h"

namespace lanzhi {
namespace {

std::string Compact(Date date) { return fmt::format("{:04}{:02}{:02}", YearOf(date), MonthOf(date), DayOf(date)); }

// "overdue: C2026-0001 closing approved"; of what is open without the status, and with a mark where the day is
// provisional.
std::string SummaryOf(const DueRow& row, Language language) {
  std::string text = fmt::format("{} {}", row.record, DueTitle(row, language));
  std::string marks;
  if (row.status != DueStatus::open) marks = DueStatusWord(row.status, language);
  if (IsProvisional(row)) {
    if (!marks.empty()) marks += FindWords("list.separator").In(language);
    marks += FindWords("ics.provisional").In(language);
  }
  if (marks.empty()) return text;
  return Say("ics.marked", language, {{"status", AsIs(marks)}, {"text", AsIs(std::move(text))}});
}

}  // namespace

void DueIcs(Sink& sink, const std::vector<DueRow>& rows, const DueOptions& options) {
  const auto line = [&](std::string_view name, std::string_view value) {
    sink.Put(FoldIcs(fmt::format("{}:{}", name, value)));
  };
  line("BEGIN", "VCALENDAR");
  line("VERSION", "2.0");
  line("PRODID", "-//lanzhi//due//EN");
  line("CALSCALE", "GREGORIAN");
  // RFC 7986, and what those know that were there before it.
  const std::string name = EscapeIcs(Say("ics.name", options.language, {{"agency", AsIs(options.agency_name)}}));
  line("NAME", name);
  line("X-WR-CALNAME", name);
  for (const DueRow& row : rows) {
    if (row.since) continue;  // no day
    line("BEGIN", "VEVENT");
    line("UID", EscapeIcs(fmt::format("{}@{}.lanzhi", Fingerprint(row.rule, row.record, row.element), options.agency)));
    // The day the list was made for, not a clock: the same list gives the same bytes.
    line("DTSTAMP", Compact(options.today) + "T000000Z");
    line("DTSTART;VALUE=DATE", Compact(row.due));
    line("DTEND;VALUE=DATE", Compact(row.due + std::chrono::days{1}));
    line("SUMMARY", EscapeIcs(SummaryOf(row, options.language)));
    line("DESCRIPTION",
         EscapeIcs(fmt::format("{}\n{}: {}", DueReason(row, options.language), row.rule, fmt::join(row.clauses, " "))));
    if (row.status != DueStatus::open && row.status != DueStatus::overdue) {
      line("STATUS", "CANCELLED");
    } else if (IsProvisional(row)) {
      line("STATUS", "TENTATIVE");
    }
    line("TRANSP", "TRANSPARENT");
    line("END", "VEVENT");
  }
  line("END", "VCALENDAR");
}

}  // namespace lanzhi
