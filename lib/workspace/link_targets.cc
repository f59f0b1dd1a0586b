#include "workspace/link_targets.h"

#include "source/yaml.h"

namespace lanzhi {

std::vector<std::unique_ptr<Record>> ReadLinkTargets(const Workspace& workspace, Record& record) {
  std::vector<std::unique_ptr<Record>> lent;
  for (Value& value : record.values) {
    if (!value.given() || value.link != nullptr || !workspace.handbook->Follows(value.field)) continue;
    const auto entry = workspace.by_name.find(value.text);
    if (entry == workspace.by_name.end()) continue;
    const Loaded loaded = workspace.folder->Read(entry->second->path);
    if (!loaded.file) continue;
    Reading reading =
        ReadRecord(ParseYaml(loaded.file), workspace.handbook->shapes(), workspace.keys, workspace.casebook.get());
    std::unique_ptr<Record>& other = reading.record;
    if (!other || other->values.empty() || other->id != value.text || other->shape->kind != value.field->to) continue;
    if (workspace.day) {
      std::optional<Record> known = AsOf(*other, *workspace.day);
      if (!known) continue;
      *other = std::move(*known);
    }
    value.link = other.get();
    lent.push_back(std::move(other));
  }
  return lent;
}

}  // namespace lanzhi
