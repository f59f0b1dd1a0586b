#include <algorithm>
#include <array>

#include "render/catalogue.h"
#include "render/json.h"
#include "render/show_formats.h"
#include "render/table.h"

namespace lanzhi {
namespace {

constexpr std::array<std::string_view, 7> kColumns = {"id", "stage", "site", "worker", "began", "last", "ended"};

std::string DayText(const std::optional<Date>& date) { return date ? FormatDate(*date) : std::string(); }

std::vector<std::string> CellsOf(const ListRow& row, Language language) {
  return {row.id,
          std::string(row.stage.In(language)),
          row.site,
          row.worker,
          DayText(row.began),
          DayText(row.last),
          row.ended ? std::string(FindWords("show.yes").In(language)) : std::string()};
}

}  // namespace

std::string ListTable(const std::vector<ListRow>& rows, Language language, const Style& style) {
  if (rows.empty()) return std::string(FindWords("list.none").In(language)) + "\n";
  std::vector<std::vector<std::string>> cells;
  for (const ListRow& row : rows) cells.push_back(CellsOf(row, language));
  std::vector<std::size_t> used;
  std::vector<std::string> head;
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    if (std::all_of(cells.begin(), cells.end(), [&](const auto& row) { return row[i].empty(); })) continue;
    used.push_back(i);
    head.emplace_back(FindWords("list.column." + std::string(kColumns[i])).In(language));
  }
  Table table(std::move(head));
  for (auto& row : cells) {
    std::vector<std::string> kept;
    for (const std::size_t i : used) kept.push_back(std::move(row[i]));
    table.Row(std::move(kept));
  }
  return table.Format(style);
}

std::string ListJson(std::string_view kind, const std::vector<ListRow>& rows, Language language) {
  std::vector<Json> elements;
  for (const ListRow& row : rows) {
    elements.push_back({{"record", row.id},
                        {"path", row.path},
                        {"site", JsonOrNull(row.site)},
                        {"worker", JsonOrNull(row.worker)},
                        {"stage", JsonOrNull(std::string(row.stage_id))},
                        {"stage_name", JsonOrNull(std::string(row.stage.In(language)))},
                        {"first_date", JsonOf(row.began)},
                        {"last_date", JsonOf(row.last)},
                        {"ended", row.ended}});
  }
  return DumpDocument({{"version", 1}, {"kind", kind}}, "records", elements);
}

}  // namespace lanzhi
