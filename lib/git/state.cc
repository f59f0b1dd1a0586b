#include "git/state.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "base/take.h"
#include "git/filters.h"
#include "source/path.h"

namespace lanzhi {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kLink = "120000";
constexpr std::string_view kSubmodule = "160000";
constexpr std::size_t kShortEntry = 72;    // of what git lists, in bytes: about as short as one may be
constexpr std::string_view kMerged = "0";  // the stage of what has no conflict

bool IsNone(std::string_view blob) { return blob.find_first_not_of('0') == std::string_view::npos; }

// A file that is read by some name: a record, the settings, the handbook, a report.
bool IsRead(std::string_view path) { return Lists("", path) || IsSettings(path); }

// `git diff --raw -z`: ":<mode> <mode> <blob> <blob> <status>\0<path>\0" for each file, from the top of the work tree;
// those below `prefix` are kept. Sets `attributes` when a .gitattributes is among them all. `unread`: paths of those of
// whose contents in the work tree git knows only that they were touched.
std::vector<Change> ReadChanges(std::string_view text, std::string_view prefix, bool& attributes,
                                std::vector<std::string>* unread = nullptr) {
  std::vector<Change> changes;
  while (!text.empty()) {
    std::string_view head = Take(text, '\0');
    std::string_view path = Take(text, '\0');
    attributes = attributes || path == ".gitattributes" || path.ends_with("/.gitattributes");
    if (!path.starts_with(prefix)) continue;
    path.remove_prefix(prefix.size());
    const std::string_view old_mode = Take(head, ' ').substr(1);
    const std::string_view mode = Take(head, ' ');
    const std::string_view before = Take(head, ' ');
    const std::string_view after = Take(head, ' ');
    const bool is_file = mode != kLink && mode != kSubmodule;
    if (unread != nullptr && old_mode == mode && is_file && IsNone(after)) unread->emplace_back(path);
    changes.push_back({std::string(path), IsNone(before) ? std::string() : std::string(before)});
  }
  std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.path < b.path; });
  // An unmerged file is told once for each of its versions.
  changes.erase(
      std::unique(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.path == b.path; }),
      changes.end());
  return changes;
}

// Takes out of `changes` the files of `unread` that hold what they held before: a file that was saved again or copied
// is no change. git is asked for the ids, because line ends are its affair.
void DropTouched(const Repository& repository, const std::vector<std::string>& options,
                 const std::vector<std::string>& unread, std::vector<Change>& changes) {
  std::vector<std::string_view> asked;
  std::string names;  // one on a line, from the top of the work tree
  for (const std::string& path : unread) {
    const std::string name = repository.prefix() + path;
    if (name.find('\n') != std::string::npos || name.starts_with('"')) continue;  // stays a change
    asked.push_back(path);
    names += name + '\n';
  }
  if (asked.empty()) return;
  std::vector<std::string> args = options;
  args.insert(args.end(), {"-C", repository.top(), "hash-object", "--stdin-paths"});
  const GitResult result = repository.Start(std::move(args), names).Finish();  // ends at what it cannot read
  std::map<std::string_view, std::string_view> ids;
  std::string_view rest = result.out;
  for (const std::string_view path : asked) ids.emplace(path, Take(rest, '\n'));
  std::erase_if(changes, [&](const Change& change) {
    const auto id = ids.find(change.path);
    return id != ids.end() && !id->second.empty() && id->second == change.before;
  });
}

// Adds the file unless it is none. One that is not merged has up to three stages: what it was (1), ours (2), theirs
// (3); ours stands for it, so that nothing that links to it seems to lead nowhere. Links that may be to folders are
// added to `links`.
void Add(RecordsState& state, std::vector<StateFile>& links, std::string_view mode, std::string_view blob,
         std::string_view stage, std::string_view path) {
  if (mode == kSubmodule) {
    if (Lists("", std::string(path) + "/a.yaml")) {
      state.faults.push_back(FaultOfFile("yaml-not-a-file.submodule", std::string(path)));
    }
    return;
  }
  state.holds_private = state.holds_private || IsAtOrBelow(path, kPrivateFolder);
  const bool record = Lists("", path);
  if (!record && !IsSettings(path)) {
    if (NearlyLists(path)) state.faults.push_back(FaultOfFile("yaml-not-a-file.name", std::string(path)));
    if (mode == kLink && Lists("", std::string(path) + "/a.yaml")) links.push_back({path, blob, false});
    return;
  }
  if (stage != kMerged) {
    const bool told = !state.faults.empty() && state.faults.back().place.file->path == path;
    if (!told) state.faults.push_back(FaultOfFile("yaml-unmerged", std::string(path)));
    const bool there = !state.files.empty() && state.files.back().path == path;
    if (stage != "1" && !there && mode != kLink) state.files.push_back({path, blob, record});
  } else if (mode == kLink) {
    state.faults.push_back(FaultOfFile("yaml-not-a-file.link", std::string(path)));
  } else {
    state.files.push_back({path, blob, record});
  }
}

// Tells of the links to folders: records behind them are not read. `entries`: paths of all that the state holds below
// the records folder, in order. Where a link leads out of them, what the disk has there tells.
void TellFolders(const Repository& repository, const std::vector<StateFile>& links,
                 const std::vector<std::string_view>& entries, RecordsState& state) {
  const std::string root = repository.top() + "/" + repository.prefix();
  for (const StateFile& link : links) {
    const std::string target = repository.Run({"cat-file", "blob", std::string(link.blob)});
    const std::string path = Absolute(root + std::string(link.path.substr(0, link.path.rfind('/') + 1)), target);
    const std::string below = path.starts_with(root) ? path.substr(root.size()) + "/" : std::string();
    const auto entry = std::lower_bound(entries.begin(), entries.end(), below);
    std::error_code error;
    if ((!below.empty() && entry != entries.end() && entry->starts_with(below)) || fs::is_directory(path, error)) {
      state.faults.push_back(FaultOfFile("yaml-not-a-file.folder", std::string(link.path)));
    }
  }
}

std::string EmptyTree(const Repository& repository) {
  std::string id = repository.Run({"hash-object", "-t", "tree", "--stdin"});
  while (id.ends_with('\n')) id.pop_back();
  return id;
}

GitCall StartDiffOfIndex(const Repository& repository, const std::string& tree) {
  return repository.Start(
      {"diff-index", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev", "--ita-invisible-in-index", tree, "--"});
}

// An empty file that the index has, but the commit would not: announced by `git add -N`. Those that the last commit
// holds are no changes either, and stay.
void DropAnnounced(const Repository& repository, RecordsState& state) {
  const std::string empty_tree = EmptyTree(repository);
  std::set<std::string, std::less<>> committed;
  bool ignored = false;
  for (Change& change : ReadChanges(Succeed(StartDiffOfIndex(repository, empty_tree)), repository.prefix(), ignored)) {
    committed.insert(std::move(change.path));
  }
  std::erase_if(state.files, [&](const StateFile& file) { return !committed.contains(file.path); });
}

// Another records folder within this one is none of it.
void DropNested(RecordsState& state) {
  std::set<std::string, std::less<>> nested;
  for (const StateFile& file : state.files) {
    if (!file.path.ends_with(kAgencyFile) || file.path == kAgencyFile || !Lists("", file.path)) continue;
    const std::string_view folder = file.path.substr(0, file.path.size() - kAgencyFile.size());
    if (folder.ends_with('/')) nested.emplace(folder.substr(0, folder.size() - 1));
  }
  const auto inside = [&](std::string_view path, bool itself) {
    return std::any_of(nested.begin(), nested.end(), [&](const std::string& folder) {
      return IsAtOrBelow(path, folder) && (itself || path != folder);
    });
  };
  for (const std::string& folder : nested) {
    if (!inside(folder, false)) state.faults.push_back(FaultOfNested(folder));
  }
  std::erase_if(state.files, [&](const StateFile& file) { return inside(file.path, true); });
}

}  // namespace

StagedCalls::StagedCalls(const Repository& repository)
    : files_(repository.Start({"ls-files", "-s", "-z"})), diff_(StartDiffOfIndex(repository, "HEAD")) {}

RecordsState StagedState(const Repository& repository, StagedCalls calls, const std::function<void()>& meanwhile) {
  RecordsState state;
  meanwhile();
  state.texts.push_back(std::make_shared<const std::string>(Succeed(std::move(calls.files_))));
  std::string_view text = *state.texts.back();
  std::vector<std::string_view> entries;
  std::vector<StateFile> links;
  entries.reserve(text.size() / kShortEntry);
  state.files.reserve(text.size() / kShortEntry);
  while (!text.empty()) {  // "<mode> <blob> <stage>\t<path>\0"
    const std::string_view mode = Take(text, ' ');
    const std::string_view blob = Take(text, ' ');
    const std::string_view stage = Take(text, '\t');
    entries.push_back(Take(text, '\0'));
    Add(state, links, mode, blob, stage, entries.back());
  }
  TellFolders(repository, links, entries, state);
  GitResult changes = calls.diff_.Finish();
  if (changes.status != 0 && !repository.Commit("HEAD")) {
    changes = StartDiffOfIndex(repository, EmptyTree(repository)).Finish();
  }
  if (changes.status != 0) throw FailureOf(changes);
  state.changes = ReadChanges(changes.out, repository.prefix(), state.attributes_changed);

  for (const StateFile& file : state.files) {
    // Only the blob of nothing can stand for a file that was announced; which id that is depends on the repository.
    if (!file.blob.starts_with("e69de29b") && !file.blob.starts_with("473a0f4c")) continue;
    DropAnnounced(repository, state);
    break;
  }
  DropNested(state);
  return state;
}

RecordsState CommittedState(const Repository& repository, const std::string& commit, const std::string& before) {
  RecordsState state;
  state.texts.push_back(std::make_shared<const std::string>(repository.Run({"ls-tree", "-r", "-z", commit})));
  std::string_view text = *state.texts.back();
  std::vector<std::string_view> entries;
  std::vector<StateFile> links;
  while (!text.empty()) {  // "<mode> <type> <blob>\t<path>\0"
    const std::string_view mode = Take(text, ' ');
    (void)Take(text, ' ');
    const std::string_view blob = Take(text, '\t');
    entries.push_back(Take(text, '\0'));
    Add(state, links, mode, blob, kMerged, entries.back());
  }
  TellFolders(repository, links, entries, state);
  if (!before.empty()) {
    const std::string changes =
        repository.Run({"diff-tree", "-r", "--raw", "-z", "--no-renames", "--no-abbrev", before, commit, "--"});
    state.changes = ReadChanges(changes, repository.prefix(), state.attributes_changed);
  }
  DropNested(state);
  return state;
}

RecordsState WorkTreeState(const Repository& repository, const std::optional<std::string>& of, const Folder& disk) {
  RecordsState state;
  const std::string commit = of ? *of : EmptyTree(repository);
  const std::vector<std::string> options = WithoutFilters(repository);
  std::vector<std::string> args = options;
  // It would write the index anew.
  args.insert(args.end(), {"-c", "diff.autoRefreshIndex=false", "-c", "diff.relative=false", "diff", "--raw", "-z",
                           "--no-renames", "--no-abbrev", "--no-ext-diff", "--ignore-submodules=dirty", commit, "--"});
  GitCall diff = repository.Start(std::move(args));
  GitCall others = repository.Start({"ls-files", "--others", "--exclude-standard", "-z"});
  state.texts.push_back(std::make_shared<const std::string>(repository.Run({"ls-tree", "-r", "-z", commit})));
  state.holds_private = TracksPrivate(repository);
  std::map<std::string_view, std::string_view> known;
  std::string_view text = *state.texts.back();
  while (!text.empty()) {  // "<mode> <type> <blob>\t<path>\0"
    const std::string_view mode = Take(text, ' ');
    (void)Take(text, ' ');
    const std::string_view blob = Take(text, '\t');
    const std::string_view path = Take(text, '\0');
    if (mode != kLink && mode != kSubmodule) known.emplace(path, blob);
  }
  std::vector<std::string> unread;
  state.changes = ReadChanges(Succeed(std::move(diff)), repository.prefix(), state.attributes_changed, &unread);
  DropTouched(repository, options, unread, state.changes);
  for (const Change& change : state.changes) known.erase(change.path);
  const std::string untracked = Succeed(std::move(others));
  std::string_view names = untracked;
  while (!names.empty()) {
    const std::string_view path = Take(names, '\0');
    known.erase(path);
    if (!IsRead(path) && !NearlyLists(path)) continue;
    const auto place = std::lower_bound(state.changes.begin(), state.changes.end(), path,
                                        [](const Change& change, std::string_view p) { return change.path < p; });
    if (place == state.changes.end() || place->path != path) state.changes.insert(place, {std::string(path), {}});
  }

  for (const std::string_view under : {std::string_view(), kOwnHandbook, kOwnReports}) {
    Listing listing = disk.List(under);
    state.faults.insert(state.faults.end(), listing.diagnostics.begin(), listing.diagnostics.end());
    for (std::string& path : listing.paths) {
      state.texts.push_back(std::make_shared<const std::string>(std::move(path)));
      const std::string_view name = *state.texts.back();
      const auto blob = known.find(name);
      const bool record = under.empty();
      state.files.push_back({name, blob == known.end() ? std::string_view() : blob->second, record});
    }
  }
  std::sort(state.files.begin(), state.files.end(),
            [](const StateFile& a, const StateFile& b) { return a.path < b.path; });
  return state;
}

std::vector<std::string> UncommittedFiles(const RecordsState& state) {
  std::set<std::string> paths;
  for (const StateFile& file : state.files) {
    if (file.blob.empty()) paths.emplace(file.path);
  }
  for (const Change& change : state.changes) {
    if (IsRead(change.path)) paths.insert(change.path);
  }
  return {paths.begin(), paths.end()};
}

bool IsSettings(std::string_view path) { return path == kAgencyFile || ListsOwnData(path); }

bool TracksPrivate(const Repository& repository) {
  return !repository.Run({"ls-files", "-z", "--", std::string(kPrivateFolder)}).empty();
}

}  // namespace lanzhi
