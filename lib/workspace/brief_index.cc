#include "workspace/brief_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "base/take.h"
#include "source/read_file.h"
#include "source/write.h"

namespace lanzhi {
namespace {

// Reading so many records once more costs less than writing the file.
constexpr std::size_t kHandful = 24;

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

// The last line: how many there are, and a sum over all of them.
std::string TailOf(std::size_t count, std::string_view body) {
  return fmt::format("end {} {:016x}\n", count, Hash(body));
}

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

BriefIndex::BriefIndex(std::string path, std::uint64_t fingerprint)
    : path_(std::move(path)), head_(fmt::format("lanzhi-index 1 {:016x}\n", fingerprint)), text_(ReadOrForget(path_)) {
  Load(text_);
}

void BriefIndex::Load(std::string_view text) {
  if (!text.starts_with(head_) || !text.ends_with('\n')) return;
  text.remove_prefix(head_.size());
  const std::size_t tail = text.rfind('\n', text.size() - 2) + 1;  // npos + 1 is 0
  std::string_view body = text.substr(0, tail);
  const auto lines = static_cast<std::size_t>(std::count(body.begin(), body.end(), '\n'));
  if (text.substr(tail) != TailOf(lines, body)) return;
  filed_.reserve(lines);
  while (!body.empty()) filed_.push_back(ParseLine(Take(body, '\n')));
}

const Note* BriefIndex::Find(std::string_view blob) const {
  const auto filed = std::lower_bound(filed_.begin(), filed_.end(), blob,
                                      [](const auto& note, std::string_view name) { return note.first < name; });
  if (filed != filed_.end() && filed->first == blob) return &filed->second;
  const auto found = added_.find(blob);
  return found == added_.end() ? nullptr : &found->second;
}

const Note* BriefIndex::Add(std::string_view blob, const Brief& brief) {
  auto [name, note] = ParseLine(lines_.emplace_back(LineOf(blob, brief)));
  if (name.empty()) return &passing_.emplace_back(note);
  return &added_.emplace(name, note).first->second;
}

void BriefIndex::Save(const std::vector<std::string_view>& blobs) const {
  if (added_.size() <= kHandful) return;
  std::vector<std::string_view> sorted = blobs;
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  const auto lacking =
      std::count_if(sorted.begin(), sorted.end(), [&](std::string_view blob) { return added_.contains(blob); });
  if (static_cast<std::size_t>(lacking) <= kHandful) return;
  std::string body;
  std::size_t count = 0;
  for (const std::string_view blob : sorted) {
    const Note* note = blob.empty() ? nullptr : Find(blob);
    if (note == nullptr) continue;
    body += fmt::format("{}\t{}\t{}\t{}\n", blob, note->kind, note->id, note->refs);
    ++count;
  }
  const std::size_t below = path_.rfind('/', path_.rfind('/') - 1);  // its own folder too is ours alone
  (void)WriteOwnIn(path_.substr(0, below), path_.substr(below + 1), head_ + body + TailOf(count, body));
}

}  // namespace lanzhi
