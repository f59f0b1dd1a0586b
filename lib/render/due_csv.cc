#include <fmt/format.h>

#include "render/catalogue.h"
#include "render/csv.h"
#include "render/derivation.h"
#include "render/due_formats.h"

namespace lanzhi {

std::string DueCsv(const std::vector<DueRow>& rows, const DueOptions& options) {
  Csv csv;
  for (const std::string_view column : {"due", "status", "days", "record", "kind", "title", "rule", "clauses", "site",
                                        "worker", "actor", "trigger", "done", "derivation", "path", "line"}) {
    csv.Text(FindWords("due.column." + std::string(column)).In(options.language));
  }
  csv.EndRow();
  for (const DueRow& row : rows) {
    csv.Text(FormatDate(row.due)).Text(DueStatusWord(row.status, options.language));
    csv.Number(DaysBetween(options.today, row.due));
    csv.Text(row.record).Text(row.kind).Text(row.title.In(options.language)).Text(row.rule);
    csv.Text(fmt::format("{}", fmt::join(row.clauses, " "))).Text(row.site).Text(row.worker).Text(row.actor);
    csv.Text(row.trigger ? FormatDate(*row.trigger) : "").Text(row.done ? FormatDate(*row.done) : "");
    csv.Text(DerivationText(row.derivation, row.raw_due, options.language)).Text(row.path).Number(row.line);
    csv.EndRow();
  }
  return csv.Take();
}

}  // namespace lanzhi
