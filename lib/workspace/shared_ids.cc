#include "workspace/shared_ids.h"

#include <algorithm>
#include <tuple>

namespace lanzhi {

std::vector<SharedId> FindSharedIds(std::vector<IdAt> ids) {
  const auto by_id = [](const IdAt& a, const IdAt& b) { return std::tie(a.id, a.index) < std::tie(b.id, b.index); };
  std::sort(ids.begin(), ids.end(), by_id);
  std::vector<SharedId> shared;
  for (auto begin = ids.begin(); begin != ids.end();) {
    const auto end = std::find_if(begin, ids.end(), [&](const IdAt& each) { return each.id != begin->id; });
    for (auto at = begin; end - begin > 1 && at != end; ++at) {
      shared.push_back({*at, (at == begin ? begin + 1 : begin)->index});
    }
    begin = end;
  }
  std::sort(shared.begin(), shared.end(), [](const SharedId& a, const SharedId& b) { return a.at.index < b.at.index; });
  return shared;
}

std::optional<Finding> FaultOf(const Workspace& workspace, const SharedId& shared) {
  const IdAt& at = shared.at;
  const FilePtr file = workspace.store->Read(workspace.entries[at.index].path).file;
  if (!file) return std::nullopt;
  return FindingOf({"record-duplicate-id",
                    Severity::error,
                    {file, at.id_span},
                    "/" + at.kind,
                    {"record-duplicate-id", {}, {{"id", at.id}, {"path", workspace.entries[shared.other].path}}},
                    {"record-duplicate-id.help", {}, {}},
                    {}},
                   at.kind, at.id);
}

}  // namespace lanzhi
