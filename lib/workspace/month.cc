#include "workspace/month.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include "record/shown.h"
#include "workspace/agency.h"
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

MonthReport CountMonth(const Workspace& workspace, const MonthDefinition& definition, Date from, Date to, int jobs) {
  MonthReport report;
  report.from = from;
  report.to = to;
  report.handbook = workspace.handbook->name();
  report.handbook_version = workspace.handbook->version();
  report.agency = AgencyName(*workspace.agency);
  report.title = Text(definition.title());
  report.columns = definition.columns();
  const Shapes& shapes = workspace.handbook->shapes();
  std::mutex mutex;
  std::vector<std::optional<LeftOut>> left_out(workspace.entries.size());
  VisitOptions visit;
  visit.jobs = jobs;
  visit.want = Want::all;
  (void)Visit(workspace, visit, [&](std::size_t index, Seen& seen) {
    if (seen.later) return;
    std::optional<Message> why;
    if (seen.unreadable || seen.record == nullptr) {
      const auto fault = std::find_if(seen.diagnostics.begin(), seen.diagnostics.end(),
                                      [](const Diagnostic& each) { return each.severity == Severity::error; });
      why = fault != seen.diagnostics.end() ? fault->message : Message{"cli.report.cannot-read", {}, {}};
    } else {
      why = definition.ObstacleOf(*seen.record, to);
    }
    if (why) {
      const bool told = IsToldCode(seen.id) || (seen.record != nullptr && seen.record->shape->linked);
      left_out[index] =
          LeftOut{ToldPath(shapes, seen.path), told ? std::string(seen.id) : std::string(), std::move(*why)};
      return;
    }
    if (seen.record->shape->linked) return;
    const std::vector<MonthShare> shares = definition.SharesOf(*seen.record, seen.outcomes, from, to);
    const std::lock_guard lock(mutex);
    ++report.records;
    AddShares(report, shares);
  });
  for (const Diagnostic& fault : workspace.listing) {
    if (fault.severity == Severity::error)
      report.left_out.push_back({ToldPath(shapes, fault.place.file->path), {}, fault.message});
  }
  for (std::optional<LeftOut>& each : left_out) {
    if (each) report.left_out.push_back(std::move(*each));
  }
  FinishReport(report);
  for (MonthRow& row : report.rows) {
    row.site_name = NameOf(workspace, Meaning::site_kind, row.site);
    row.worker_name = NameOf(workspace, Meaning::role, row.worker);
  }
  return report;
}

}  // namespace lanzhi
