#include "workspace/affairs.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "record/shown.h"
#include "workspace/due.h"
#include "workspace/one_record.h"
#include "workspace/rows.h"
#include "workspace/whole_folder.h"

namespace lanzhi {
void AddCovered(const Workspace& workspace, const Record& waiver, int jobs, ShownRecord& shown) {
  const Value* about = waiver.Top(Meaning::record);
  if (about == nullptr || !about->given()) return;
  bool used = false, faulty = false;
  (void)VisitRecord(workspace, std::string(IdIn(*about)), jobs, [&](Seen& seen) {
    for (const Diagnostic& fault : seen.diagnostics) {
      if (fault.place.file != waiver.file()) continue;
      shown.findings.push_back(FindingOf(fault, shown.kind_id, shown.id));
      faulty = true;
    }
    if (seen.record == nullptr) return;
    std::vector<std::unique_ptr<Outcome>> covered;
    for (std::unique_ptr<Outcome>& outcome : seen.outcomes) {
      const auto is_this = [&](const Record* other) { return other != nullptr && other->id == waiver.id; };
      used = used || is_this(outcome->waiver) || is_this(outcome->expired_waiver);
      if (is_this(outcome->waiver)) covered.push_back(std::move(outcome));
    }
    shown.covers = FindingsOf(*seen.record, covered);
    for (DueRow& row : DueRowsOf(*seen.record, covered)) {
      const auto told = [&](const Finding& finding) { return finding.rule == row.rule; };
      if (std::none_of(shown.covers.begin(), shown.covers.end(), told)) shown.covers_due.push_back(std::move(row));
    }
  });
  const std::vector<const Record*>& all = workspace.waivers->All();
  const bool counts = std::any_of(all.begin(), all.end(), [&](const Record* each) { return each->id == waiver.id; });
  if (counts && !used && !faulty) {
    shown.findings.push_back(FindingOf(UnmatchedWaiver(waiver), shown.kind_id, shown.id));
  }
}

void AddInHand(const Workspace& workspace, Date horizon, int jobs, ShownRecord& shown,
               std::vector<Finding>& unreadable) {
  std::vector<std::optional<ListRow>> found(workspace.entries.size());
  DueQuery query;
  query.horizon = horizon;
  query.actor = shown.id;
  query.look = [&](std::size_t index, Seen& seen) {
    const Record& record = *seen.record;
    const bool ends = workspace.handbook->facts().Find("ended-on", *record.shape) >= 0;
    if (!ends || record.shape->Meant(Meaning::worker) == nullptr) return;
    ListRow row = ListRowOf(record, *workspace.handbook);
    if (row.worker == shown.id && !row.ended) found[index] = std::move(row);
  };
  shown.next = DueRows(workspace, query, jobs, unreadable);
  for (std::optional<ListRow>& row : found) {
    if (row) shown.open.push_back(std::move(*row));
  }
  SortListRows(shown.open);
}

std::vector<PersonRow> RecordsOfPerson(const Workspace& workspace, const std::string& code, int jobs,
                                       std::vector<Finding>& unreadable) {
  std::vector<PersonRow> rows =
      RowsOf<PersonRow>(workspace, {}, jobs, unreadable, [&](const Record& record) -> std::optional<PersonRow> {
        for (const Value& value : record.values) {
          if (!value.given() || value.field == nullptr || !value.field->person || value.text != code) continue;
          const Field* top = value.field;
          while (top->parent != nullptr && top->parent->parent != nullptr) top = top->parent;
          return PersonRow{ListRowOf(record, *workspace.handbook), record.shape->kind, record.shape->names, top->names};
        }
        return std::nullopt;
      });
  std::stable_sort(rows.begin(), rows.end(), [](const PersonRow& a, const PersonRow& b) {
    return std::pair(a.row.began, a.row.id) < std::pair(b.row.began, b.row.id);
  });
  return rows;
}

}  // namespace lanzhi
