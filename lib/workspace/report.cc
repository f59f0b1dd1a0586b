#include "workspace/report.h"

#include <algorithm>
#include <utility>

#include "record/shown.h"
#include "view/report_count.h"
#include "workspace/agency.h"
#include "workspace/colleagues.h"
#include "workspace/shared_ids.h"
#include "workspace/visit.h"

namespace lanzhi {
namespace {

// The names of all records that the shape with this meaning holds, by id.
std::map<std::string, std::string> NamesOf(const Workspace& workspace, Meaning of) {
  std::map<std::string, std::string> names;
  const Shape* shape = workspace.handbook->shapes().With(of);
  if (shape == nullptr) return names;
  for (const Record* record : workspace.casebook->All(shape->kind)) {
    const Value* name = record->Top(Meaning::name);
    const bool given = name != nullptr && name->given();
    names.emplace(record->id, given ? Shown(*name).value_or(std::string_view()) : std::string_view());
  }
  return names;
}

// What one file comes to.
struct CountedFile {
  std::string id, told;  // as it is, as it may be told
  std::optional<LeftOut> left_out;
  bool counts = false;               // among CountedReport::records
  std::optional<ReportShare> share;  // nullopt: it adds nothing
};

void LeaveOutSharedIds(const Workspace& workspace, std::vector<CountedFile>& counted) {
  const Shapes& shapes = workspace.handbook->shapes();
  std::vector<IdAt> ids;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    if (!counted[i].id.empty() && !workspace.IsAgency(workspace.entries[i])) ids.push_back({i, {}, counted[i].id, {}});
  }
  for (const SharedId& shared : FindSharedIds(std::move(ids))) {
    CountedFile& each = counted[shared.at.index];
    if (!each.share) continue;
    each.share.reset();
    const Entry& entry = workspace.entries[shared.at.index];
    const std::string other = ToldPath(shapes, workspace.entries[shared.other].path);
    each.left_out = LeftOut{ToldPath(shapes, entry.path),
                            ToldId(each.id, entry.shape),
                            {"month.left-out.shared", {}, {{"path", Verbatim(other)}}}};
  }
}

// Whether there is nothing of the record by the end of the period.
bool IsLaterThan(const ReportDays& days, const Record& record) {
  return days.to < days.as_of && !IsKnownOn(record, days.to);
}

CountedFile CountFile(const Workspace& workspace, const ReportCounter& counter, const ReportDays& days, Seen& seen,
                      Sums& sums) {
  CountedFile counted;
  counted.id = seen.id;
  if (seen.later) return counted;
  std::optional<Message> why;
  std::optional<Scene> scene;
  if (seen.unreadable || seen.record == nullptr) {
    const auto fault = std::find_if(seen.diagnostics.begin(), seen.diagnostics.end(),
                                    [](const Diagnostic& each) { return each.severity == Severity::error; });
    why = fault != seen.diagnostics.end() ? fault->message : Message{"cli.report.cannot-read", {}, {}};
    sums.AddUnread(seen.record == nullptr ? nullptr : seen.record->shape);
  } else {
    scene.emplace(*seen.record, *workspace.handbook, days.as_of);
    sums.Add(*scene);
    if (IsLaterThan(days, *seen.record)) return counted;
    why = counter.ObstacleOf(*scene);
  }
  if (why) {
    const Shape* shape = seen.record == nullptr ? nullptr : seen.record->shape;
    counted.left_out =
        LeftOut{ToldPath(workspace.handbook->shapes(), seen.path), ToldId(seen.id, shape), std::move(*why)};
    return counted;
  }
  counted.told = ToldId(seen.id, seen.record->shape);
  counted.counts = !seen.record->shape->linked;
  counted.share = counter.ShareOf(*scene, seen.outcomes, seen.met);
  return counted;
}

// The sites that the report is of, each to be asked with all that the workspace knows.
std::vector<Scene> SitesOf(const Workspace& workspace, const CountedReport& report) {
  std::vector<Scene> sites;
  const Shape* shape = report.definition->indicators.sites;
  if (shape == nullptr) return sites;
  for (const Record* site : workspace.casebook->All(shape->kind)) {
    if (!report.scope.site.empty() && site->id != report.scope.site) continue;
    Scene scene(*site, *workspace.handbook, report.days.as_of);
    scene.Know(*workspace.casebook);
    sites.push_back(std::move(scene));
  }
  return sites;
}

IndicatorDays IndicatorDaysOf(const ReportDays& days) { return {days.from, days.to, std::min(days.to, days.as_of)}; }

// Asks for the sums of all indicators, which Visit() then adds up.
void AskAll(const std::vector<Scene>& sites, const CountedReport& report, Sums& sums) {
  for (const Scene& site : sites) {
    AskIndicators(report.definition->indicators, site, IndicatorDaysOf(report.days), sums);
  }
}

}  // namespace

CountedReport CountReport(const Workspace& workspace, const ReportDefinition& definition, const ReportDays& days,
                          const ReportScope& scope, int jobs) {
  CountedReport report;
  report.definition = &definition;
  report.days = days;
  report.scope = scope;
  report.handbook = workspace.handbook->name();
  report.handbook_version = workspace.handbook->version();
  report.agency = AgencyName(*workspace.agency);
  const Value* begin = workspace.agency->Top(Meaning::records_from);
  if (begin != nullptr && begin->given() && begin->date() > days.from) report.records_from = begin->date();
  Sums sums;
  const std::vector<Scene> sites = SitesOf(workspace, report);
  AskAll(sites, report, sums);
  sums.Close(definition.numbers);
  const ReportCounter counter(definition, days, scope);
  std::vector<CountedFile> counted(workspace.entries.size());
  VisitOptions visit;
  visit.jobs = jobs;
  visit.counts = true;
  (void)Visit(workspace, visit,
              [&](std::size_t index, Seen& seen) { counted[index] = CountFile(workspace, counter, days, seen, sums); });
  LeaveOutSharedIds(workspace, counted);
  ReportSum sum(report);
  for (CountedFile& each : counted) {
    if (each.left_out) report.left_out.push_back(std::move(*each.left_out));
    if (!each.share) continue;
    if (each.counts && each.share->of_site) ++report.records;
    sum.Add(each.told, std::move(*each.share));
    each.share.reset();
  }
  for (const Diagnostic& fault : workspace.listing) {
    if (fault.severity == Severity::error)
      report.left_out.push_back({ToldPath(workspace.handbook->shapes(), fault.place.file->path), {}, fault.message});
  }
  const Colleagues colleagues(workspace);
  for (OpenDuty& duty : report.open) duty.who = colleagues.WhoActs(duty.row);
  report.sites = NamesOf(workspace, Meaning::site_kind);
  std::vector<std::string> site_ids;
  for (const auto& [id, name] : report.sites) {
    if (scope.site.empty() || id == scope.site) site_ids.push_back(id);
  }
  sum.Finish(site_ids);
  for (const Scene& site : sites) {
    for (IndicatorRow& row : IndicatorsOf(definition.indicators, site, IndicatorDaysOf(days), sums)) {
      report.indicators.push_back(std::move(row));
    }
  }
  report.workers = NamesOf(workspace, Meaning::role);
  return report;
}

}  // namespace lanzhi
