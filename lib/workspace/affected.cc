#include "workspace/affected.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "base/hash.h"
#include "base/hash_index.h"
#include "base/take.h"
#include "source/file.h"

namespace lanzhi {
namespace {

using Ids = std::unordered_set<std::string_view>;

constexpr std::string_view kWaiver = "waiver";
constexpr std::string_view kAgency = "agency";

bool RefersToAny(const Note& note, const Ids& ids) {
  if (ids.empty()) return false;
  std::string_view refs = note.refs;
  while (!refs.empty()) {
    if (ids.contains(Take(refs, '\t'))) return true;
  }
  return false;
}

void AddRefs(const Note& note, Ids& ids) {
  for (const std::string_view ref : note.Refs()) ids.insert(ref);
}

// Its id, or what a rule finds a record of another kind by (workspace/link_targets.h): the name of its file.
std::string_view NameOf(const KnownRecord& record) {
  return record.note->id.empty() ? StemOf(record.path) : record.note->id;
}

// The records, by what they are called and of what kind they are, and those of them that are wanted.
class Walk {
 public:
  explicit Walk(const std::vector<KnownRecord>& records)
      : records_(records), names_(records.size()), in_(records.size(), false) {
    std::vector<std::size_t>* kind = nullptr;  // mostly that of the one before
    for (std::size_t i = 0; i < records.size(); ++i) {
      const Note& note = *records[i].note;
      const std::string_view stem = StemOf(records[i].path);
      names_.Add(QuickHash(stem), i);
      if (!note.id.empty() && note.id != stem) names_.Add(QuickHash(note.id), i);
      if (kind == nullptr || note.kind != records[i - 1].note->kind) kind = &by_kind_[note.kind];
      kind->push_back(i);
    }
  }

  void Add(std::size_t i) {
    if (in_[i]) return;
    in_[i] = true;
    added_.push_back(i);
  }
  // Of a kind those that `wants`.
  template <typename Wants>
  void AddOfKind(std::string_view kind, const Wants& wants) {
    for (const std::size_t i : OfKind(kind)) {
      if (!in_[i] && wants(*records_[i].note)) Add(i);
    }
  }
  // Those whose id or file is called so.
  void AddCalled(std::string_view name) {
    names_.Find(QuickHash(name), [&](std::size_t i) {
      if (records_[i].note->id == name || StemOf(records_[i].path) == name) Add(i);
      return false;
    });
  }
  void AddCalled(const Ids& names) {
    for (const std::string_view name : names) AddCalled(name);
  }
  // nullptr: there is none at this path.
  [[nodiscard]] const KnownRecord* At(std::string_view path) const {
    const auto at =
        std::lower_bound(records_.begin(), records_.end(), path,
                         [](const KnownRecord& record, std::string_view wanted) { return record.path < wanted; });
    return at != records_.end() && at->path == path ? &*at : nullptr;
  }
  [[nodiscard]] const std::vector<std::size_t>& OfKind(std::string_view kind) const {
    static const std::vector<std::size_t> kNone;
    const auto found = by_kind_.find(kind);
    return found == by_kind_.end() ? kNone : found->second;
  }
  // Whether a record of the kind has this name.
  [[nodiscard]] bool IsOfKind(std::string_view name, std::string_view kind) const {
    return names_.Find(QuickHash(name),
                       [&](std::size_t i) { return records_[i].note->kind == kind && NameOf(records_[i]) == name; });
  }
  [[nodiscard]] bool RefersToKind(const Note& note, std::string_view kind) const {
    std::string_view refs = note.refs;
    while (!refs.empty()) {
      if (IsOfKind(Take(refs, '\t'), kind)) return true;
    }
    return false;
  }
  [[nodiscard]] const std::vector<std::size_t>& added() const { return added_; }
  [[nodiscard]] std::vector<std::size_t> Sorted() const {
    std::vector<std::size_t> sorted = added_;
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  }

 private:
  const std::vector<KnownRecord>& records_;
  HashIndex names_;
  std::map<std::string_view, std::vector<std::size_t>> by_kind_;
  std::vector<bool> in_;
  std::vector<std::size_t> added_;
};

}  // namespace

Affected AffectedBy(const std::vector<KnownRecord>& records, const std::vector<KnownChange>& changes,
                    const LookedFor& looked_for, const Returns& returns, std::string_view agency) {
  Walk walk(records);
  Ids changed, linked;  // of the changed records: their names, what they link to
  Affected affected;
  Ids asking;  // kinds of which every record is judged by one that changed
  // What links to no record of the asking kind may count for all of them.
  const auto ask = [&](const Note& note) {
    for (const auto& [asker, kind] : looked_for) {
      if (kind != note.kind) continue;  // one whose kind cannot be told has a finding of its own
      if (asker == kAgency) affected.agency = true;
      if (!walk.RefersToKind(note, asker)) asking.insert(asker);
    }
  };
  for (const KnownChange& change : changes) {
    if (change.before != nullptr) {
      ask(*change.before);
      if (!change.before->id.empty()) changed.insert(change.before->id);
      AddRefs(*change.before, linked);
    }
    if (const KnownRecord* record = walk.At(change.path)) {
      walk.Add(static_cast<std::size_t>(record - records.data()));
      ask(*record->note);
      changed.insert(NameOf(*record));
      AddRefs(*record->note, linked);
    }
  }
  affected.agency = affected.agency || linked.contains(agency);

  walk.AddCalled(changed);
  walk.AddCalled(linked);
  for (std::size_t i = 0; i < records.size() && !changed.empty(); ++i) {
    if (RefersToAny(*records[i].note, changed)) walk.Add(i);
  }
  for (const std::string_view kind : asking) {
    walk.AddOfKind(kind, [](const Note&) { return true; });
  }
  affected.shown = walk.Sorted();

  // Whether a waiver is of use shows when its record is judged.
  Ids waived;
  for (const std::size_t i : affected.shown) {
    if (records[i].note->kind == kWaiver) AddRefs(*records[i].note, waived);
  }
  walk.AddCalled(waived);
  const bool agency_judged = affected.agency || waived.contains(agency);
  // What these are judged by; a record that cannot be read may be one.
  for (const auto& [asker, kind] : looked_for) {
    const bool of_agency = asker == kAgency;
    Ids askers;
    for (const std::size_t i : walk.added()) {
      if (records[i].note->kind == asker) askers.insert(NameOf(records[i]));
    }
    if (of_agency ? !agency_judged : askers.empty()) continue;
    walk.AddOfKind({}, [](const Note&) { return true; });
    walk.AddOfKind(kind, [&, by = asker](const Note& note) {
      return of_agency || RefersToAny(note, askers) || !walk.RefersToKind(note, by);
    });
  }
  // Up to when the records of their sites are complete.
  Ids sites;
  for (const std::size_t i : walk.added()) {
    Ids around{NameOf(records[i])};
    AddRefs(*records[i].note, around);
    for (const std::string_view id : around) {
      if (walk.IsOfKind(id, returns.site)) sites.insert(id);
    }
  }
  walk.AddOfKind(returns.month, [&](const Note& note) { return RefersToAny(note, sites); });
  // The waivers of every record that is judged; then whatever these lead to, and what has the same id.
  Ids judged;
  if (agency_judged) judged.insert(agency);
  for (const std::size_t i : walk.added()) judged.insert(NameOf(records[i]));
  walk.AddOfKind(kWaiver, [&](const Note& note) { return RefersToAny(note, judged); });
  for (std::size_t done = 0; done < walk.added().size(); ++done) {
    const KnownRecord& record = records[walk.added()[done]];
    walk.AddCalled(NameOf(record));
    for (const std::string_view id : record.note->Refs()) walk.AddCalled(id);
  }
  affected.read = walk.Sorted();
  return affected;
}

}  // namespace lanzhi
