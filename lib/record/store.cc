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
  const std::size_t hash = std::hash<std::string>{}(path);
  Shelf& shelf = shelves_[hash % kShelves];
  {
    const std::lock_guard lock(shelf.mutex);
    if (const auto found = shelf.kept.find(path); found != shelf.kept.end()) return found->second;
  }
  Loaded loaded = folder_->Read(path);
  const std::lock_guard lock(shelf.mutex);
  const bool again = !shelf.opened.insert(hash).second;
  const bool fits = bytes_ + SizeOf(loaded) <= most_;
  if ((again || fits) && shelf.kept.emplace(path, loaded).second) bytes_ += SizeOf(loaded);
  return loaded;
}

void Store::Release(const std::string& path) const {
  Shelf& shelf = shelves_[std::hash<std::string>{}(path) % kShelves];
  Loaded released;  // its memory is given back by whoever does not hold the lock any more
  const std::lock_guard lock(shelf.mutex);
  const auto found = shelf.kept.find(path);
  if (found == shelf.kept.end()) return;
  bytes_ -= SizeOf(found->second);
  released = std::move(found->second);
  shelf.kept.erase(found);
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
