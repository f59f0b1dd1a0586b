#include "workspace/list.h"

#include <iterator>
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

std::vector<ListRow> ListRows(const Workspace& workspace, const ListQuery& query, int jobs,
                              std::vector<Finding>& unreadable) {
  std::vector<std::optional<ListRow>> found(workspace.entries.size());
  std::vector<std::vector<Finding>> faults(found.size());
  VisitOptions visit;
  visit.jobs = jobs;
  visit.judge = false;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Shape* shape = workspace.entries[i].shape;
    if (shape == nullptr || shape == query.shape) visit.chosen.push_back(i);
  }
  if (visit.chosen.empty()) return {};
  (void)Visit(workspace, visit, [&](std::size_t index, Seen& seen) {
    faults[index] = HidingFaults(seen);
    if (seen.record == nullptr || seen.record->shape != query.shape) return;
    ListRow row = ListRowOf(*seen.record, *workspace.handbook);
    if (IsListed(row, query)) found[index] = std::move(row);
  });
  for (std::vector<Finding>& each : faults) {
    unreadable.insert(unreadable.end(), std::make_move_iterator(each.begin()), std::make_move_iterator(each.end()));
  }
  std::vector<ListRow> rows;
  for (std::optional<ListRow>& row : found) {
    if (row) rows.push_back(std::move(*row));
  }
  SortListRows(rows);
  return rows;
}

}  // namespace lanzhi
