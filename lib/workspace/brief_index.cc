#include "workspace/brief_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/hash.h"
#include "base/take.h"
#include "source/read_file.h"
#include "source/write.h"

namespace lanzhi {
namespace {

// Reading so many records once more costs less than writing the file.
constexpr std::size_t kHandful = 24;
constexpr std::size_t kShortLine = 64;  // of the file, in bytes: about as short as one may be

// "<blob>\t<kind>\t<id>\t<ref>\t<ref>\t" without its newline.
std::string LineOf(std::string_view blob, const Brief& brief) {
  std::string line = fmt::format("{}\t{}\t{}\t", blob, brief.kind, brief.id);
  for (const std::string& ref : brief.refs) line += ref + '\t';
  return line;
}

std::pair<std::string_view, Note> ParseLine(std::string_view line) {
  const std::string_view blob = Take(line, '\t');
  Note note;
  note.kind = Take(line, '\t');
  note.id = Take(line, '\t');
  note.refs = line;
  return {blob, note};
}

// The last line: a sum over all before.
std::string TailOf(std::string_view body) { return fmt::format("end {:016x}\n", QuickHash(body)); }

// What cannot be read of it is found out again.
std::string ReadOrForget(const std::string& path) {
  try {
    return ReadFile(path).value_or("");
  } catch (const ReadFailure&) {
    return {};
  }
}

}  // namespace

bool Note::RefersTo(std::string_view other) const {
  std::string_view rest = refs;
  while (!rest.empty()) {
    if (Take(rest, '\t') == other) return true;
  }
  return false;
}

std::vector<std::string_view> Note::Refs() const {
  std::vector<std::string_view> all;
  std::string_view rest = refs;
  while (!rest.empty()) all.push_back(Take(rest, '\t'));
  return all;
}

BriefIndex::BriefIndex(std::string path) : path_(std::move(path)), text_(ReadOrForget(path_)) { Load(text_); }

void BriefIndex::HoldTo(std::uint64_t fingerprint) {
  const std::string head = fmt::format("lanzhi-index 2 {:016x}\n", fingerprint);
  if (head == head_) return;
  head_ = head;
  filed_.clear();
  by_blob_ = HashIndex();
}

void BriefIndex::Load(std::string_view text) {
  if (!text.ends_with('\n')) return;
  head_ = text.substr(0, text.find('\n') + 1);
  text.remove_prefix(head_.size());
  if (text.empty()) return;
  const std::size_t tail = text.rfind('\n', text.size() - 2) + 1;  // npos + 1 is 0
  std::string_view body = text.substr(0, tail);
  if (text.substr(tail) != TailOf(body)) return;
  filed_.reserve(body.size() / kShortLine);
  while (!body.empty()) filed_.push_back(ParseLine(Take(body, '\n')));
  by_blob_ = HashIndex(filed_.size());
  for (std::size_t i = 0; i < filed_.size(); ++i) by_blob_.Add(QuickHash(filed_[i].first), i);
}

const Note* BriefIndex::Find(std::string_view blob) const {
  const Note* note = nullptr;
  if (by_blob_.Find(QuickHash(blob), [&](std::size_t at) {
        note = &filed_[at].second;
        return filed_[at].first == blob;
      })) {
    return note;
  }
  const auto found = added_.find(blob);
  return found == added_.end() ? nullptr : &found->second;
}

const Note* BriefIndex::Add(std::string_view blob, const Brief& brief) {
  auto [name, note] = ParseLine(lines_.emplace_back(LineOf(blob, brief)));
  if (name.empty()) return &passing_.emplace_back(note);
  return &added_.emplace(name, note).first->second;
}

void BriefIndex::Save(const std::vector<StateFile>& files, const std::vector<Change>& changes) const {
  if (added_.size() <= kHandful) return;
  const auto lacking =
      std::count_if(files.begin(), files.end(), [&](const StateFile& file) { return added_.contains(file.blob); });
  if (static_cast<std::size_t>(lacking) <= kHandful) return;
  std::string body;
  std::unordered_set<std::string_view> written;
  const auto write = [&](std::string_view blob) {
    const Note* note = blob.empty() || !written.insert(blob).second ? nullptr : Find(blob);
    if (note != nullptr) body += fmt::format("{}\t{}\t{}\t{}\n", blob, note->kind, note->id, note->refs);
  };
  for (const StateFile& file : files) write(file.blob);
  for (const Change& change : changes) write(change.before);
  const std::size_t below = path_.rfind('/', path_.rfind('/') - 1);  // its own folder too is ours alone
  (void)WriteOwnIn(path_.substr(0, below), path_.substr(below + 1), head_ + body + TailOf(body));
}

}  // namespace lanzhi
