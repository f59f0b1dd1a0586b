#include "workspace/due.h"

#include <algorithm>
#include <iterator>
#include <mutex>

namespace lanzhi {
namespace {

bool IsAsked(const DutyStanding& duty, const DueQuery& query) {
  if (duty.undated ? !query.undated : duty.day > query.horizon) return false;
  if (query.overdue) return duty.status == DueStatus::overdue;
  return query.all || duty.status == DueStatus::open || duty.status == DueStatus::overdue;
}

bool IsTheirs(const DueRow& row, const DueQuery& query) {
  if (!query.worker.empty() && row.worker != query.worker) return false;
  if (!query.site.empty() && row.site != query.site) return false;
  return query.actor.empty() || row.actor == query.actor || row.acts_as == query.actor;
}

}  // namespace

std::vector<DueRow> DueRows(const Workspace& workspace, const DueQuery& query, int jobs,
                            std::vector<Finding>& unreadable) {
  std::vector<DueRow> rows;
  std::mutex mutex;
  VisitOptions visit;
  visit.jobs = jobs;
  visit.want = query.all ? Want::all : Want::breaches;  // what runs comes with these
  const auto asked = [&](const DutyStanding& duty) { return IsAsked(duty, query); };
  const auto keep = [&](std::vector<DueRow> found) {
    std::erase_if(found, [&](const DueRow& row) { return !IsTheirs(row, query); });
    if (found.empty()) return;
    if (query.locate) query.locate(found);
    const std::lock_guard lock(mutex);
    rows.insert(rows.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  };
  std::vector<std::vector<Finding>> faults(workspace.entries.size());
  (void)Visit(workspace, visit, [&](std::size_t index, Seen& seen) {
    faults[index] = HidingFaults(seen);
    if (seen.record == nullptr) return;
    if (query.look) query.look(index, seen);
    keep(DueRowsOf(*seen.record, seen.outcomes, asked));
  });
  for (std::vector<Finding>& each : faults) {
    unreadable.insert(unreadable.end(), std::make_move_iterator(each.begin()), std::make_move_iterator(each.end()));
  }
  std::vector<DueRow> ending;
  for (const Record* waiver : workspace.waivers->All()) {
    if (std::optional<DueRow> row = WaiverRowOf(*waiver, *workspace.day, query.waiver_title)) {
      if (IsAsked({row->status, row->due}, query)) ending.push_back(std::move(*row));
    }
  }
  keep(std::move(ending));
  SortDueRows(rows);
  return rows;
}

}  // namespace lanzhi
