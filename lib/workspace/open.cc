#include "workspace/open.h"

#include <algorithm>
#include <utility>

#include "base/threads.h"
#include "source/packed.h"
#include "workspace/agency.h"
#include "workspace/ahead.h"
#include "workspace/own_reports.h"
#include "workspace/read_trees.h"

namespace lanzhi {
namespace {

// So many files are read by one thread as fast as with another one, which has to be started and asks for memory of its
// own.
constexpr std::size_t kForOneThread = 256;

// The handbook of `files` or, where there are none, one that is compiled in, or the files of a folder below `handbook/`
// (`handbook: handbook/ours`); all other files of `handbook/` are laid over it.
std::unique_ptr<Handbook> LoadHandbook(Workspace& workspace, const AgencyFile& agency, HandbookFiles files) {
  const std::string folder = agency.handbook + "/";
  for (Tree& tree : ReadTrees(*workspace.store, kOwnHandbook, workspace.setup)) {
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

// nullptr: there is none.
Entry* EntryAt(Workspace& workspace, std::string_view path) {
  const auto at = std::lower_bound(workspace.entries.begin(), workspace.entries.end(), path,
                                   [](const Entry& entry, std::string_view wanted) { return entry.path < wanted; });
  return at != workspace.entries.end() && at->path == path ? &*at : nullptr;
}

// lanzhi.yaml is a record too, which rules may judge; it is held already.
void AddAgency(Workspace& workspace, std::vector<std::unique_ptr<Record>>& records) {
  Entry agency;
  agency.path = kAgencyFile;
  agency.shape = workspace.agency->shape;
  agency.linked = workspace.agency;
  const auto at = std::lower_bound(workspace.entries.begin(), workspace.entries.end(), agency.path,
                                   [](const Entry& entry, const std::string& path) { return entry.path < path; });
  records.insert(records.begin() + (at - workspace.entries.begin()), nullptr);
  workspace.entries.insert(at, std::move(agency));
}

// Finds the linked records by their first key and reads them; all others are only listed.
void ReadLinked(Workspace& workspace, Listing listing, int jobs) {
  workspace.listing = std::move(listing.diagnostics);
  workspace.hidden = std::move(listing.hidden);
  workspace.entries.resize(listing.paths.size());
  std::vector<std::unique_ptr<Record>> records(listing.paths.size());
  std::vector<std::optional<std::string_view>> incomplete(listing.paths.size());  // the kind of what could not be read
  const Shapes& shapes = workspace.handbook->shapes();
  const ReadAs unlinked{shapes, workspace.keys, nullptr, std::nullopt};
  const auto read = [&](std::size_t i) {
    Entry& entry = workspace.entries[i];
    entry.path = std::move(listing.paths[i]);
    const Loaded loaded = workspace.store->Read(entry.path);
    if (loaded.file) entry.shape = shapes.Find(PeekKind(*loaded.file, shapes));
    if (entry.shape == nullptr) {  // told when it is visited
      const Shape* likely = shapes.FindByFolder(entry.path);
      incomplete[i] = likely == nullptr ? std::string_view() : likely->kind;
      return;
    }
    if (!entry.shape->linked) return;
    Stored stored = workspace.store->ReadStored(entry.path, unlinked);
    entry.diagnostics = std::move(stored.diagnostics);
    records[i] = std::move(stored.record);
    if (records[i]) {
      workspace.store->Release(entry.path);  // its record holds the text
    } else {
      incomplete[i] = entry.shape->kind;
    }
  };
  ForEach(listing.paths.size(), jobs, read, kForOneThread);
  for (const auto& kind : incomplete) {
    if (kind) workspace.casebook->MarkIncomplete(*kind);
  }
  for (const std::string& folder : workspace.hidden) {
    const Shape* likely = shapes.FindByFolder(folder + "/");
    workspace.casebook->MarkHidden(likely == nullptr ? std::string_view() : likely->kind);
  }
  AddAgency(workspace, records);
  workspace.by_name.reserve(workspace.entries.size());
  for (Entry& entry : workspace.entries) {
    if (workspace.IsAgency(entry)) continue;
    const auto [first, added] = workspace.by_name.emplace(StemOf(entry.path), &entry);
    if (!added) entry.shares_name = first->second->shares_name = true;
  }
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (!records[i]) continue;
    workspace.entries[i].linked = records[i].get();
    const bool taken = workspace.casebook->Find(records[i]->shape->kind, records[i]->id) != nullptr;
    if (taken) {
      workspace.casebook->MarkIncomplete(records[i]->shape->kind);
      workspace.spare.push_back(std::move(records[i]));
    } else {
      workspace.casebook->Add(std::move(records[i]));
    }
  }
  Diagnostics broken;
  workspace.casebook->Link(broken);
  for (Diagnostic& diagnostic : broken) {
    Entry* entry = EntryAt(workspace, diagnostic.place.file->path);
    Diagnostics& to = entry == nullptr ? workspace.setup : entry->diagnostics;
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
  if (const Record* agency = then->Find(workspace.agency->shape->kind, workspace.agency->id)) workspace.agency = agency;
  workspace.undated = std::exchange(workspace.casebook, std::move(then));
}

Workspace Open(std::unique_ptr<Store> store, HandbookFiles files, std::optional<Date> day, int jobs,
               const ChooseExtent& choose) {
  Workspace workspace;
  workspace.store = std::move(store);
  workspace.day = day;
  workspace.casebook = std::make_unique<Casebook>();
  AgencyFile file = ReadAgencyFile(*workspace.store);
  Append(workspace.setup, std::move(file.faults));
  if (!file.readable || HasError(workspace.setup)) return workspace;

  std::optional<Ahead> ahead;
  if (!choose) ahead.emplace(*workspace.store, jobs);
  workspace.handbook = LoadHandbook(workspace, file, std::move(files));
  if (HasError(workspace.setup)) return workspace;
  Reading reading = BindAgency(std::move(file), workspace.handbook->shapes());
  Append(workspace.setup, std::move(reading.diagnostics));
  workspace.agency = reading.record.get();
  workspace.casebook->Add(std::move(reading.record));
  workspace.keys = ChosenLanguage(*workspace.agency, Meaning::keys);
  workspace.language = ChosenLanguage(*workspace.agency, Meaning::language);
  workspace.handbook->Compile(workspace.agency, workspace.setup);
  if (!HasError(workspace.setup)) ReadOwnReports(workspace);
  if (HasError(workspace.setup)) return workspace;

  Extent extent = ahead ? Extent{ahead->Take(), {}} : choose(workspace);
  const Shape* shape = nullptr;
  workspace.elsewhere.reserve(extent.elsewhere.size());
  for (const auto& [kind, id] : extent.elsewhere) {
    if (shape == nullptr || shape->kind != kind) shape = workspace.handbook->shapes().Find(kind);
    if (shape != nullptr && shape->linked) workspace.casebook->Name(kind, std::string(id));
    workspace.elsewhere.push_back(id);
  }
  ReadLinked(workspace, std::move(extent.listing), jobs);
  if (day) GoBackTo(workspace, *day);
  Diagnostics faults;
  workspace.waivers = Waivers::Load(*workspace.casebook, *workspace.handbook, day, faults);
  for (Diagnostic& fault : faults) {
    if (Entry* entry = EntryAt(workspace, fault.place.file->path)) entry->diagnostics.push_back(fault);
  }
  return workspace;
}

}  // namespace

Workspace OpenWorkspace(std::unique_ptr<Store> store, std::optional<Date> day, int jobs, const ChooseExtent& choose) {
  return Open(std::move(store), {}, day, jobs, choose);
}

Workspace OpenWorkspace(std::unique_ptr<Folder> folder, std::optional<Date> day, int jobs, const ChooseExtent& choose) {
  return Open(std::make_unique<Store>(std::move(folder)), {}, day, jobs, choose);
}

Workspace OpenWorkspace(std::unique_ptr<Folder> folder, HandbookFiles handbook, std::optional<Date> day, int jobs) {
  return Open(std::make_unique<Store>(std::move(folder)), std::move(handbook), day, jobs, {});
}

Extent NoRecords(const Workspace& workspace) {
  Extent extent{workspace.store->List(""), {}};
  extent.listing.paths.clear();
  return extent;
}

}  // namespace lanzhi
