#include "workspace/visit.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <utility>
#include <vector>

#include "base/threads.h"
#include "rule/blank.h"
#include "rule/staff_days.h"
#include "workspace/link_targets.h"
#include "workspace/sums.h"
#include "workspace/whole_folder.h"

namespace lanzhi {
namespace {

// Of the kinds that are visited, those from which rules look into records that are not held, and the kinds of these.
class Lending {
 public:
  explicit Lending(const Handbook& handbook) : handbook_(handbook) {}

  void Add(const Shape& borrower) {
    for (const Field* link : handbook_.FollowedFrom(borrower)) {
      const Field* root = link;
      while (root->parent != nullptr) root = root->parent;
      const Shape* to = handbook_.shapes().Find(link->to);
      if (root != &borrower.root || to == nullptr || to->linked) continue;
      lent_.insert(to->kind);
      borrowing_.insert(&borrower);
    }
  }
  // Whether rules may look from this record into another.
  [[nodiscard]] bool MayBorrow(const Entry& entry) const {
    return entry.shape == nullptr || borrowing_.contains(entry.shape);
  }
  [[nodiscard]] bool Lends(std::string_view kind) const { return lent_.contains(kind); }

 private:
  const Handbook& handbook_;
  std::set<const Shape*> borrowing_;
  std::set<std::string_view> lent_;
};

Seen ReadOne(const Workspace& workspace, const Lending& lending, const Entry& entry, std::unique_ptr<Record>& owner) {
  Seen seen;
  seen.path = entry.path;
  if (entry.linked != nullptr) {
    seen.diagnostics = entry.diagnostics;
    seen.file = entry.linked->file();
    seen.later = entry.later;
    seen.kind = entry.linked->shape->kind;
    seen.id = entry.linked->id;
    seen.record = entry.later ? nullptr : entry.linked;
    seen.unreadable = entry.linked->partial;
    return seen;
  }
  Stored stored = workspace.store->ReadStored(entry.path, workspace.reading());
  if (!lending.MayBorrow(entry) || !lending.Lends(stored.kind)) workspace.store->Release(entry.path);
  seen.file = std::move(stored.file);
  seen.kind = std::move(stored.kind);
  seen.id = std::move(stored.id);
  seen.later = stored.later;
  seen.unreadable = stored.unreadable;
  seen.diagnostics = std::move(stored.diagnostics);
  owner = std::move(stored.record);
  seen.record = owner.get();
  return seen;
}

// What the records that are held and visited ask for; nullptr: nothing. What is not visited is counted here.
std::unique_ptr<FolderSums> SumsFor(const Workspace& workspace, const VisitOptions& options) {
  const bool whole = options.chosen.empty();
  auto sums = std::make_unique<FolderSums>(workspace);
  for (std::size_t i = 0; i < (whole ? workspace.entries.size() : options.chosen.size()); ++i) {
    const Entry& entry = workspace.entries[whole ? i : options.chosen[i]];
    if (entry.linked != nullptr && !entry.later) sums->Ask(*entry.linked);
  }
  if (!sums->Start()) return nullptr;
  if (!whole) sums->AddAllBut(options.chosen, options.jobs);
  return sums;
}

// Tells whoever waits how far a visit has come.
class Watch {
 public:
  Watch(const Workspace& workspace, std::size_t count) : progress_(workspace.progress), count_(count) {}
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  ~Watch() {
    if (progress_) progress_(count_, count_);
  }

  void OneMore() {
    if (!progress_) return;
    const std::size_t done = ++done_;
    const std::unique_lock lock(mutex_, std::try_to_lock);
    if (lock && done < count_) progress_(done, count_);
  }

 private:
  const std::function<void(std::size_t, std::size_t)>& progress_;
  std::size_t count_;
  std::atomic<std::size_t> done_ = 0;
  std::mutex mutex_;
};

// What is kept of a record for CheckWholeFolder(): its text too, where its id may be that of another.
Trace TraceOf(const Entry& entry, const Seen& seen) {
  Trace trace{seen.kind, seen.id, {}, nullptr, std::nullopt};
  if (seen.record == nullptr) return trace;
  trace.id_span = seen.record->id_span;
  if (entry.linked != nullptr || entry.shares_name || seen.id != StemOf(entry.path)) trace.file = seen.record->file();
  return trace;
}

}  // namespace

Diagnostics Visit(const Workspace& workspace, const VisitOptions& options,
                  const std::function<void(std::size_t, Seen&)>& visitor) {
  const bool whole = options.chosen.empty();
  const bool checks = whole && options.judge && !workspace.day;  // the folder as a whole
  const std::size_t count = whole ? workspace.entries.size() : options.chosen.size();
  std::vector<Trace> traces(count);
  std::vector<Pending> pending;
  std::set<const Record*> used;
  std::mutex mutex;
  std::vector<const Shape*> kinds, held_kinds;  // of what is not held, and of what is
  for (std::size_t i = 0; i < count; ++i) {
    const Entry& entry = workspace.entries[whole ? i : options.chosen[i]];
    if (entry.shape == nullptr) continue;
    std::vector<const Shape*>& list = entry.linked == nullptr ? kinds : held_kinds;
    if (std::find(list.begin(), list.end(), entry.shape) == list.end()) list.push_back(entry.shape);
  }
  // Their rules are compiled by this; of one kind after the other they would keep all cores but one waiting.
  std::vector<const Shape*> judged = kinds;
  if (options.judge) judged.insert(judged.end(), held_kinds.begin(), held_kinds.end());
  ForEach(judged.size(), options.jobs, [&](std::size_t i) { (void)workspace.handbook->FollowedFrom(*judged[i]); });
  Lending lending(*workspace.handbook);
  for (const Shape* kind : kinds) lending.Add(*kind);
  std::unique_ptr<FolderSums> sums;
  if (options.judge && options.sums) sums = SumsFor(workspace, options);
  Watch watch(workspace, count);
  const auto visit = [&](std::size_t i, std::size_t index) {
    std::unique_ptr<Record> owner;
    const Entry& entry = workspace.entries[index];
    Seen seen = ReadOne(workspace, lending, entry, owner);
    std::optional<Scene> looked_at;  // once somebody wants to look at the record
    const auto scene = [&]() -> Scene& {
      return looked_at ? *looked_at : looked_at.emplace(*seen.record, *workspace.handbook, workspace.day);
    };
    if (sums && sums->Counts(entry)) {
      if (seen.record != nullptr) {
        sums->Add(scene());
      } else if (!seen.later) {
        sums->AddUnread(entry);
      }
    }
    std::vector<std::unique_ptr<Record>> lent;
    if (owner) lent = ReadLinkTargets(workspace, *owner);
    if (!lent.empty()) looked_at.reset();  // what it remembers ends where links now lead on
    if (seen.record != nullptr && options.judge) {
      seen.outcomes = Assess(scene(), *workspace.casebook, *workspace.waivers, options.want,
                             sums ? sums->get() : nullptr, options.counts ? &seen.met : nullptr);
      std::vector<Pending> mine;
      std::vector<const Record*> waivers =
          CheckApprovals(*workspace.waivers, *seen.record, seen.outcomes, seen.diagnostics);
      const auto shared = CheckElements(*workspace.waivers, *seen.record, seen.outcomes, seen.diagnostics);
      waivers.insert(waivers.end(), shared.begin(), shared.end());
      if (!workspace.day) {
        const std::vector<const Value*> references = ReferencesIn(*seen.record);
        if (checks) CollectPending(*seen.record, references, i, workspace.handbook->shapes(), mine);
        CheckBlanks(*seen.record, *workspace.handbook, seen.outcomes, seen.diagnostics);
        CheckStaffDays(*seen.record, references, seen.diagnostics);
        if (entry.linked != nullptr) CheckNumberNames(*seen.record, *workspace.handbook, seen.diagnostics);
      }
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
    if (checks) {
      traces[i] = TraceOf(entry, seen);
      if (seen.record != nullptr && seen.record->shape->person != nullptr) traces[i].course = CourseOf(scene());
    }
    visitor(index, seen);
    watch.OneMore();
  };
  // Those that borrow come first, while the text of what they look into is still kept; those that are held already
  // last, because their rules may rest on what all others add up to.
  std::vector<std::pair<std::size_t, std::size_t>> borrowing, others, held;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t index = whole ? i : options.chosen[i];
    const Entry& entry = workspace.entries[index];
    (entry.linked != nullptr ? held : lending.MayBorrow(entry) ? borrowing : others).emplace_back(i, index);
  }
  for (const auto* list : {&borrowing, &others, &held}) {
    ForEach(list->size(), options.jobs, [&](std::size_t at) { visit((*list)[at].first, (*list)[at].second); });
  }

  if (!checks) return {};
  return CheckWholeFolder(workspace, traces, std::move(pending), used);
}

std::vector<Finding> HidingFaults(const Seen& seen) {
  return seen.unreadable ? ReadingFaults(seen) : std::vector<Finding>();
}

std::vector<Finding> ReadingFaults(const Seen& seen) {
  std::vector<Finding> findings;
  for (const Diagnostic& fault : seen.diagnostics) {
    if (fault.severity == Severity::error) findings.push_back(FindingOf(fault, seen.kind, seen.id));
  }
  return findings;
}

}  // namespace lanzhi
