#include "workspace/visit.h"

#include <mutex>
#include <set>
#include <utility>

#include "base/threads.h"
#include "source/yaml.h"
#include "workspace/link_targets.h"
#include "workspace/whole_folder.h"

namespace lanzhi {
namespace {

Seen ReadOne(const Workspace& workspace, const Entry& entry, std::unique_ptr<Record>& owner) {
  Seen seen;
  seen.path = entry.path;
  if (entry.linked != nullptr) {
    seen.diagnostics = entry.diagnostics;
    seen.later = entry.later;
    seen.kind = entry.linked->shape->kind;
    seen.id = entry.linked->id;
    seen.record = entry.later ? nullptr : entry.linked;
    seen.unreadable = entry.linked->partial;
    return seen;
  }
  Loaded loaded = workspace.folder->Read(entry.path);
  if (!loaded.file) {
    seen.diagnostics = std::move(loaded.diagnostics);
    seen.unreadable = true;
    return seen;
  }
  Reading reading =
      ReadRecord(ParseYaml(loaded.file), workspace.handbook->shapes(), workspace.keys, workspace.casebook.get());
  seen.diagnostics = std::move(reading.diagnostics);
  owner = std::move(reading.record);
  seen.unreadable = !owner || owner->values.empty() || owner->partial;
  if (!owner || owner->values.empty()) return seen;
  seen.kind = owner->shape->kind;
  seen.id = owner->id;
  if (workspace.day) {
    std::optional<Record> known = AsOf(*owner, *workspace.day);
    seen.later = !known;
    if (!known) return seen;
    *owner = std::move(*known);
  }
  seen.record = owner.get();
  return seen;
}

}  // namespace

Diagnostics Visit(const Workspace& workspace, const VisitOptions& options,
                  const std::function<void(std::size_t, Seen&)>& visitor) {
  const bool whole = options.chosen.empty();
  const std::size_t count = whole ? workspace.entries.size() : options.chosen.size();
  std::vector<Trace> traces(count);
  std::vector<Pending> pending;
  std::set<const Record*> used;
  std::mutex mutex;
  ForEach(count, options.jobs, [&](std::size_t i) {
    const std::size_t index = whole ? i : options.chosen[i];
    std::unique_ptr<Record> owner;
    Seen seen = ReadOne(workspace, workspace.entries[index], owner);
    std::vector<std::unique_ptr<Record>> lent;
    if (seen.record != nullptr) {
      if (owner) lent = ReadLinkTargets(workspace, *owner);
      seen.outcomes = Assess(*seen.record, *workspace.handbook, *workspace.casebook, *workspace.waivers, workspace.day,
                             options.want);
      std::vector<Pending> mine;
      if (whole) CollectPending(*seen.record, i, workspace.handbook->shapes(), mine);
      std::vector<const Record*> waivers = CheckApprovals(*workspace.waivers, *seen.record, seen.diagnostics);
      for (const auto& outcome : seen.outcomes) {
        if (outcome->waiver != nullptr) waivers.push_back(outcome->waiver);
        if (outcome->expired_waiver != nullptr) waivers.push_back(outcome->expired_waiver);
      }
      if (!mine.empty() || !waivers.empty()) {
        const std::lock_guard lock(mutex);
        pending.insert(pending.end(), std::make_move_iterator(mine.begin()), std::make_move_iterator(mine.end()));
        used.insert(waivers.begin(), waivers.end());
      }
    }
    traces[i] = {seen.kind, seen.id, seen.record != nullptr ? seen.record->id_span : Span{}};
    visitor(index, seen);
  });

  if (!whole || workspace.day) return {};
  return CheckWholeFolder(workspace, traces, std::move(pending), used);
}

}  // namespace lanzhi
