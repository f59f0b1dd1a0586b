#include "workspace/month.h"

#include <algorithm>
#include <utility>

#include "record/shown.h"
#include "workspace/agency.h"
#include "workspace/shared_ids.h"
#include "workspace/visit.h"

namespace lanzhi {

namespace {

// What the record is called that the shape with this meaning holds under `id`.
std::string NameOf(const Workspace& workspace, Meaning of, const std::string& id) {
  const Shape* shape = workspace.handbook->shapes().With(of);
  const Record* record = shape == nullptr || id.empty() ? nullptr : workspace.casebook->Find(shape->kind, id);
  const Value* name = record == nullptr ? nullptr : record->Top(Meaning::name);
  return name == nullptr || !name->given() ? std::string() : std::string(Shown(*name).value_or(std::string_view()));
}

}  // namespace

namespace {

// What one file comes to.
struct CountedFile {
  std::string id;
  std::optional<LeftOut> left_out;
  std::optional<std::vector<MonthShare>> shares;  // nullopt: it is not counted
};

void LeaveOutSharedIds(const Workspace& workspace, std::vector<CountedFile>& counted) {
  const Shapes& shapes = workspace.handbook->shapes();
  std::vector<IdAt> ids;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    if (!counted[i].id.empty() && !workspace.IsAgency(workspace.entries[i])) ids.push_back({i, {}, counted[i].id, {}});
  }
  for (const SharedId& shared : FindSharedIds(std::move(ids))) {
    CountedFile& each = counted[shared.at.index];
    if (!each.shares) continue;
    each.shares.reset();
    const Entry& entry = workspace.entries[shared.at.index];
    const std::string other = ToldPath(shapes, workspace.entries[shared.other].path);
    each.left_out = LeftOut{ToldPath(shapes, entry.path),
                            ToldId(each.id, entry.shape),
                            {"month.left-out.shared", {}, {{"path", Verbatim(other)}}}};
  }
}

// Whether there is nothing of the record by the end of the period.
bool IsLaterThan(const ReportDays& days, const Record& record) {
  return days.to < days.as_of && !AsOf(record, days.to);
}

CountedFile CountFile(const Workspace& workspace, const MonthDefinition& definition, const ReportDays& days,
                      Seen& seen) {
  CountedFile counted;
  counted.id = seen.id;
  if (seen.later) return counted;
  std::optional<Message> why;
  if (seen.unreadable || seen.record == nullptr) {
    const auto fault = std::find_if(seen.diagnostics.begin(), seen.diagnostics.end(),
                                    [](const Diagnostic& each) { return each.severity == Severity::error; });
    why = fault != seen.diagnostics.end() ? fault->message : Message{"cli.report.cannot-read", {}, {}};
  } else if (IsLaterThan(days, *seen.record)) {
    return counted;
  } else {
    why = definition.ObstacleOf(*seen.record, days);
  }
  if (why) {
    const bool told = IsToldCode(seen.id) || (seen.record != nullptr && seen.record->shape->linked);
    counted.left_out = LeftOut{ToldPath(workspace.handbook->shapes(), seen.path),
                               told ? std::string(seen.id) : std::string(), std::move(*why)};
  } else if (!seen.record->shape->linked) {
    counted.shares = definition.SharesOf(*seen.record, seen.outcomes, days);
  }
  return counted;
}

}  // namespace

MonthReport CountMonth(const Workspace& workspace, const MonthDefinition& definition, const ReportDays& days,
                       int jobs) {
  MonthReport report;
  report.days = days;
  report.handbook = workspace.handbook->name();
  report.handbook_version = workspace.handbook->version();
  report.agency = AgencyName(*workspace.agency);
  report.title = Text(definition.title());
  report.columns = definition.columns();
  std::vector<CountedFile> counted(workspace.entries.size());
  VisitOptions visit;
  visit.jobs = jobs;
  visit.want = Want::all;
  (void)Visit(workspace, visit,
              [&](std::size_t index, Seen& seen) { counted[index] = CountFile(workspace, definition, days, seen); });
  LeaveOutSharedIds(workspace, counted);
  for (CountedFile& each : counted) {
    if (each.left_out) report.left_out.push_back(std::move(*each.left_out));
    if (!each.shares) continue;
    ++report.records;
    AddShares(report, *each.shares);
  }
  for (const Diagnostic& fault : workspace.listing) {
    if (fault.severity == Severity::error)
      report.left_out.push_back({ToldPath(workspace.handbook->shapes(), fault.place.file->path), {}, fault.message});
  }
  FinishReport(report);
  for (MonthRow& row : report.rows) {
    row.site_name = NameOf(workspace, Meaning::site_kind, row.site);
    row.worker_name = NameOf(workspace, Meaning::role, row.worker);
  }
  return report;
}

}  // namespace lanzhi
