#include "render/due_undated.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "render/columns.h"

namespace lanzhi {
namespace {

constexpr std::size_t kMostLines = 20;

// What lacks in one record and is one actor's.
struct UndatedLine {
  const DueRow* first = nullptr;  // since when, and of whom
  std::vector<std::string> lacks;
};

std::string TitleOf(const DueRow& row, Language language) {
  std::string title = DueTitle(row, language);
  const std::string reason = DueReason(row, language);
  // How much of a target is done names what it is a target of.
  for (const std::string& each : {row.progress ? std::string() : row.element, reason}) {
    if (!each.empty()) title += " (" + each + ")";
  }
  return title;
}

std::string Join(const std::vector<std::string>& list, Language language) {
  std::string out;
  for (const std::string& each : list) {
    if (!out.empty()) out += FindWords("list.separator").In(language);
    out += each;
  }
  return out;
}

std::vector<UndatedLine> LinesOf(std::span<const DueRow> rows, const DueOptions& options) {
  std::vector<UndatedLine> lines;
  for (const DueRow& row : rows) {
    const auto same = [&](const UndatedLine& line) {
      return line.first->record == row.record && line.first->path == row.path &&
             DoerText(*line.first, options.language) == DoerText(row, options.language);
    };
    auto line = options.each_undated ? lines.end() : std::find_if(lines.begin(), lines.end(), same);
    if (!options.each_undated && row.status != DueStatus::open) continue;
    if (line == lines.end()) line = lines.insert(line, {&row, {}});
    line->lacks.push_back(TitleOf(row, options.language));
  }
  return lines;
}

constexpr ColumnRow<UndatedLine, DueOptions> kUndatedColumns[] = {
    {"record", "due.column.record",
     [](const UndatedLine& line, const DueOptions&) { return Cell(line.first->record); }},
    {"lacks", "due.column.lacks",
     [](const UndatedLine& line, const DueOptions& options) { return Cell(Join(line.lacks, options.language)); }},
    {"since", "due.column.since",
     [](const UndatedLine& line, const DueOptions&) { return DateOrEmpty(line.first->since); }},
    {"days", "due.column.waiting",
     [](const UndatedLine& line, const DueOptions& options) {
       if (line.first->status != DueStatus::open) return Cell(DueLeft(*line.first, options));
       const int days = DaysBetween(*line.first->since, options.today);
       return Cell(Cell::Value(std::int64_t{days}),
                   Say("due.left.undated", options.language, {{"days", std::int64_t{days}}}));
     }},
    {"doer", "due.column.actor",
     [](const UndatedLine& line, const DueOptions& options) { return Cell(DoerText(*line.first, options.language)); }},
    {"site", "due.column.site",
     [](const UndatedLine& line, const DueOptions&) { return TextOrEmpty(line.first->site); }, kEverywhere, 1},
};

}  // namespace

Table UndatedTable(std::span<const DueRow> rows, const DueOptions& options) {
  Table table{.key = "undated"};
  table.title = Say("due.undated", options.language);
  table.shown = kOnPage;
  const auto lines = std::make_shared<std::vector<UndatedLine>>(LinesOf(rows, options));
  const std::size_t all = lines->size();
  if (!options.each_undated && all > kMostLines) {
    lines->resize(kMostLines);
    table.below = Say("due.undated.more", options.language, {{"n", static_cast<std::int64_t>(all - kMostLines)}});
  }
  const auto at = [lines](std::size_t row) -> const UndatedLine& { return (*lines)[row]; };
  SetColumns<UndatedLine, DueOptions>(table, kUndatedColumns, lines->size(), at, options, options.language);
  return table;
}

}  // namespace lanzhi
