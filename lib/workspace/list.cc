#include "workspace/list.h"

#include <utility>

#include "workspace/rows.h"

namespace lanzhi {
namespace {

bool IsListed(const ListRow& row, const ListQuery& query) {
  if (!query.site.empty() && row.site != query.site) return false;
  if (!query.worker.empty() && row.worker != query.worker) return false;
  if (query.stage != nullptr && row.stage_id != query.stage->name) return false;
  if (query.from && (!row.began || *row.began < *query.from)) return false;
  return !query.until || (row.began && *row.began <= *query.until);
}

}  // namespace

std::vector<ListRow> ListRows(const Workspace& workspace, const ListQuery& query, int jobs,
                              std::vector<Finding>& unreadable) {
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < workspace.entries.size(); ++i) {
    const Shape* shape = workspace.entries[i].shape;
    if (shape == nullptr || shape == query.shape) chosen.push_back(i);
  }
  if (chosen.empty()) return {};
  const auto make = [&](const Record& record) -> std::optional<ListRow> {
    if (record.shape != query.shape) return std::nullopt;
    ListRow row = ListRowOf(record, *workspace.handbook);
    return IsListed(row, query) ? std::optional(std::move(row)) : std::nullopt;
  };
  std::vector<ListRow> rows = RowsOf<ListRow>(workspace, std::move(chosen), jobs, unreadable, make);
  SortListRows(rows);
  return rows;
}

}  // namespace lanzhi
