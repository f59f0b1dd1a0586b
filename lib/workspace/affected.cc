#include "workspace/affected.h"

#include <algorithm>
#include <map>
#include <unordered_set>

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

void AddId(const KnownRecord& record, Ids& ids) {
  // A rule finds a record of another kind by the name of its file (workspace/link_targets.h).
  ids.insert(record.note->id.empty() ? StemOf(record.path) : record.note->id);
}

class Walk {
 public:
  explicit Walk(const std::vector<KnownRecord>& records) : records_(records), in_(records.size(), false) {}

  // Adds every record that `wants`.
  template <typename Wants>
  void Add(const Wants& wants) {
    for (std::size_t i = 0; i < records_.size(); ++i) {
      if (in_[i] || !wants(records_[i])) continue;
      in_[i] = true;
      added_.push_back(i);
    }
  }
  [[nodiscard]] const std::vector<std::size_t>& added() const { return added_; }
  [[nodiscard]] std::vector<std::size_t> Sorted() const {
    std::vector<std::size_t> sorted = added_;
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  }

 private:
  const std::vector<KnownRecord>& records_;
  std::vector<bool> in_;
  std::vector<std::size_t> added_;
};

}  // namespace

Affected AffectedBy(const std::vector<KnownRecord>& records, const std::vector<KnownChange>& changes,
                    const LookedFor& looked_for, const Returns& returns, std::string_view agency) {
  Ids paths, changed, linked;  // of the changed records: their files, their ids, what they link to
  Affected affected;
  Ids asking;  // kinds of which every record is judged by one that changed
  std::map<std::string_view, Ids> of_kind;
  for (const auto& [asker, kind] : looked_for) of_kind[asker];
  for (const KnownRecord& record : records) {
    if (const auto ids = of_kind.find(record.note->kind); ids != of_kind.end()) AddId(record, ids->second);
  }
  // What links to no record of the asking kind may count for all of them.
  const auto ask = [&](const Note& note) {
    for (const auto& [asker, kind] : looked_for) {
      if (kind != note.kind) continue;  // one whose kind cannot be told has a finding of its own
      if (asker == kAgency) affected.agency = true;
      if (!RefersToAny(note, of_kind[asker])) asking.insert(asker);
    }
  };
  for (const KnownChange& change : changes) {
    paths.insert(change.path);
    if (change.before == nullptr) continue;
    ask(*change.before);
    if (!change.before->id.empty()) changed.insert(change.before->id);
    AddRefs(*change.before, linked);
  }
  for (const KnownRecord& record : records) {
    if (!paths.contains(record.path)) continue;
    ask(*record.note);
    AddId(record, changed);
    AddRefs(*record.note, linked);
  }
  affected.agency = affected.agency || linked.contains(agency);
  const auto is_one_of = [](const KnownRecord& record, const Ids& ids) {
    if (ids.empty()) return false;
    const std::string_view stem = StemOf(record.path);
    return ids.contains(stem) || (record.note->id != stem && ids.contains(record.note->id));
  };

  Walk walk(records);
  walk.Add([&](const KnownRecord& record) {
    return paths.contains(record.path) || is_one_of(record, changed) || is_one_of(record, linked) ||
           RefersToAny(*record.note, changed) || asking.contains(record.note->kind);
  });
  affected.shown = walk.Sorted();

  // Whether a waiver is of use shows when its record is judged.
  Ids waived;
  for (const std::size_t i : affected.shown) {
    if (records[i].note->kind == kWaiver) AddRefs(*records[i].note, waived);
  }
  walk.Add([&](const KnownRecord& record) { return is_one_of(record, waived); });
  const bool agency_judged = affected.agency || waived.contains(agency);
  // What these are judged by; a record that cannot be read may be one.
  for (const auto& [asker, kind] : looked_for) {
    const bool of_agency = asker == kAgency;
    Ids askers;
    for (const std::size_t i : walk.added()) {
      if (records[i].note->kind == asker) AddId(records[i], askers);
    }
    if (of_agency ? !agency_judged : askers.empty()) continue;
    const Ids& all_askers = of_kind[asker];
    walk.Add([&, wanted = kind](const KnownRecord& record) {
      const Note& note = *record.note;
      if (note.kind != wanted) return note.kind.empty();
      return of_agency || RefersToAny(note, askers) || !RefersToAny(note, all_askers);
    });
  }
  // Up to when the records of their sites are complete.
  Ids at;
  for (const KnownRecord& record : records) {
    if (record.note->kind == returns.site) AddId(record, at);
  }
  Ids sites;
  for (const std::size_t i : walk.added()) {
    Ids around;
    AddId(records[i], around);
    AddRefs(*records[i].note, around);
    for (const std::string_view id : around) {
      if (at.contains(id)) sites.insert(id);
    }
  }
  walk.Add([&](const KnownRecord& record) {
    return record.note->kind == returns.month && RefersToAny(*record.note, sites);
  });
  // The waivers of every record that is judged; then whatever these lead to, and what has the same id.
  Ids judged, wanted;
  if (agency_judged) judged.insert(agency);
  for (const std::size_t i : walk.added()) AddId(records[i], judged);
  walk.Add(
      [&](const KnownRecord& record) { return record.note->kind == kWaiver && RefersToAny(*record.note, judged); });
  for (std::size_t done = 0; done < walk.added().size();) {
    for (; done < walk.added().size(); ++done) {
      const KnownRecord& record = records[walk.added()[done]];
      AddId(record, wanted);
      AddRefs(*record.note, wanted);
    }
    walk.Add([&](const KnownRecord& record) { return is_one_of(record, wanted); });
  }
  affected.read = walk.Sorted();
  return affected;
}

}  // namespace lanzhi
