#include "render/catalogue.h"
#include "render/due_formats.h"
#include "render/markdown.h"

namespace lanzhi {

std::string DueMarkdown(const std::vector<DueRow>& rows, const DueOptions& options) {
  const auto word = [&](std::string_view id) { return std::string(FindWords(id).In(options.language)); };
  std::string out =
      "# " + word("due.title") + "\n\n" + Say("due.as-of", options.language, {{"today", options.today}}) + "\n";
  if (rows.empty()) return out + "\n" + word("due.none") + "\n";
  for (const DueSection& section : DueSectionsOf(rows, options)) {
    std::vector<std::vector<std::string>> cells;
    for (const DueRow* row : section.rows) cells.push_back(DueCells(*row, options));
    out += "\n## " + EscapeMarkdown(section.heading) + "\n\n" + MarkdownTable(DueHead(options.language), cells);
  }
  return out;
}

}  // namespace lanzhi
