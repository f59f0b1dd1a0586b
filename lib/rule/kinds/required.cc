#include "rule/kinds/required.h"

#include <algorithm>
#include <cstdint>

#include "base/calendar_unit.h"
#include "rule/compile/params.h"
#include "rule/eval/docket.h"
#include "rule/kinds/all.h"
#include "rule/sums.h"

namespace lanzhi {
namespace {

static_assert(kIsKind<Required>, "a line is lacking in kinds/all.h");

enum class Presence : std::uint8_t { given, missing, unknown };

bool IsDenied(const Value& value, bool true_only) {
  return true_only && value.field->type == Type::boolean && value.number == 0;
}

Presence PresenceOf(const Found& found, bool true_only) {
  if (found.Unknown()) return Presence::unknown;
  if (found.empty()) return Presence::missing;
  return IsDenied(*found.values.front().value, true_only) ? Presence::missing : Presence::given;
}

struct LackingNeed {
  const Path* path = nullptr;
  const Need* need = nullptr;  // nullptr: of an alternative
  Found found;
};

// The section where a lacking field belongs: nullptr for the record itself and for what is there but not true.
const Value* SectionOf(const Record& record, const LackingNeed& lack) {
  const Ref& nearest = lack.found.nearest;
  const bool here = lack.found.empty() && nearest.record == &record && nearest.value != &record.root();
  return here ? nearest.value : nullptr;
}

// At the first section in which something lacks, and beside it at each other: the reader goes from one to the next. At
// the record's first line only where nothing of the sections is there.
void PointAtLacks(Outcome& outcome, const Record& record, const std::vector<LackingNeed>& lacks) {
  const LackingNeed* main = &lacks.front();
  for (const LackingNeed& lack : lacks) {
    const bool at_root = main->found.empty() && SectionOf(record, *main) == nullptr;
    if (at_root && SectionOf(record, lack) != nullptr) main = &lack;
  }
  if (!main->found.empty()) return PointAtValue(outcome, main->found.values.front());  // a boolean that is not true
  PointAtAbsence(outcome, record, main->found);
  const Value* first = SectionOf(record, *main);
  std::vector<std::pair<const Value*, std::vector<Text>>> others;
  for (const LackingNeed& lack : lacks) {
    const Value* section = SectionOf(record, lack);
    if (section == nullptr || section == first) continue;
    auto at = std::find_if(others.begin(), others.end(), [&](const auto& each) { return each.first == section; });
    if (at == others.end()) at = others.insert(others.end(), {section, {}});
    at->second.push_back(lack.path->name);
  }
  for (auto& [section, names] : others) {
    Spot spot = AtKey(record, *section);
    outcome.related.push_back(
        {std::move(spot.place), std::move(spot.pointer), {"related.lacking", {}, {{"missing", std::move(names)}}}});
  }
}

void ReportLacks(const Instance& instance, const std::vector<LackingNeed>& lacks, Docket& docket) {
  Outcome* outcome = docket.Add(instance, Verdict::missing);
  if (outcome == nullptr) return;
  const Rule& rule = *instance.rule;
  PointAtLacks(*outcome, instance.record(), lacks);
  std::vector<Text> names;
  std::optional<Severity> worst;
  std::vector<std::string_view> clauses;
  for (const LackingNeed& lack : lacks) {
    AddHoles(*outcome, lack.found.holes);
    names.push_back(lack.path->name);
    const Need* need = lack.need;
    const Severity severity = need != nullptr && need->severity ? *need->severity : rule.severity;
    worst = worst ? std::max(*worst, severity) : severity;
    AddClauses(clauses, need != nullptr && !need->clauses.empty() ? need->clauses : rule.clauses);
  }
  outcome->severity = *worst;
  outcome->clauses = std::move(clauses);
  Finish(*outcome, instance, {{{"missing", std::move(names)}}, {}, {}, {}});
}

// The names of fields that need not be given.
struct Excused {
  Found named;

  Excused(const Required& kind, const Instance& instance) {
    if (kind.unless_named) named = Expand(Resolve(*kind.unless_named, instance.origin));
  }
  [[nodiscard]] bool Names(const Path& path) const {
    const Field* field = path.steps.empty() ? nullptr : path.steps.back().field;
    return field != nullptr && std::any_of(named.values.begin(), named.values.end(), [&](const Ref& ref) {
             return ref->field->type == Type::choice &&
                    ref->field->choices[static_cast<std::size_t>(ref->number)].value == field->key;
           });
  }
};

// Nearly every form has all that it needs, at places to which a straight path leads.
bool HasAll(const Required& kind, const Origin& origin) {
  return std::all_of(kind.need.begin(), kind.need.end(), [&](const Need& need) {
    const std::optional<const Value*> value = ResolveStraight(need.path, origin);
    return value && *value != nullptr && !IsDenied(**value, kind.true_only);
  });
}

void JudgeAll(const Required& kind, const Instance& instance, Docket& docket) {
  if (HasAll(kind, instance.origin)) {
    docket.Add(instance, Verdict::met);
    return;
  }
  std::vector<LackingNeed> lacks;
  std::vector<Found> unknown;
  const Excused excused(kind, instance);
  for (const Need& need : kind.need) {
    if (excused.Names(need.path)) continue;
    Found found = Resolve(need.path, instance.origin);
    switch (PresenceOf(found, kind.true_only)) {
      case Presence::given:
        break;
      case Presence::missing:
        // Of what cannot be read it may be one.
        if (excused.named.unreadable) {
          unknown.push_back(excused.named);
        } else {
          lacks.push_back({&need.path, &need, std::move(found)});
        }
        break;
      case Presence::unknown:
        unknown.push_back(std::move(found));
        break;
    }
  }
  if (!lacks.empty()) {
    ReportLacks(instance, lacks, docket);
  } else if (!unknown.empty()) {
    docket.AddUndetermined(instance, unknown.front());
  } else {
    docket.Add(instance, Verdict::met);
  }
}

// Names what is lacking to the alternative that has been begun and lacks least; of all when none has been begun.
void JudgeAny(const Required& kind, const Instance& instance, Docket& docket) {
  std::vector<LackingNeed> all;
  std::vector<LackingNeed> nearest;
  std::vector<Found> possible;  // alternatives that may be whole, had they been readable
  for (const auto& alternative : kind.any) {
    std::vector<LackingNeed> lacks;
    std::optional<Found> unknown;
    for (const Path& path : alternative) {
      Found found = Resolve(path, instance.origin);
      const Presence presence = PresenceOf(found, kind.true_only);
      if (presence == Presence::missing) lacks.push_back({&path, nullptr, found});
      if (presence == Presence::unknown) unknown = found;
    }
    if (lacks.empty() && !unknown) {
      docket.Add(instance, Verdict::met);
      return;
    }
    if (lacks.empty()) possible.push_back(*unknown);
    const bool begun = lacks.size() < alternative.size();
    if (begun && !lacks.empty() && (nearest.empty() || lacks.size() < nearest.size())) nearest = lacks;
    for (LackingNeed& lack : lacks) all.push_back(std::move(lack));
  }
  if (!possible.empty()) {
    docket.AddUndetermined(instance, possible.front());
  } else if (!all.empty()) {
    ReportLacks(instance, nearest.empty() ? all : nearest, docket);
  }
}

// Whether the site's records have something of the number; nullopt: nobody knows.
std::optional<bool> IsCounted(const Required& kind, const Instance& instance) {
  const Found of = Resolve(*kind.of, instance.origin);
  if (of.empty()) return std::nullopt;
  const Date first = of.values.front()->date();
  const Date last = LastOfUnit(first, *UnitOf(ValueField(*kind.of).type));
  const Sum* sum = SumFor(instance.scene(), kind.counted, first, last);
  return sum == nullptr ? std::nullopt : std::optional(sum->total() > 0);
}

}  // namespace

void Required::CheckParameters(Params& params) const {
  const Part needs = params.Get("need");
  const Part alternatives = params.Get("any");
  if (!needs && !alternatives) params.Missing("need, any");
  if (needs && alternatives) {
    params.faults().Add(alternatives.key_place(), "handbook-both", {Typed("names", "need, any")});
  }
  if (counted.empty()) return;
  if (!of) params.Missing("of");
  CheckHeld(params);
}

void Judge(const Required& kind, const Instance& instance, Docket& docket) {
  if (!kind.counted.empty() && !IsCounted(kind, instance).value_or(false)) return;
  if (kind.any.empty()) {
    JudgeAll(kind, instance, docket);
  } else {
    JudgeAny(kind, instance, docket);
  }
}

}  // namespace lanzhi
