#include "workspace/list.h"

#include <utility>

#include "workspace/visit.h"

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

std::vector<ListRow> ListRows(const Workspace& workspace, const ListQuery& query, int jobs) {
  std::vector<std::optional<ListRow>> found(workspace.entries.size());
  VisitOptions visit;
  visit.jobs = jobs;
  (void)Visit(workspace, visit, [&](std::size_t index, Seen& seen) {
    if (seen.record == nullptr || seen.record->shape != query.shape) return;
    ListRow row = ListRowOf(*seen.record, *workspace.handbook);
    if (IsListed(row, query)) found[index] = std::move(row);
  });
  std::vector<ListRow> rows;
  for (std::optional<ListRow>& row : found) {
    if (row) rows.push_back(std::move(*row));
  }
  SortListRows(rows);
  return rows;
}

}  // namespace lanzhi
