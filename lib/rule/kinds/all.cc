#include "rule/kinds/all.h"

#include "rule/eval/tests.h"
#include "rule/eval/wording.h"

namespace lanzhi {
namespace {

void JudgeOne(const Instance& instance, Docket& docket) {
  std::visit([&](const auto& kind) { Judge(kind, instance, docket); }, *instance.rule->kind);
}

// An empty list has no instance, so nothing is missing in it.
bool LiesInList(const Hole& hole, const Path& at) {
  for (const Field* field = at.target; field != nullptr; field = field->parent) {
    if (field->type == Type::list) return true;
    if (field == hole.field) return false;
  }
  return false;
}

void TellUnreadable(const Rule& rule, const Origin& origin, Docket& docket) {
  Found unreadable;
  static_cast<void>(Check(rule.when, origin, unreadable.holes));
  unreadable.unreadable = true;
  docket.AddUndetermined({&rule, origin}, unreadable);
}

// Whether `when` holds. An answer that cannot be read is told.
bool Applies(const Rule& rule, const Origin& origin, Docket& docket) {
  const Truth when = Check(rule.when, origin);
  if (when == Truth::unreadable) TellUnreadable(rule, origin, docket);
  return when == Truth::yes;
}

void MissingForm(const Rule& rule, const Scene& scene, const Found& found, const Hole& hole, Docket& docket) {
  const Instance instance{&rule, {&scene, nullptr, std::nullopt}};
  Outcome* outcome = docket.Add(instance, Verdict::missing);
  if (outcome == nullptr) return;
  Found absence = found;
  absence.nearest = {hole.record, &hole.record->values[hole.parent]};
  PointAtAbsence(*outcome, *scene.record, absence);
  outcome->holes.push_back(hole);
  Text form = FormName(rule.at->target, rule.at->name);
  // What says of a form that something of it lacks would name it twice.
  const std::string_view says = rule.missing.zh;
  const bool twice = says.find(form.zh) != std::string_view::npos && says.find("<missing>") != std::string_view::npos;
  Finish(*outcome, instance, {{{"missing", std::vector<Text>{std::move(form)}}}, {}, {}, {}, twice});
}

void JudgeAt(const Rule& rule, const Scene& scene, Docket& docket) {
  Found resolved, expanded;
  const Found& found = Expand(Resolve(*rule.at, {&scene, nullptr, std::nullopt}, resolved), expanded);
  if (found.Unknown()) docket.AddUndetermined({&rule, {&scene, nullptr, std::nullopt}}, found);
  const bool asks_for_form = std::visit([](const auto& kind) { return kind.kAsksForForm; }, *rule.kind);
  if (!found.unreadable && asks_for_form && !rule.when_of_element) {
    for (const Hole& hole : found.holes) {
      if (!LiesInList(hole, *rule.at)) MissingForm(rule, scene, found, hole, docket);
    }
  }
  const auto origin = [&](const Ref& ref) { return Origin{&scene, ref.value, KeyDayOf(*scene.record, *ref.value)}; };
  const auto* sequence = std::get_if<Sequence>(rule.kind.get());
  if (sequence != nullptr && sequence->collect) {
    std::vector<Origin> origins;
    origins.reserve(found.values.size());
    for (const Ref& ref : found.values) {
      const Origin at = origin(ref);
      if (!rule.when_of_element || Applies(rule, at, docket)) origins.push_back(at);
    }
    if (!origins.empty()) JudgeTogether(*sequence, rule, scene, origins, docket);
    return;
  }
  for (const Ref& ref : found.values) {
    const Instance instance{&rule, origin(ref)};
    if (!rule.when_of_element || Applies(rule, instance.origin, docket)) JudgeOne(instance, docket);
  }
}

// Sets `may` where the table of T has this key.
template <typename T>
void FindAgencyMay(std::string_view key, bool& may) {
  ForEachParameter<T>([&](const auto& row) {
    if (row.Names(key)) may = row.agency;
  });
}

}  // namespace

const Path* ElementOf(const Kind& kind) {
  return std::visit(
      [](const auto& each) -> const Path* {
        if constexpr (requires { each.Element(); }) return &each.Element();
        return nullptr;
      },
      kind);
}

const Within* WithinOf(const Kind& kind) {
  return std::visit(
      [](const auto& each) -> const Within* {
        if constexpr (requires {
                        { each.within } -> std::same_as<const std::optional<Within>&>;
                      }) {
          if (each.within) return &*each.within;
        }
        return nullptr;
      },
      kind);
}

bool IsQuestion(const Kind& kind) {
  if (const auto* target = std::get_if<Target>(&kind)) return target->pace.has_value();
  const auto* deadline = std::get_if<Deadline>(&kind);
  return deadline != nullptr && (deadline->idle_months > 0 || deadline->only_due);
}

bool AsksForSums(const Kind& kind) {
  if (const auto* required = std::get_if<Required>(&kind)) return !required->counted.empty();
  return std::holds_alternative<Target>(kind) || std::holds_alternative<Assigned>(kind) ||
         std::holds_alternative<Variance>(kind);
}

bool IsUndated(const Kind& kind) {
  if (std::holds_alternative<Variance>(kind)) return true;
  if (IsQuestion(kind) && WithinOf(kind) == nullptr) return true;
  return std::visit(
      [](const auto& each) {
        if constexpr (requires {
                        each.settled_by;
                        each.within;
                      }) {
          return !each.within && (!each.settled_by.empty() || each.timely);
        }
        return false;
      },
      kind);
}

bool HasMovableDay(const Kind& kind) {
  if (const auto* recurring = std::get_if<Recurring>(&kind)) return !recurring->in || recurring->in->of;
  if (IsUndated(kind)) return !IsQuestion(kind);
  const Within* within = WithinOf(kind);
  return within != nullptr &&
         (within->direction == Within::Direction::after || within->direction == Within::Direction::lead);
}

bool CountsWorkingDays(const Kind& kind) {
  bool counts = false;
  const auto look = [&](const Limit& limit) { counts = counts || limit.period.unit == Period::Unit::working_days; };
  const auto look_at = [&](const auto& value) {
    using T = std::decay_t<decltype(value)>;
    if constexpr (std::is_same_v<T, Limit>) look(value);
    if constexpr (std::is_same_v<T, std::optional<Limit>>) {
      if (value) look(*value);
    }
    if constexpr (std::is_same_v<T, std::optional<Within>> || std::is_same_v<T, std::optional<Timely>>) {
      if (value) look(value->limit);
    }
  };
  std::visit(
      [&]<typename K>(const K& each) { ForEachParameter<K>([&](const auto& row) { look_at(each.*row.member); }); },
      kind);
  return counts;
}

bool AgencyMaySet(std::string_view kind, std::string_view key) {
  bool may = false;
  FindAgencyMay<RuleSubject>(key, may);
  FindAgencyMay<CommonParameters>(key, may);
  ForEachKind([&]<typename K>(const K&) {
    if (K::kName == kind) FindAgencyMay<K>(key, may);
  });
  return may;
}

void JudgeRule(const Rule& rule, const Scene& scene, Docket& docket) {
  const Origin origin{&scene, nullptr, std::nullopt};
  if (!rule.when_of_element && !Applies(rule, origin, docket)) return;
  if (rule.at) {
    JudgeAt(rule, scene, docket);
  } else {
    JudgeOne({&rule, origin}, docket);
  }
}

}  // namespace lanzhi
