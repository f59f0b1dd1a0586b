#include "workspace/whole_folder.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/nearest.h"
#include "record/shown.h"
#include "record/spelling.h"

namespace lanzhi {
namespace {

Diagnostics FindDuplicates(const Workspace& workspace, const std::vector<Trace>& traces) {
  Diagnostics diagnostics;
  std::unordered_map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < traces.size(); ++i) {
    // An agency with one site may call both by one name; nothing leads to an agency but a waiver.
    if (traces[i].id.empty() || workspace.IsAgency(workspace.entries[i])) continue;
    const auto [at, added] = first.emplace(traces[i].id, i);
    if (added) continue;
    const FilePtr file = traces[i].file ? traces[i].file : workspace.store->Read(workspace.entries[i].path).file;
    if (!file) continue;
    diagnostics.push_back(
        {"record-duplicate-id",
         Severity::error,
         {file, traces[i].id_span},
         "/" + traces[i].kind,
         {"record-duplicate-id", {}, {{"id", traces[i].id}, {"path", workspace.entries[at->second].path}}},
         {"record-duplicate-id.help", {}, {}},
         {}});
  }
  return diagnostics;
}

// Returns the waivers whose record does not exist, by the file they stand in.
std::set<FilePtr> ReportBrokenLinks(const Workspace& workspace, const std::vector<Trace>& traces,
                                    std::vector<Pending> pending, Diagnostics& diagnostics) {
  std::map<std::string_view, std::string_view> kinds;  // by id
  for (const Trace& trace : traces) kinds.emplace(trace.id, trace.kind);
  std::optional<NearWords> ids;  // all of them, once one is broken
  std::set<FilePtr> broken;
  std::stable_sort(pending.begin(), pending.end(), [](const auto& a, const auto& b) { return a.index < b.index; });
  for (Pending& item : pending) {
    const auto kind = kinds.find(item.id);
    if (kind != kinds.end()) {
      const Shape* shape = workspace.handbook->shapes().Find(kind->second);
      if (item.to == nullptr || shape == nullptr || shape == item.to) continue;
      diagnostics.push_back({"record-broken-link",
                             Severity::error,
                             item.place,
                             item.pointer,
                             {"record-broken-link.kind",
                              {},
                              {{"id", item.id}, {"kind", Text(shape->names)}, {"to", Text(item.to->names)}}},
                             {"record-broken-link.kind.help", {}, {{"to", Text(item.to->names)}}},
                             {}});
      continue;
    }
    broken.insert(item.place.file);
    // It may be where nothing could be listed.
    const bool anywhere = item.to == nullptr && !workspace.hidden.empty();
    if (anywhere || (item.to != nullptr && workspace.casebook->IsHidden(item.to->kind))) continue;
    if (!ids) {
      std::vector<std::string_view> candidates(workspace.elsewhere.begin(), workspace.elsewhere.end());
      for (const auto& [id, known] : kinds) candidates.push_back(id);
      std::sort(candidates.begin(), candidates.end());
      ids.emplace(candidates);
    }
    const auto near = ids->To(item.id);
    Message message{"record-broken-link", {}, {}};
    if (IsCode(item.id)) message = {"record-broken-link.named", {}, {{"id", item.id}}};
    Message help{"record-broken-link.help", {}, {}};
    if (!near.empty()) help = {"record-broken-link.near", {}, {{"near", std::string(near.front())}}};
    diagnostics.push_back(
        {"record-broken-link", Severity::error, item.place, item.pointer, std::move(message), std::move(help), {}});
  }
  return broken;
}

void ReportUnusedWaivers(const Workspace& workspace, const std::set<const Record*>& used,
                         const std::set<FilePtr>& broken, Diagnostics& diagnostics) {
  for (const Record* waiver : workspace.waivers->All()) {
    if (used.count(waiver) != 0 || broken.count(waiver->file()) != 0) continue;
    diagnostics.push_back(UnmatchedWaiver(*waiver));
  }
}

}  // namespace

Diagnostic UnmatchedWaiver(const Record& waiver) {
  return {"waiver-unmatched",
          Severity::warning,
          {waiver.file(), waiver.id_span},
          "/waiver",
          {"waiver-unmatched", {}, {{"id", std::string(waiver.id)}}},
          {"waiver-unmatched.help", {}, {}},
          {}};
}

void CollectPending(const Record& record, std::size_t index, const Shapes& shapes, std::vector<Pending>& pending) {
  for (const Value& value : record.values) {
    if (!value.given() || value.field == nullptr || value.field->type != Type::reference || value.link != nullptr)
      continue;
    const Shape* to = shapes.Find(value.field->to);
    if (to != nullptr && to->linked) continue;  // told by the reader
    pending.push_back({index, std::string(IdIn(value)), to, {record.file(), value.span}, PointerOf(record, value)});
  }
}

Diagnostics CheckWholeFolder(const Workspace& workspace, const std::vector<Trace>& traces, std::vector<Pending> pending,
                             const std::set<const Record*>& used) {
  Diagnostics diagnostics = FindDuplicates(workspace, traces);
  const std::set<FilePtr> broken = ReportBrokenLinks(workspace, traces, std::move(pending), diagnostics);
  ReportUnusedWaivers(workspace, used, broken, diagnostics);
  return diagnostics;
}

}  // namespace lanzhi
