#include "workspace/shared_ids.h"

#include <algorithm>
#include <tuple>

namespace lanzhi {
namespace {

std::optional<Finding> FaultOf(const Workspace& workspace, const IdAt& one, const IdAt& other) {
  const FilePtr file = workspace.store->Read(workspace.entries[one.index].path).file;
  if (!file) return std::nullopt;
  return FindingOf({"record-duplicate-id",
                    Severity::error,
                    {file, one.id_span},
                    "/" + one.kind,
                    {"record-duplicate-id", {}, {{"id", one.id}, {"path", workspace.entries[other.index].path}}},
                    {"record-duplicate-id.help", {}, {}},
                    {}},
                   one.kind, one.id);
}

}  // namespace

std::vector<SharedId> FindSharedIds(const Workspace& workspace, std::vector<IdAt> ids) {
  const auto by_id = [](const IdAt& a, const IdAt& b) { return std::tie(a.id, a.index) < std::tie(b.id, b.index); };
  std::sort(ids.begin(), ids.end(), by_id);
  std::vector<SharedId> shared;
  for (auto begin = ids.begin(); begin != ids.end();) {
    const auto end = std::find_if(begin, ids.end(), [&](const IdAt& each) { return each.id != begin->id; });
    for (auto at = begin; end - begin > 1 && at != end; ++at) {
      const IdAt& other = at == begin ? *(begin + 1) : *begin;
      shared.push_back({at->index, other.index, FaultOf(workspace, *at, other)});
    }
    begin = end;
  }
  std::sort(shared.begin(), shared.end(), [](const SharedId& a, const SharedId& b) { return a.index < b.index; });
  return shared;
}

}  // namespace lanzhi
