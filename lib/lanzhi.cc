#include "lanzhi.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "source/packed.h"
#include "source/yaml.h"

namespace lanzhi {
namespace {

constexpr std::string_view kAgencyFile = "lanzhi.yaml";
constexpr std::string_view kAgencyShape = "record/agency.yaml";

int ThreadsFor(int jobs, std::size_t work) {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t wanted = jobs > 0 ? static_cast<std::size_t>(jobs) : cores;
  return static_cast<int>(std::clamp<std::size_t>(work, 1, wanted));
}

// Calls work(i) for every i below `count` from several threads; the first exception is thrown again after all stopped.
void ForEach(std::size_t count, int jobs, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex mutex;
  const auto run = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      next = count;
    }
  };
  const int threads = ThreadsFor(jobs, count);
  std::vector<std::thread> pool;
  for (int i = 1; i < threads; ++i) pool.emplace_back(run);
  run();
  for (std::thread& thread : pool) thread.join();
  if (failure) std::rethrow_exception(failure);
}

void Append(Diagnostics& to, Diagnostics from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

bool HasError(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

// What lanzhi.yaml says, read before there is a handbook to say what its vocabularies hold.
struct AgencyFile {
  Parsed parsed;
  std::string handbook;
  Place handbook_place;
};

std::optional<AgencyFile> ReadAgencyFile(Workspace& workspace) {
  Loaded loaded = workspace.folder->Read(std::string(kAgencyFile));
  Append(workspace.setup, std::move(loaded.diagnostics));
  if (!loaded.file) return std::nullopt;
  AgencyFile agency{ParseYaml(loaded.file), "", {}};
  Append(workspace.setup, agency.parsed.diagnostics);
  agency.parsed.diagnostics.clear();
  if (agency.parsed.tree.nodes.empty()) return std::nullopt;

  std::vector<Tree> shape;
  shape.push_back(Unpack(FindEmbedded(kAgencyShape)->packed));
  Diagnostics ignored;  // the shapes are read again, with the handbook's vocabularies
  const Shapes shapes = Shapes::Load(std::move(shape), {}, ignored);
  const Reading reading = ReadRecord({agency.parsed.tree, {}}, shapes, std::nullopt, nullptr);
  if (!reading.record || reading.record->values.empty()) {
    Append(workspace.setup, reading.diagnostics);
    return std::nullopt;
  }
  if (const Value* name = reading.record->Top("handbook"); name != nullptr && name->given()) {
    agency.handbook = std::string(name->text);
    agency.handbook_place = {loaded.file, name->span};
  }
  return agency;
}

std::vector<Tree> ReadTrees(const Folder& folder, std::string_view under, Diagnostics& diagnostics) {
  std::vector<Tree> trees;
  const Listing listing = folder.List(under);
  for (const std::string& path : listing.paths) {
    Loaded loaded = folder.Read(path);
    Append(diagnostics, std::move(loaded.diagnostics));
    if (!loaded.file) continue;
    Parsed parsed = ParseYaml(loaded.file);
    Append(diagnostics, std::move(parsed.diagnostics));
    if (!parsed.tree.nodes.empty()) trees.push_back(std::move(parsed.tree));
  }
  return trees;
}

// A handbook that is compiled in, or the files of a folder below `handbook/` (`handbook: handbook/ours`); all other files
// of `handbook/` are laid over it.
std::unique_ptr<Handbook> LoadHandbook(Workspace& workspace, const AgencyFile& agency) {
  HandbookFiles files;
  const std::string folder = agency.handbook + "/";
  for (Tree& tree : ReadTrees(*workspace.folder, kOwnHandbook, workspace.setup)) {
    const bool whole = tree.file->path.compare(0, folder.size(), folder) == 0;
    (whole ? files.handbook : files.agency).push_back(std::move(tree));
  }
  const std::size_t before = workspace.setup.size();
  auto handbook = files.handbook.empty() ? Handbook::Load(agency.handbook, std::move(files.agency), workspace.setup)
                                         : Handbook::Load(std::move(files), workspace.setup);
  for (std::size_t i = before; i < workspace.setup.size(); ++i) {
    Diagnostic& fault = workspace.setup[i];
    if (!fault.place.file) fault.place = agency.handbook_place;
  }
  return handbook;
}

std::optional<Language> ChosenLanguage(const Record& agency, std::string_view key) {
  const Value* value = agency.Top(key);
  if (value == nullptr || !value->given()) return std::nullopt;
  const std::string_view name = value->field->choices[static_cast<std::size_t>(value->number)].value;
  return name == "zh" ? Language::zh : Language::en;
}

// Finds the linked records by their first key and reads them; all others are only listed.
void ReadLinked(Workspace& workspace, int jobs) {
  Listing listing = workspace.folder->List("");
  workspace.listing = std::move(listing.diagnostics);
  workspace.entries.resize(listing.paths.size());
  std::vector<std::unique_ptr<Record>> records(listing.paths.size());
  const Shapes& shapes = workspace.handbook->shapes();
  ForEach(listing.paths.size(), jobs, [&](std::size_t i) {
    Entry& entry = workspace.entries[i];
    entry.path = std::move(listing.paths[i]);
    Loaded loaded = workspace.folder->Read(entry.path);
    if (!loaded.file) return;  // told when it is visited
    const Shape* shape = shapes.Find(PeekKind(loaded.file->bytes, shapes));
    if (shape == nullptr || !shape->linked) return;
    Reading reading = ReadRecord(ParseYaml(loaded.file), shapes, workspace.keys, nullptr);
    entry.diagnostics = std::move(reading.diagnostics);
    records[i] = std::move(reading.record);
  });
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (!records[i]) continue;
    workspace.entries[i].linked = records[i].get();
    const bool taken = workspace.casebook->Find(records[i]->shape->kind, records[i]->id) != nullptr;
    if (taken) {
      workspace.spare.push_back(std::move(records[i]));
    } else {
      workspace.casebook->Add(std::move(records[i]));
    }
  }
  Diagnostics broken;
  workspace.casebook->Link(broken);
  std::map<std::string_view, Entry*> by_path;
  for (Entry& entry : workspace.entries) by_path.emplace(entry.path, &entry);
  for (Diagnostic& diagnostic : broken) {
    const auto entry = by_path.find(diagnostic.place.file->path);
    Diagnostics& to = entry == by_path.end() ? workspace.setup : entry->second->diagnostics;
    to.push_back(std::move(diagnostic));
  }
}

// Replaces the linked records by what was known of them on the day.
void GoBackTo(Workspace& workspace, Date day) {
  auto then = workspace.casebook->AsOf(day);
  for (Entry& entry : workspace.entries) {
    if (entry.linked == nullptr) continue;
    const Record* known = then->Find(entry.linked->shape->kind, entry.linked->id);
    entry.later = known == nullptr;
    if (known != nullptr && known->file() == entry.linked->file()) entry.linked = known;
  }
  if (const Record* agency = then->Find("agency", workspace.agency->id)) workspace.agency = agency;
  workspace.undated = std::exchange(workspace.casebook, std::move(then));
}

bool IsFileOf(std::string_view path, std::string_view id) {
  path.remove_prefix(path.rfind('/') + 1);  // npos + 1 is 0
  return path.starts_with(id) && path.substr(id.size()) == ".yaml";
}

// A reference to a kind of which only the ids are known; checked when all of them are.
struct Pending {
  std::size_t index = 0;
  std::string id;
  Place place;
  std::string pointer;
};

// What Visit() keeps of each record for the facts of the folder.
struct Trace {
  std::string kind, id;
  Span id_span;
  bool unreadable = false;
};

Seen ReadOne(const Workspace& workspace, const Entry& entry, std::unique_ptr<Record>& owner) {
  Seen seen;
  seen.path = entry.path;
  if (entry.linked != nullptr) {
    seen.diagnostics = entry.diagnostics;
    seen.later = entry.later;
    seen.kind = entry.linked->shape->kind;
    seen.id = entry.linked->id;
    seen.record = entry.later ? nullptr : entry.linked;
    seen.unreadable = entry.linked->partial;
    return seen;
  }
  Loaded loaded = workspace.folder->Read(entry.path);
  if (!loaded.file) {
    seen.diagnostics = std::move(loaded.diagnostics);
    seen.unreadable = true;
    return seen;
  }
  Reading reading = ReadRecord(ParseYaml(loaded.file), workspace.handbook->shapes(), workspace.keys,
                               workspace.casebook.get());
  seen.diagnostics = std::move(reading.diagnostics);
  owner = std::move(reading.record);
  seen.unreadable = !owner || owner->values.empty() || owner->partial;
  if (!owner || owner->values.empty()) return seen;
  seen.kind = owner->shape->kind;
  seen.id = owner->id;
  if (workspace.day) {
    std::optional<Record> known = AsOf(*owner, *workspace.day);
    seen.later = !known;
    if (!known) return seen;
    *owner = std::move(*known);
  }
  seen.record = owner.get();
  return seen;
}

void CollectPending(const Record& record, std::size_t index, const Shapes& shapes, std::vector<Pending>& pending) {
  for (const Value& value : record.values) {
    if (!value.given() || value.field == nullptr || value.field->type != Type::reference || value.link != nullptr) continue;
    const Shape* to = shapes.Find(value.field->to);
    if (to != nullptr && to->linked) continue;  // told by the reader
    pending.push_back({index, std::string(value.text), {record.file(), value.span}, PointerOf(record, value)});
  }
}

Diagnostics TellDuplicates(const Workspace& workspace, const std::vector<Trace>& traces) {
  Diagnostics diagnostics;
  std::unordered_map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < traces.size(); ++i) {
    if (traces[i].id.empty()) continue;
    const auto [at, added] = first.emplace(traces[i].id, i);
    if (added) continue;
    const Loaded loaded = workspace.folder->Read(workspace.entries[i].path);
    if (!loaded.file) continue;
    diagnostics.push_back({"record-duplicate-id",
                           Severity::error,
                           {loaded.file, traces[i].id_span},
                           "/" + traces[i].kind,
                           {"record-duplicate-id", {}, {{"id", traces[i].id}, {"path", workspace.entries[at->second].path}}},
                           {"record-duplicate-id.help", {}, {}},
                           {}});
  }
  return diagnostics;
}

// Returns the waivers whose record does not exist, by the file they stand in.
std::set<FilePtr> TellBroken(const std::vector<Trace>& traces, std::vector<Pending> pending, Diagnostics& diagnostics) {
  std::set<std::string_view> ids;
  for (const Trace& trace : traces) ids.insert(trace.id);
  const std::vector<std::string_view> candidates(ids.begin(), ids.end());
  std::set<FilePtr> broken;
  std::stable_sort(pending.begin(), pending.end(), [](const auto& a, const auto& b) { return a.index < b.index; });
  for (Pending& item : pending) {
    if (ids.count(item.id) != 0) continue;
    broken.insert(item.place.file);
    const auto near = Nearest(item.id, candidates);
    Message help{"record-broken-link.help", {}, {}};
    if (!near.empty()) help = {"record-broken-link.near", {}, {{"near", std::string(near.front())}}};
    diagnostics.push_back({"record-broken-link", Severity::error, item.place, item.pointer,
                           {"record-broken-link", {}, {{"id", item.id}}}, std::move(help), {}});
  }
  return broken;
}

void TellUnusedWaivers(const Workspace& workspace, const std::set<const Record*>& used, const std::set<FilePtr>& broken,
                       Diagnostics& diagnostics) {
  for (const Record* waiver : workspace.waivers->All()) {
    if (used.count(waiver) != 0 || broken.count(waiver->file()) != 0) continue;
    diagnostics.push_back({"waiver-unmatched", Severity::warning, {waiver->file(), waiver->id_span}, "/waiver",
                           {"waiver-unmatched", {}, {{"id", std::string(waiver->id)}}},
                           {"waiver-unmatched.help", {}, {}}, {}});
  }
}

}  // namespace

Workspace OpenWorkspace(std::unique_ptr<Folder> folder, std::optional<Date> day, int jobs) {
  Workspace workspace;
  workspace.folder = std::move(folder);
  workspace.day = day;
  workspace.casebook = std::make_unique<Casebook>();
  std::optional<AgencyFile> file = ReadAgencyFile(workspace);
  if (!file || HasError(workspace.setup)) return workspace;

  workspace.handbook = LoadHandbook(workspace, *file);
  if (HasError(workspace.setup)) return workspace;
  Reading reading = ReadRecord(std::move(file->parsed), workspace.handbook->shapes(), std::nullopt, nullptr);
  Append(workspace.setup, std::move(reading.diagnostics));
  workspace.agency = reading.record.get();
  workspace.casebook->Add(std::move(reading.record));
  workspace.keys = ChosenLanguage(*workspace.agency, "keys");
  workspace.language = ChosenLanguage(*workspace.agency, "language");
  workspace.handbook->Compile(workspace.agency, workspace.setup);
  if (HasError(workspace.setup)) return workspace;

  ReadLinked(workspace, jobs);
  if (day) GoBackTo(workspace, *day);
  Diagnostics faults;
  workspace.waivers = Waivers::Load(*workspace.casebook, *workspace.handbook, day, faults);
  for (Diagnostic& fault : faults) {
    for (Entry& entry : workspace.entries) {
      if (entry.path == fault.place.file->path) entry.diagnostics.push_back(fault);
    }
  }
  return workspace;
}

std::vector<std::unique_ptr<Record>> Lend(const Workspace& workspace, Record& record) {
  std::vector<std::unique_ptr<Record>> lent;
  for (Value& value : record.values) {
    if (!value.given() || value.link != nullptr || !workspace.handbook->Follows(value.field)) continue;
    const auto entry = std::find_if(workspace.entries.begin(), workspace.entries.end(),
                                    [&](const Entry& each) { return IsFileOf(each.path, value.text); });
    if (entry == workspace.entries.end()) continue;
    const Loaded loaded = workspace.folder->Read(entry->path);
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

FolderFacts Visit(const Workspace& workspace, const VisitOptions& options,
                  const std::function<void(std::size_t, Seen&)>& visitor) {
  const bool whole = options.chosen.empty();
  const std::size_t count = whole ? workspace.entries.size() : options.chosen.size();
  std::vector<Trace> traces(count);
  std::vector<Pending> pending;
  std::set<const Record*> used;
  std::mutex mutex;
  ForEach(count, options.jobs, [&](std::size_t i) {
    const std::size_t index = whole ? i : options.chosen[i];
    std::unique_ptr<Record> owner;
    Seen seen = ReadOne(workspace, workspace.entries[index], owner);
    std::vector<std::unique_ptr<Record>> lent;
    if (seen.record != nullptr) {
      if (owner) lent = Lend(workspace, *owner);
      seen.outcomes = Assess(*seen.record, *workspace.handbook, *workspace.casebook, *workspace.waivers, workspace.day,
                             options.want);
      std::vector<Pending> mine;
      if (whole) CollectPending(*seen.record, i, workspace.handbook->shapes(), mine);
      std::vector<const Record*> waivers = CheckApprovals(*workspace.waivers, *seen.record, seen.diagnostics);
      for (const auto& outcome : seen.outcomes) {
        if (outcome->waiver != nullptr) waivers.push_back(outcome->waiver);
        if (outcome->expired_waiver != nullptr) waivers.push_back(outcome->expired_waiver);
      }
      if (!mine.empty() || !waivers.empty()) {
        const std::lock_guard lock(mutex);
        pending.insert(pending.end(), std::make_move_iterator(mine.begin()), std::make_move_iterator(mine.end()));
        used.insert(waivers.begin(), waivers.end());
      }
    }
    traces[i] = {seen.kind, seen.id, seen.record != nullptr ? seen.record->id_span : Span{}, seen.unreadable};
    visitor(index, seen);
  });

  FolderFacts facts;
  facts.records = static_cast<int>(count);
  for (const Trace& trace : traces) facts.unreadable += trace.unreadable ? 1 : 0;
  if (whole && !workspace.day) {
    facts.diagnostics = TellDuplicates(workspace, traces);
    const std::set<FilePtr> broken = TellBroken(traces, std::move(pending), facts.diagnostics);
    TellUnusedWaivers(workspace, used, broken, facts.diagnostics);
  }
  return facts;
}

}  // namespace lanzhi
