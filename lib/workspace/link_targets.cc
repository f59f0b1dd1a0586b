#include "workspace/link_targets.h"

#include <utility>

namespace lanzhi {

std::vector<std::unique_ptr<Record>> ReadLinkTargets(const Workspace& workspace, Record& record) {
  std::vector<std::unique_ptr<Record>> lent;
  for (Value& value : record.values) {
    if (!value.given() || value.link != nullptr || !workspace.handbook->Follows(value.field)) continue;
    const auto entry = workspace.by_name.find(value.text);
    if (entry == workspace.by_name.end()) continue;
    Stored other = workspace.store->ReadStored(entry->second->path, workspace.reading());
    if (!other.record || other.id != value.text || other.kind != value.field->to) continue;
    value.link = other.record.get();
    lent.push_back(std::move(other.record));
  }
  return lent;
}

}  // namespace lanzhi
