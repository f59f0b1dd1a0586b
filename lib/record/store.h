// Where records come from: path -> bound record, as of a day. Each file of the folder is opened once.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "record/casebook.h"
#include "record/read.h"
#include "source/folder.h"

namespace lanzhi {

// How the records of a folder are read.
struct ReadAs {
  const Shapes& shapes;
  KeyLanguage keys;
  const Casebook* casebook = nullptr;  // what links lead to; nullptr: they stay as they are (Casebook::Link)
  std::optional<Date> day;             // nothing dated later is known
};

// What a file holds.
struct Stored {
  FilePtr file;                    // nullptr: it could not be opened
  std::unique_ptr<Record> record;  // nullptr: unreadable, or dated after the day
  std::string kind, id;            // "" when they could not be told
  bool later = false;              // dated after the day
  bool unreadable = false;         // has a fault that hides part of it
  Diagnostics diagnostics;
};

// A folder that keeps what was read of it, in all up to a limit, until it is released: what looks at a file again
// need not open it again, and past the limit opens it once more. Thread-safe.
class Store : public Folder {
 public:
  // Beyond this a file is not kept when it is first opened; who opens it again will look at it a third time.
  static constexpr std::size_t kMostBytesKept = std::size_t{32} << 20;

  explicit Store(std::unique_ptr<Folder> folder, std::size_t most = kMostBytesKept);
  ~Store() override;

  [[nodiscard]] Listing List(std::string_view under) const override { return folder_->List(under); }
  [[nodiscard]] Loaded Read(const std::string& path) const override;
  [[nodiscard]] std::string Name() const override { return folder_->Name(); }
  // Nobody will look at this file again, or only where something is wrong.
  void Release(const std::string& path) const;

  [[nodiscard]] Stored ReadStored(const std::string& path, const ReadAs& as) const;

 private:
  // What is kept of some of the paths: threads that look for different files seldom wait for each other.
  struct Shelf {
    std::mutex mutex;
    std::unordered_map<std::string, Loaded> kept;
    std::unordered_set<std::size_t> opened;  // hashes of the paths of what was opened and not kept
  };
  static constexpr std::size_t kShelves = 16;

  std::unique_ptr<Folder> folder_;
  std::size_t most_;
  mutable std::atomic<std::size_t> bytes_ = 0;  // of what is kept
  mutable std::array<Shelf, kShelves> shelves_;
};

}  // namespace lanzhi
