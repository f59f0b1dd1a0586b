#include "record/store.h"

#include <functional>
#include <utility>

namespace lanzhi {
namespace {

std::size_t SizeOf(const Loaded& loaded) { return loaded.file ? loaded.file->bytes.size() : 0; }

}  // namespace

Store::Store(std::unique_ptr<Folder> folder, std::size_t most) : folder_(std::move(folder)), most_(most) {}

Store::~Store() = default;

Loaded Store::Read(const std::string& path) const {
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = kept_.find(path); found != kept_.end()) return found->second;
  }
  Loaded loaded = folder_->Read(path);
  const std::lock_guard lock(mutex_);
  const bool again = !opened_.insert(std::hash<std::string>{}(path)).second;
  const bool fits = bytes_ + SizeOf(loaded) <= most_;
  if ((again || fits) && kept_.emplace(path, loaded).second) bytes_ += SizeOf(loaded);
  return loaded;
}

void Store::Release(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const auto found = kept_.find(path);
  if (found == kept_.end()) return;
  bytes_ -= SizeOf(found->second);
  kept_.erase(found);
}

Stored Store::ReadStored(const std::string& path, const ReadAs& as) const {
  Stored stored;
  Loaded loaded = Read(path);
  stored.file = loaded.file;
  if (!loaded.file) {
    stored.diagnostics = std::move(loaded.diagnostics);
    stored.unreadable = true;
    return stored;
  }
  Reading reading = ReadRecord(ParseYaml(std::move(loaded.file)), as.shapes, as.keys, as.casebook);
  stored.diagnostics = std::move(reading.diagnostics);
  std::unique_ptr<Record>& record = reading.record;
  stored.unreadable = !record || record->values.empty() || record->partial;
  if (!record || record->values.empty()) return stored;
  stored.kind = record->shape->kind;
  stored.id = record->id;
  if (as.day) {
    std::optional<Record> known = AsOf(std::move(*record), *as.day);
    stored.later = !known;
    if (!known) return stored;
    *record = std::move(*known);
  }
  stored.record = std::move(record);
  return stored;
}

}  // namespace lanzhi
