#include "rule/kinds/assigned.h"

#include <map>

#include "record/roles.h"
#include "record/shown.h"
#include "rule/compile/params.h"
#include "rule/eval/docket.h"
#include "rule/kinds/all.h"
#include "rule/sums.h"

namespace lanzhi {
namespace {

static_assert(kIsKind<Assigned>, "a line is lacking in kinds/all.h");

// What is known of those who serve at the site.
struct Serving {
  std::map<std::string, Sum::First, std::less<>> workers;
  bool incomplete = false;
};

Serving ServingAt(const Assigned& kind, const Scene& scene) {
  Serving serving;
  for (const std::string_view number : kind.numbers) {
    const Sum* sum = SumFor(scene, number, scene.records_from.value_or(Date::min()), scene.day.value_or(Date::max()));
    if (sum == nullptr) continue;
    serving.incomplete = serving.incomplete || sum->incomplete;
    for (const auto& [worker, first] : sum->workers) {
      const auto [at, fresh] = serving.workers.emplace(worker, first);
      if (!fresh && first.day < at->second.day) at->second = first;
    }
  }
  return serving;
}

// The entries of one member of staff.
struct Entries {
  Ref first;             // the earliest by its date
  bool unknown = false;  // there may be an earlier one
};

Entries EntriesOf(const Assigned& kind, std::string_view worker, const Found& list, const Scene& scene) {
  Entries entries;
  entries.unknown = list.unreadable;
  for (const Ref& ref : list.values) {
    const Origin origin{&scene, ref.value, std::nullopt};
    const Found staff = Resolve(kind.staff, origin), date = Resolve(kind.date, origin);
    if (staff.Unknown()) entries.unknown = true;
    if (staff.empty() || IdIn(*staff.values.front().value) != worker) continue;
    if (date.empty()) {
      entries.unknown = true;  // other rules ask for the day
    } else if (entries.first.value == nullptr || date.values.front()->date() < entries.first->date()) {
      entries.first = date.values.front();
    }
  }
  return entries;
}

}  // namespace

void Assigned::CheckParameters(Params& params) const { CheckHeld(params); }

void Judge(const Assigned& kind, const Instance& instance, Docket& docket) {
  const Scene& scene = instance.scene();
  const Found list = Expand(Resolve(kind.list, instance.origin));
  if (list.empty()) {
    if (list.Unknown()) docket.AddUndetermined(instance, list);
    return;
  }
  const std::string_view kind_of_staff = kind.staff.target->to;
  for (const auto& [worker, first] : ServingAt(kind, scene).workers) {
    const Record* staff = scene.casebook == nullptr ? nullptr : scene.casebook->Find(kind_of_staff, worker);
    if (staff == nullptr || !RolesOn(*staff, first.day).Among(kind.roles)) continue;
    const Entries entries = EntriesOf(kind, worker, list, scene);
    const bool there = entries.first.value != nullptr;
    Verdict verdict = there ? Verdict::late : Verdict::missing;
    if (there && entries.first->date() <= first.day) verdict = Verdict::met;
    if (verdict != Verdict::met && entries.unknown) verdict = Verdict::undetermined;
    Outcome* outcome =
        docket.Add(instance, verdict, {{}, {}, there ? std::optional(entries.first->date()) : std::nullopt});
    if (outcome == nullptr) continue;
    outcome->element = worker;
    if (there) {
      PointAtValue(*outcome, entries.first);
      outcome->actual = entries.first->date();
    } else {
      const Ref& last = list.values[list.values.size() - 1];
      PointAtKey(*outcome, *last.record, last.record->values[last->parent]);
    }
    Args args{{"staff", AsIs(worker)}, {"trigger", first.day}, {"id", AsIs(ToldId(first.record, nullptr))}};
    if (there) args.push_back({"done", entries.first->date()});
    if (!there) args.push_back({"missing", std::vector<Text>{kind.list.name}});
    Finish(*outcome, instance, {std::move(args), std::nullopt, std::nullopt, {}});
  }
}

}  // namespace lanzhi
