#include "workspace/export.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "record/shown.h"
#include "view/site.h"
#include "workspace/shared_ids.h"

namespace lanzhi {
namespace {

bool IsOf(const std::vector<const Shape*>& kinds, const Shape* shape) {
  return std::find(kinds.begin(), kinds.end(), shape) != kinds.end();
}

// Whether the record holds what no table would tell, so that an empty cell need not mean that nothing is given.
bool LosesSomething(const Seen& seen) {
  if (seen.unreadable || seen.record == nullptr) return true;
  const auto lost = [](const Diagnostic& fault) {
    return fault.rule == "record-unknown-key" || fault.rule == "record-key-twice";
  };
  const auto unreadable = [](const Value& value) { return value.state == State::unreadable; };
  return std::any_of(seen.record->values.begin(), seen.record->values.end(), unreadable) ||
         std::any_of(seen.diagnostics.begin(), seen.diagnostics.end(), lost);
}

class Exporter {
 public:
  Exporter(const Workspace& workspace, const ExportQuery& query)
      : workspace_(workspace), query_(query), shapes_(workspace.handbook->shapes()), found_(workspace.entries.size()) {}

  void Take(std::size_t index, Seen& seen) {
    if (seen.later) return;
    Found& found = found_[index];
    found.kind = seen.kind;
    found.id = seen.id;
    if (seen.record != nullptr) found.id_span = seen.record->id_span;
    if (LosesSomething(seen)) {
      found.left_out = true;
      found.faults = ReadingFaults(seen);
      return;
    }
    const Record& record = *seen.record;
    if (!IsOf(query_.kinds, record.shape) || !IsAsked(record)) return;
    std::vector<DueRow> duties = DutiesOf(record, seen.outcomes);
    if (record.shape == shapes_.With(Meaning::rule)) {
      if (std::optional<DueRow> ends = WaiverRowOf(record, *workspace_.day, {})) duties.push_back(std::move(*ends));
    }
    std::erase_if(duties, [&](const DueRow& row) { return !IsAsked(row.site, row.worker); });
    SortDueRows(duties);
    Exported& out = found.exported.emplace();
    out.shape = record.shape;
    out.id = record.id;
    query_.put(record, IdOf(record, index), duties, out);
  }

  Export Result() {
    LeaveOutSharedIds();
    Export result;
    for (const Diagnostic& fault : workspace_.listing) {
      if (fault.severity == Severity::error) result.left_out.push_back({ToldPath(shapes_, fault.place.file->path), {}});
    }
    for (std::size_t i = 0; i < found_.size(); ++i) {
      Found& found = found_[i];
      result.faults.insert(result.faults.end(), std::make_move_iterator(found.faults.begin()),
                           std::make_move_iterator(found.faults.end()));
      const std::string& path = workspace_.entries[i].path;
      if (found.left_out) {
        result.left_out.push_back({ToldPath(shapes_, path), ToldId(found.id, shapes_.Find(found.kind))});
      } else if (found.exported) {
        result.records.push_back(std::move(*found.exported));
      }
    }
    const auto place = [&](const Exported& each) {
      return std::make_pair(std::find(query_.kinds.begin(), query_.kinds.end(), each.shape), std::string_view(each.id));
    };
    std::stable_sort(result.records.begin(), result.records.end(),
                     [&](const Exported& a, const Exported& b) { return place(a) < place(b); });
    return result;
  }

 private:
  struct Found {
    std::string kind, id;
    Span id_span;
    bool left_out = false;
    std::vector<Finding> faults;
    std::optional<Exported> exported;
  };

  [[nodiscard]] bool IsAsked(std::string_view site, std::string_view worker) const {
    return (query_.site.empty() || site == query_.site) && (query_.worker.empty() || worker == query_.worker);
  }

  [[nodiscard]] bool IsAsked(const Record& record) const {
    if (record.shape == shapes_.With(Meaning::role) || record.shape == shapes_.With(Meaning::site_kind)) return true;
    return IsAsked(SiteOf(record).id, ReferenceOn(record, record.shape->Meant(Meaning::worker)));
  }

  // An id that is no id may be a name: its rows are held together by the place of its file among all.
  [[nodiscard]] std::string IdOf(const Record& record, std::size_t index) const {
    if (query_.words || IsToldStem(record.id, record.shape)) return std::string(record.id);
    return "…" + std::to_string(index + 1);
  }

  void LeaveOutSharedIds() {
    std::vector<IdAt> ids;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const bool counts = !found_[i].id.empty() && !workspace_.IsAgency(workspace_.entries[i]);
      if (counts) ids.push_back({i, found_[i].kind, found_[i].id, found_[i].id_span});
    }
    for (const SharedId& shared : FindSharedIds(std::move(ids))) {
      Found& found = found_[shared.at.index];
      found.left_out = true;
      found.exported.reset();
      if (std::optional<Finding> fault = FaultOf(workspace_, shared)) found.faults.push_back(std::move(*fault));
    }
  }

  const Workspace& workspace_;
  const ExportQuery& query_;
  const Shapes& shapes_;
  std::vector<Found> found_;  // by entry
};

}  // namespace

Export ExportRecords(const Workspace& workspace, const ExportQuery& query, int jobs) {
  VisitOptions visit;
  visit.jobs = jobs;
  visit.want = Want::all;
  for (std::size_t i = 0; i < workspace.entries.size(); ++i) {
    const Shape* shape = workspace.entries[i].shape;
    if (shape == nullptr || IsOf(query.kinds, shape)) visit.chosen.push_back(i);
  }
  Exporter exporter(workspace, query);
  const bool none = visit.chosen.empty();
  if (visit.chosen.size() == workspace.entries.size()) visit.chosen.clear();  // all of them
  if (!none) (void)Visit(workspace, visit, [&](std::size_t index, Seen& seen) { exporter.Take(index, seen); });
  return exporter.Result();
}

}  // namespace lanzhi
