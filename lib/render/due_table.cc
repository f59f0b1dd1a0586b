#include "render/catalogue.h"
#include "render/due_formats.h"
#include "render/table.h"

namespace lanzhi {

std::string DueTable(const std::vector<DueRow>& rows, const DueOptions& options, const Style& style) {
  if (rows.empty()) return std::string(FindWords("due.none").In(options.language)) + "\n";
  Table table(DueHead(options.language));
  for (const DueSection& section : DueSectionsOf(rows, options)) {
    const bool overdue = options.grouping == DueGrouping::time && section.group == DueGroup::overdue;
    table.Heading(section.heading, overdue ? Paint::error : Paint::bold);
    for (const DueRow* row : section.rows) {
      table.Row(DueCells(*row, options), row->status == DueStatus::overdue ? Paint::error : Paint::plain);
    }
  }
  return table.Format(style);
}

}  // namespace lanzhi
