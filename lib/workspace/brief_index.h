// The briefs of records, kept under the git folder by the id of the blob they were read from, so that a commit need not
// read ten thousand records to know which of them link to the one that changed. Safe to delete at any time.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/hash_index.h"
#include "git/state.h"
#include "workspace/brief.h"

namespace lanzhi {

// A Brief whose words lie in the index.
struct Note {
  std::string_view kind, id;
  std::string_view refs;  // with a tab after each

  [[nodiscard]] bool RefersTo(std::string_view id) const;
  [[nodiscard]] std::vector<std::string_view> Refs() const;
};

class BriefIndex {
 public:
  // Reads `path`. What was not written in full counts for nothing.
  explicit BriefIndex(std::string path);
  // Nor does what was not written for this fingerprint. To be called once, before all else.
  void HoldTo(std::uint64_t fingerprint);

  // nullptr: not known. Stays until the index goes.
  [[nodiscard]] const Note* Find(std::string_view blob) const;
  // `blob` "": remembered for this run only.
  const Note* Add(std::string_view blob, const Brief& brief);

  // Writes the briefs of the blobs of `files`, and of what `changes` set out from, when more than a handful of them are
  // not in the file yet. A folder that cannot be written to makes the next run slower, nothing else.
  void Save(const std::vector<StateFile>& files, const std::vector<Change>& changes) const;

 private:
  void Load(std::string_view text);

  std::string path_;
  std::string head_;               // the first line
  std::string text_;               // of the file
  std::deque<std::string> lines_;  // added since
  std::deque<Note> passing_;
  std::vector<std::pair<std::string_view, Note>> filed_;  // of the file, which has them by path
  HashIndex by_blob_;
  std::unordered_map<std::string_view, Note> added_;
};

}  // namespace lanzhi
