#include "workspace/link_targets.h"

#include <utility>

#include "record/shown.h"

namespace lanzhi {

std::vector<std::unique_ptr<Record>> ReadLinkTargets(const Workspace& workspace, Record& record) {
  std::vector<std::unique_ptr<Record>> lent;
  const auto& followed = workspace.handbook->FollowedFrom(*record.shape);
  if (followed.empty()) return lent;
  for (Value& value : record.values) {
    const bool leads = value.given() && value.link == nullptr && value.field->type == Type::reference;
    if (!leads || !followed.contains(value.field)) continue;
    const auto entry = workspace.by_name.find(IdIn(value));
    if (entry == workspace.by_name.end()) continue;
    Stored other = workspace.store->ReadStored(entry->second->path, workspace.reading());
    if (!other.record || value.text != other.id || other.kind != value.field->to) continue;
    value.link = other.record.get();
    lent.push_back(std::move(other.record));
  }
  return lent;
}

}  // namespace lanzhi
