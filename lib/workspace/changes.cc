#include "workspace/changes.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/threads.h"
#include "record/personal/private.h"
#include "source/bytes.h"
#include "source/packed.h"
#include "source/path.h"
#include "workspace/affected.h"
#include "workspace/agency.h"
#include "workspace/alike.h"

namespace lanzhi {
namespace {

// So many blobs are read by one git: enough that starting it counts for little.
constexpr std::size_t kAtOnce = 256;

// Encrypted still: what it holds may be known another time.
bool IsLocked(const FilePtr& file) { return IsEncrypted(file->bytes); }

}  // namespace

Changes::Changes(Repository repository, std::string root, std::string before)
    : repository_(std::move(repository)),
      root_(std::move(root)),
      before_(std::move(before)),
      blobs_(repository_, OpenDisk(root_), [this] { return ReadAgencyFile(*OpenDisk(root_)).git_crypt; }) {}

Changes::~Changes() = default;

void Changes::Hold(RecordsState state) {
  state_ = std::move(state);
  for (const Change& change : state_.changes) touched_.insert(change.path);
  if (!folder_) folder_ = OpenState(state_, blobs_, root_);
}

void Changes::OpenIndex() {
  const std::string& prefix = repository_.prefix();
  index_.emplace(repository_.cache() + "/index" + (prefix.empty() ? "" : "-" + std::to_string(Hash(prefix))));
}

std::unique_ptr<Changes> Changes::Staged(Repository repository, StagedCalls calls, const std::string& root) {
  std::unique_ptr<Changes> changes(new Changes(std::move(repository), root, "HEAD"));
  changes->staged_ = true;
  changes->Hold(StagedState(changes->repository_, std::move(calls), [&] { changes->OpenIndex(); }));
  return changes;
}

std::unique_ptr<Changes> Changes::Since(Repository repository, const std::string& root, const std::string& commit) {
  std::unique_ptr<Changes> changes(new Changes(std::move(repository), root, commit));
  changes->folder_ = OpenDisk(root);
  changes->on_disk_ = true;
  changes->Hold(WorkTreeState(changes->repository_, commit, *changes->folder_));
  return changes;
}

std::unique_ptr<Changes> Changes::Between(Repository repository, const std::string& root, const std::string& from,
                                          const std::string& to) {
  std::unique_ptr<Changes> changes(new Changes(std::move(repository), root, from));
  changes->Hold(CommittedState(changes->repository_, to, from));
  return changes;
}

std::unique_ptr<Changes> Changes::Before(const std::set<std::string>& paths) const {
  if (!repository_.Object(before_, "tree")) return nullptr;
  std::unique_ptr<Changes> before(new Changes(repository_, root_, {}));
  RecordsState state = CommittedState(repository_, before_);
  // Asked for as if they had changed, they are judged with all that their findings hang on.
  for (const std::string& path : paths) state.changes.push_back({path, {}});
  before->Hold(std::move(state));
  before->keeps_index_ = false;
  return before;
}

std::optional<std::size_t> Changes::Narrow(const std::vector<std::string>& typed, const std::vector<std::string>& ids) {
  if (typed.empty()) return std::nullopt;
  std::vector<std::string_view> paths;
  for (const StateFile& file : state_.files) paths.push_back(file.path);
  for (const Change& change : state_.changes) paths.push_back(change.path);
  const std::vector<std::string> names = PathsOfIds(typed, ids, paths);
  if (names.empty() || std::find(names.begin(), names.end(), std::string()) != names.end()) return std::nullopt;
  for (std::size_t n = 0; n < names.size(); ++n) {
    const auto matches = [&](const auto& each) { return IsAtOrBelow(each.path, names[n]); };
    if (std::none_of(state_.files.begin(), state_.files.end(), matches) &&
        std::none_of(state_.changes.begin(), state_.changes.end(), matches)) {
      return n;
    }
  }
  std::erase_if(state_.changes, [&](const Change& change) {
    return std::none_of(names.begin(), names.end(),
                        [&](const std::string& name) { return IsAtOrBelow(change.path, name); });
  });
  return std::nullopt;
}

// What a brief depends on beside the blob itself: the shapes of records and the folder's settings.
std::uint64_t Changes::Fingerprint(const Workspace& workspace, std::string_view version) const {
  std::uint64_t hash = Hash(version);
  for (const EmbeddedFile& file : EmbeddedBelow("record/")) hash = Hash(fmt::format("{:x}", file.hash), hash);
  for (const StateFile& file : state_.files) {
    if (file.record) continue;
    const Loaded loaded = workspace.store->Read(std::string(file.path));
    hash = Hash(file.path, hash);
    if (loaded.file) hash = Hash(loaded.file->bytes, hash);
  }
  return hash;
}

// Every finding may be another now.
Extent Changes::ChooseAll(const Workspace& workspace, const std::vector<StateFile>& files) {
  Extent extent{workspace.store->List(""), {}};
  selection_ = {};
  if (staged_) Append(extent.listing.diagnostics, PlainFiles(repository_, blobs_, files).Find());
  AddNames(extent.listing.diagnostics);
  return extent;
}

void Changes::AddNames(Diagnostics& diagnostics) {
  Diagnostics faults;
  if (selection_.only) {  // else lint sees all paths itself
    std::vector<std::string_view> paths;
    paths.reserve(state_.files.size());
    for (const StateFile& file : state_.files) paths.push_back(file.path);
    faults = FindAlike(paths);
  }
  if (state_.holds_private) faults.push_back(FaultOfFile(kPrivateTracked, std::string(kPrivateFolder)));
  for (Diagnostic& fault : faults) {
    if (selection_.only) selection_.only->insert(fault.place.file->path);
    diagnostics.push_back(std::move(fault));
  }
}

std::optional<std::size_t> Changes::ReadMissing(const Workspace& workspace, const std::vector<Missing>& missing,
                                                BriefIndex& index, int jobs) const {
  struct Read {
    Brief brief;
    bool there = false, locked = false;
  };
  std::vector<Read> found(missing.size());
  const auto add = [&](std::size_t i, const Loaded& loaded) {
    if (!loaded.file) return;
    found[i] = {BriefOf(loaded.file, workspace.handbook->shapes(), workspace.keys), true, IsLocked(loaded.file)};
  };
  const bool many = !on_disk_ && missing.size() > kAtOnce / 4;
  const std::size_t at_once = many ? kAtOnce : 1;
  ForEach((missing.size() + at_once - 1) / at_once, jobs, [&](std::size_t piece) {
    const auto first = missing.begin() + static_cast<std::ptrdiff_t>(piece * at_once);
    if (!many) {
      add(piece, first->before ? blobs_.Read(first->blob, first->path) : workspace.store->Read(first->path));
      return;
    }
    std::vector<StateFile> files;
    for (auto at = first; at != missing.end() && files.size() < at_once; ++at) files.push_back({at->path, at->blob});
    blobs_.ReadAll(files, [&](std::size_t i, const Loaded& loaded) { add(piece * at_once + i, loaded); });
  });
  std::optional<std::size_t> locked;
  for (std::size_t i = 0; i < missing.size(); ++i) {
    const bool keep = found[i].there && !found[i].locked;
    *missing[i].note = index.Add(keep ? missing[i].blob : std::string_view(), found[i].brief);
    if (found[i].locked && !missing[i].before && !locked) locked = i;
  }
  return locked;
}

Extent Changes::Choose(const Workspace& workspace, std::string_view version, int jobs) {
  std::vector<StateFile> files;  // the records
  files.reserve(state_.files.size());
  for (const StateFile& file : state_.files) {
    if (file.record) files.push_back(file);
  }
  if (std::any_of(state_.changes.begin(), state_.changes.end(),
                  [](const Change& change) { return IsSettings(change.path); })) {
    return ChooseAll(workspace, files);
  }

  if (!index_) OpenIndex();
  BriefIndex& index = *index_;
  index.HoldTo(Fingerprint(workspace, version));
  std::vector<KnownRecord> records(files.size());
  std::vector<KnownChange> changes(state_.changes.size());
  std::vector<Missing> missing;
  for (std::size_t i = 0; i < files.size(); ++i) {
    records[i] = {files[i].path, index.Find(files[i].blob)};
    if (records[i].note == nullptr)
      missing.push_back({std::string(files[i].path), files[i].blob, false, &records[i].note});
  }
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const Change& change = state_.changes[i];
    changes[i] = {change.path, index.Find(change.before)};
    if (changes[i].before == nullptr && !change.before.empty() && Lists("", change.path)) {
      missing.push_back({change.path, change.before, true, &changes[i].before});
    }
  }
  const std::optional<std::size_t> locked = ReadMissing(workspace, missing, index, jobs);
  // Whether it links to what changed cannot be told; one of them is shown in the name of all.
  if (locked && !changes.empty()) changes.push_back({missing[*locked].path, nullptr});

  const Shapes& shapes = workspace.handbook->shapes();
  const auto kind_with = [&](Meaning meaning) -> std::string_view {
    const Shape* shape = shapes.With(meaning);
    return shape == nullptr ? std::string_view() : shape->kind;
  };
  const Affected affected =
      AffectedBy(records, changes, workspace.handbook->LookedFor(),
                 {kind_with(Meaning::site_kind), kind_with(Meaning::filed_month)}, workspace.agency->id);
  selection_.only.emplace();
  for (const Change& change : state_.changes) selection_.only->insert(change.path);
  if (affected.agency) selection_.only->emplace(kAgencyFile);
  std::vector<StateFile> shown;
  for (const std::size_t i : affected.shown) {
    selection_.only->emplace(files[i].path);
    shown.push_back(files[i]);
  }
  Extent extent{{{}, state_.faults, {}}, {}};
  std::optional<PlainFiles> plain;
  // With other attributes a file that did not change may have to be encrypted now.
  if (staged_) plain.emplace(repository_, blobs_, state_.attributes_changed ? files : shown);
  Diagnostics of_names;
  AddNames(of_names);
  extent.elsewhere.reserve(files.size());
  for (std::size_t i = 0, next = 0; i < files.size(); ++i) {
    if (next < affected.read.size() && affected.read[next] == i) {
      extent.listing.paths.emplace_back(files[i].path);
      ++next;
    } else if (!records[i].note->id.empty()) {
      extent.elsewhere.emplace_back(records[i].note->kind, records[i].note->id);
    }
  }
  if (keeps_index_) index.Save(files, state_.changes);
  if (plain) {
    for (Diagnostic& fault : plain->Find()) {
      selection_.only->insert(fault.place.file->path);
      extent.listing.diagnostics.push_back(std::move(fault));
    }
  }
  Append(extent.listing.diagnostics, std::move(of_names));
  return extent;
}

}  // namespace lanzhi
