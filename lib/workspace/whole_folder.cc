#include "workspace/whole_folder.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/fold.h"
#include "base/folded_names.h"
#include "base/hash.h"
#include "base/nearest.h"
#include "record/shown.h"
#include "record/spelling.h"

namespace lanzhi {
namespace {

constexpr std::size_t kMostNear = 6;

Diagnostics FindDuplicates(const Workspace& workspace, const std::vector<Trace>& traces) {
  Diagnostics diagnostics;
  FoldedNames ids(traces.size());
  // The one that has the id of `i`: `i` itself where there was none.
  const auto first_of = [&](std::size_t i) {
    return ids.FirstLike(i, [&](std::size_t place) { return std::string_view(traces[place].id); });
  };
  // An agency with one site may call both by one name; nothing leads to an agency but a waiver.
  const auto counts = [&](std::size_t i) { return !traces[i].id.empty() && !workspace.IsAgency(workspace.entries[i]); };
  // The file that is called by the id has it; of several that are not, the first.
  std::vector<std::size_t> firsts(traces.size());
  for (const bool named : {true, false}) {
    for (std::size_t i = 0; i < traces.size(); ++i) {
      if (counts(i) && (StemOf(workspace.entries[i].path) == traces[i].id) == named) firsts[i] = first_of(i);
    }
  }
  for (std::size_t i = 0; i < traces.size(); ++i) {
    const std::size_t first = firsts[i];
    if (!counts(i) || first == i) continue;
    const std::string &path = workspace.entries[i].path, &other = workspace.entries[first].path;
    const bool same = traces[first].id == traces[i].id;
    if (!same && FoldName(path) == FoldName(other)) continue;  // told of the paths
    const FilePtr file = traces[i].file ? traces[i].file : workspace.store->Read(path).file;
    if (!file) continue;
    diagnostics.push_back(
        {"record-duplicate-id",
         Severity::error,
         {file, traces[i].id_span},
         "/" + traces[i].kind,
         {same ? "record-duplicate-id" : "record-duplicate-id.case", {}, {{"id", traces[i].id}, {"path", other}}},
         {"record-duplicate-id.help", {}, {}},
         {}});
  }
  return diagnostics;
}

// The ids of a kind, of all kinds for nullptr. What stands elsewhere is of a kind by the beginning of its id.
NearWords IdsOf(const Workspace& workspace, const std::unordered_map<std::string_view, std::string_view>& kinds,
                const Shape* to) {
  std::vector<std::string_view> ids;
  for (const std::string_view id : workspace.elsewhere) {
    if (to == nullptr || (!to->id_prefix.empty() && id.starts_with(to->id_prefix))) ids.push_back(id);
  }
  for (const auto& [id, kind] : kinds) {
    if (to == nullptr || kind == to->kind) ids.push_back(id);
  }
  std::sort(ids.begin(), ids.end());
  return NearWords(ids);
}

// Returns the waivers whose record does not exist, by the file they stand in.
std::set<FilePtr> ReportBrokenLinks(const Workspace& workspace, const std::vector<Trace>& traces,
                                    std::vector<Pending> pending, Diagnostics& diagnostics) {
  if (pending.empty()) return {};
  std::unordered_map<std::string_view, std::string_view> kinds;  // by id
  kinds.reserve(traces.size());
  for (const Trace& trace : traces) kinds.emplace(trace.id, trace.kind);
  std::map<const Shape*, NearWords> ids_of;  // once a link to that kind is broken
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
    auto ids = ids_of.find(item.to);
    if (ids == ids_of.end()) ids = ids_of.emplace(item.to, IdsOf(workspace, kinds, item.to)).first;
    const auto near = ids->second.To(item.id);
    Args args;
    if (item.to != nullptr) args = {{"to", Text(item.to->names)}, {"kind", std::string(item.to->kind)}};
    Message message{item.to == nullptr ? "record-broken-link.any" : "record-broken-link", {}, args};
    if (IsCode(item.id)) {
      message.id = item.to == nullptr ? "record-broken-link.any.named" : "record-broken-link.named";
      message.args.push_back({"id", item.id});
    }
    Message help{item.to == nullptr ? "record-broken-link.any.help" : "record-broken-link.help", {}, args};
    if (near.size() == 1) help = {"record-broken-link.near", {}, {{"near", std::string(near.front())}}};
    if (near.size() > 1) {
      std::vector<Text> ids;
      for (const std::string_view id : near) {
        if (ids.size() < kMostNear) ids.push_back(AsIs(id));
      }
      help = {"record-broken-link.likely.help", {}, {{"ids", std::move(ids)}}};
    }
    diagnostics.push_back(
        {"record-broken-link", Severity::error, item.place, item.pointer, std::move(message), std::move(help), {}});
  }
  return broken;
}

// Two cases of one person at one site that are open at once: told at the one that was accepted later.
void ReportOverlaps(const Workspace& workspace, const std::vector<Trace>& traces, Diagnostics& diagnostics) {
  struct Served {
    std::uint64_t who = 0;  // a hash of kind, site and person, which tells nearly all of them apart
    std::size_t index = 0;
  };
  const auto key = [&](const Served& served) {
    const Trace& trace = traces[served.index];
    return std::tie(trace.kind, trace.course->site, trace.course->person, trace.course->from, trace.id);
  };
  std::vector<Served> courses;
  for (std::size_t i = 0; i < traces.size(); ++i) {
    if (!traces[i].course || traces[i].id.empty()) continue;  // without an id it could not be named
    const Course& course = *traces[i].course;
    courses.push_back({QuickHash(traces[i].kind) ^ QuickHash(course.site) << 1 ^ QuickHash(course.person) << 2, i});
  }
  std::sort(courses.begin(), courses.end(),
            [&](const Served& a, const Served& b) { return a.who != b.who ? a.who < b.who : key(a) < key(b); });
  const Trace* open = nullptr;  // of those before, the one that lasts longest
  for (const Served& served : courses) {
    const Trace& trace = traces[served.index];
    const Course& course = *trace.course;
    const bool same = open != nullptr && open->kind == trace.kind && open->course->site == course.site &&
                      open->course->person == course.person && open->id != trace.id;
    if (same && (!open->course->to || *open->course->to > course.from)) {
      if (const FilePtr file =
              trace.file ? trace.file : workspace.store->Read(workspace.entries[served.index].path).file) {
        diagnostics.push_back({"record-open-twice",
                               Severity::warning,
                               {file, course.span},
                               "/" + trace.kind,
                               {"record-open-twice", {}, {{"id", open->id}, {"date", open->course->from}}},
                               {"record-open-twice.help", {}, {}},
                               {}});
      }
    }
    if (!same || (open->course->to && (!course.to || *course.to > *open->course->to))) open = &trace;
  }
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

void CollectPending(const Record& record, const std::vector<const Value*>& references, std::size_t index,
                    const Shapes& shapes, std::vector<Pending>& pending) {
  for (const Value* reference : references) {
    const Value& value = *reference;
    if (value.link != nullptr) continue;
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
  ReportOverlaps(workspace, traces, diagnostics);
  return diagnostics;
}

}  // namespace lanzhi
