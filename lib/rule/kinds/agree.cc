#include "rule/kinds/agree.h"

#include <algorithm>
#include <cstdint>
#include <set>

#include "record/shown.h"
#include "rule/compile/params.h"
#include "rule/eval/wording.h"
#include "rule/kinds/all.h"

namespace lanzhi {
namespace {

static_assert(kIsKind<Agree>, "a line is lacking in kinds/all.h");

// Amounts and counts on one scale.
std::int64_t Hundredths(const Value& value) {
  return value.field->type == Type::count ? value.number * 100 : value.number;
}

bool IsWord(const Value& value) {
  const Type type = value.field->type;
  return type == Type::text || type == Type::prose || type == Type::reference || type == Type::choice;
}

bool Same(const Value& a, const Value& b) {
  if (IsWord(a) || IsWord(b)) return IsWord(a) && IsWord(b) && WordOf(a) == WordOf(b);
  if (a.field->type == Type::period) return a.period == b.period;
  return Hundredths(a) == Hundredths(b);
}

// Something that is needed cannot be read, or a part of it is not there.
bool AskBack(const Found& found, const Instance& instance, Docket& docket) {
  if (!found.Unknown()) return false;
  docket.AddUndetermined(instance, found);
  return true;
}

void Met(const Instance& instance, Docket& docket) { docket.Add(instance, Verdict::met); }

// The amounts at several paths. An item without its amount leaves the whole unknown.
struct Amounts {
  SmallVector<Ref, 8> parts;
  std::int64_t total = 0;
  const Path* lacking = nullptr;  // the first path that gave nothing, and what was found there
  Found absence;
  Found unknown;  // why it cannot be told, when Unknown()
};

void AddUp(const std::vector<Path>& paths, int sign, const Instance& instance, Amounts& amounts) {
  for (const Path& path : paths) {
    Found found = Expand(Resolve(path, instance.origin));
    if (found.empty() && !found.Unknown()) {
      if (amounts.lacking != nullptr) continue;
      amounts.lacking = &path;
      amounts.absence = std::move(found);
      continue;
    }
    if (found.Unknown() || !found.holes.empty()) {
      amounts.unknown = std::move(found);
      amounts.unknown.unreadable = true;
      continue;
    }
    for (const Ref& ref : found.values) {
      amounts.total += sign * Hundredths(*ref.value);
      amounts.parts.push_back(ref);
    }
  }
}

void JudgeSum(const Agree& kind, const Instance& instance, Docket& docket) {
  const Found limit = Resolve(kind.equals ? *kind.equals : *kind.at_most, instance.origin);
  Amounts amounts;
  AddUp(kind.sum, 1, instance, amounts);
  AddUp(kind.less, -1, instance, amounts);
  if (AskBack(limit, instance, docket)) return;
  if (limit.empty()) {
    if (kind.equals && !amounts.parts.empty()) AddMissing(instance, *kind.equals, limit, docket);
    return;
  }
  const Ref& total = limit.values.front();
  const std::int64_t want = Hundredths(*total.value);
  // Where there is nothing to add nothing changes.
  const bool nothing = kind.equals && amounts.total == want && !amounts.unknown.Unknown();
  if (amounts.lacking != nullptr && !nothing) {
    if (kind.equals) AddMissing(instance, *amounts.lacking, amounts.absence, docket);
    return;
  }
  if (AskBack(amounts.unknown, instance, docket)) return;
  if (kind.equals ? amounts.total == want : amounts.total <= want) return Met(instance, docket);
  Outcome* outcome = docket.Add(instance, Verdict::contradicted);
  if (outcome == nullptr) return;
  PointAtValue(*outcome, total);
  const Text& name = kind.sum.front().name;
  for (const Ref& ref : amounts.parts) outcome->related.push_back(RelatedAt(ref, "part", name));
  Finish(*outcome, instance,
         {{{"have", Decimal{amounts.total}}, {"want", Decimal{want}}}, {}, {}, kind.equals ? "sum" : "at-most"});
}

constexpr std::int64_t kMinutesOfDay = 24 * 60;

// Minutes as hundredths of hours, to the nearest.
std::int64_t HoursOf(std::int64_t minutes) { return (minutes * 10 + 3) / 6; }

void JudgeHours(const Agree& kind, const Instance& instance, Docket& docket) {
  const Found hours = Resolve(*kind.hours, instance.origin);
  const Found from = Resolve(kind.between[0], instance.origin);
  const Found to = Resolve(kind.between[1], instance.origin);
  for (const Found* found : {&hours, &from, &to}) {
    if (AskBack(*found, instance, docket)) return;
  }
  if (from.empty() != to.empty()) {
    const std::size_t lacks = from.empty() ? 0 : 1;
    return AddMissing(instance, kind.between[lacks], lacks == 0 ? from : to, docket);
  }
  if (from.empty()) return;
  const Ref& begin = from.values.front();
  const Ref& end = to.values.front();
  // What ends earlier in the day than it began went on past midnight, if the hours say so.
  const bool backwards = end->number < begin->number;
  if (hours.empty() && !backwards) return;
  const std::int64_t span = HoursOf(end->number - begin->number + (backwards ? kMinutesOfDay : 0));
  if (!hours.empty() && Hundredths(*hours.values.front().value) == span) return Met(instance, docket);
  Outcome* outcome = docket.Add(instance, Verdict::contradicted);
  if (outcome == nullptr) return;
  Args args{{"a", kind.between[0].name}, {"b", kind.between[1].name}};
  if (!backwards) {
    args.push_back({"have", Decimal{span}});
    args.push_back({"want", Decimal{Hundredths(*hours.values.front().value)}});
  }
  PointAtValue(*outcome, backwards ? end : hours.values.front());
  outcome->related.push_back(RelatedAt(begin, "compared", kind.between[0].name));
  if (!backwards) outcome->related.push_back(RelatedAt(end, "compared", kind.between[1].name));
  Finish(*outcome, instance, {std::move(args), {}, {}, backwards ? "backwards" : "hours"});
}

// Whether all values given at `paths` are the same, or else no two of them are. `id`: of the words of a breach.
void JudgePairs(const std::vector<Path>& paths, bool same, std::string_view id, const Instance& instance,
                Docket& docket) {
  struct Given {
    const Path* path;
    Ref ref;
  };
  SmallVector<Given, 4> before;
  for (const Path& path : paths) {
    const Found found = Resolve(path, instance.origin);
    if (AskBack(found, instance, docket)) return;
    if (found.empty()) continue;
    const Ref& value = found.values.front();
    const Given* breach = std::find_if(
        before.begin(), before.end(), [&](const Given& given) { return Same(*given.ref.value, *value.value) != same; });
    if (breach == before.end()) {
      before.push_back({&path, value});
      continue;
    }
    const Ref& other = breach->ref;
    Outcome* outcome = docket.Add(instance, Verdict::contradicted);
    if (outcome == nullptr) return;
    if (value.record == &instance.record()) {
      PointAtValue(*outcome, value);
    } else {
      PointAtLinked(*outcome, found.link, value);
    }
    outcome->related.push_back(RelatedAt(other, "compared", breach->path->name));
    Args args{{"a", breach->path->name}, {"b", path.name}};
    if (value.value->field->type == Type::date) args.push_back({"b.date", value.value->date()});
    if (other.value->field->type == Type::date) args.push_back({"a.date", other.value->date()});
    AddValue(args, "want", other);
    AddValue(args, "have", value);
    Finish(*outcome, instance, {std::move(args), {}, {}, id});
    return;
  }
  if (before.size() > 1) Met(instance, docket);
}

void JudgeDistinct(const Agree& kind, const Instance& instance, Docket& docket) {
  const Found found = Expand(Resolve(*kind.distinct, instance.origin));
  std::set<FreeText> words;
  std::set<std::int64_t> numbers;
  const auto is_new = [&](const Value& value) {
    if (IsWord(value)) return words.insert(WordOf(value)).second;
    return value.field->type != Type::period && numbers.insert(Hundredths(value)).second;
  };
  const auto is_excepted = [&](const Ref& ref) {
    return std::any_of(kind.unless.begin(), kind.unless.end(),
                       [&](const Path& path) { return !ResolveFrom(path, instance.origin, *ref.value).empty(); });
  };
  for (const Ref* value = found.values.begin(); value != found.values.end(); ++value) {
    if (is_excepted(*value) || is_new(*value->value)) continue;
    const Ref* twin = std::find_if(found.values.begin(), value, [&](const Ref& ref) {
      return Same(*ref.value, *value->value) && !is_excepted(ref);
    });
    if (twin == value) continue;
    Outcome* outcome = docket.Add(instance, Verdict::contradicted);
    if (outcome == nullptr) return;
    PointAtValue(*outcome, *value);
    outcome->related.push_back(RelatedAt(*twin, "compared", kind.distinct->name));
    Args args{{"failed", std::vector<Text>{kind.distinct->name}}};
    AddValue(args, "b", *value);
    Finish(*outcome, instance, {std::move(args), {}, {}, "distinct"});
    return;
  }
  if (AskBack(found, instance, docket) || found.empty()) return;
  Met(instance, docket);
}

// What is called as a choice of the list is.
const Choice* ChoiceOf(FreeText word, const Found& set) {
  for (const Choice& choice : set.values.front()->field->choices) {
    if (word == choice.value) return &choice;
  }
  return nullptr;
}

Text NameOfWord(std::string_view word, const Found& set) {
  const Choice* choice = ChoiceOf(FreeText(word), set);
  return choice != nullptr ? Text(choice->names) : AsIs(word);
}

Text NameOfValue(const Ref& ref, const Found& set) {
  const Choice* choice = ChoiceOf(WordOf(*ref.value), set);
  return choice != nullptr ? Text(choice->names) : ShownOrPlace(*ref.record, *ref.value);
}

Text Joined(const std::vector<Text>& names) {
  Text joined;
  for (const Text& name : names) {
    if (!joined.empty()) {
      joined.zh += '/';
      joined.en += '/';
    }
    joined.zh += name.zh;
    joined.en += name.en;
  }
  return joined;
}

void JudgeIncludes(const Agree& kind, const Instance& instance, Docket& docket) {
  const Found list = Resolve(*kind.includes, instance.origin);
  const Found set = Expand(list);
  if (set.empty()) {
    AskBack(set, instance, docket);
    return;
  }
  const auto has = [&](auto word) {
    return std::any_of(set.values.begin(), set.values.end(),
                       [&](const Ref& ref) { return WordOf(*ref.value) == word; });
  };
  std::vector<Text> missing;
  Ref first;  // the first value that the list lacks
  const Found* unknown = set.Unknown() ? &set : nullptr;
  std::vector<Found> members;
  members.reserve(kind.all_of.paths.size());
  for (const Path& path : kind.all_of.paths) {
    const Found& found = members.emplace_back(Expand(Resolve(path, instance.origin)));
    if (found.Unknown()) unknown = &found;
    for (const Ref& ref : found.values) {
      if (has(WordOf(*ref.value))) continue;
      missing.push_back(NameOfValue(ref, set));
      if (first.value == nullptr) first = ref;
    }
  }
  for (const std::string_view word : kind.all_of.values) {
    if (!has(word)) missing.push_back(NameOfWord(word, set));
  }
  if (!kind.any_of.empty() && std::none_of(kind.any_of.begin(), kind.any_of.end(), has)) {
    std::vector<Text> names;
    for (const std::string_view word : kind.any_of) names.push_back(NameOfWord(word, set));
    missing.push_back(Joined(names));
  }
  // An unreadable element of the list may be the very one that is missed.
  if (unknown != nullptr && (missing.empty() || unknown == &set || set.unreadable)) {
    docket.AddUndetermined(instance, *unknown);
    return;
  }
  if (missing.empty()) return Met(instance, docket);
  Outcome* outcome = docket.Add(instance, Verdict::violated);
  if (outcome == nullptr) return;
  const Ref& where = list.values.front();
  if (where.record == &instance.record()) {
    PointAtKey(*outcome, *where.record, *where.value);
  } else if (first.record == &instance.record()) {
    PointAtValue(*outcome, first);
    outcome->related.push_back(RelatedAt(where, "compared", kind.includes->name));
  } else {
    PointAtLinked(*outcome, list.link, where);
  }
  Finish(*outcome, instance, {{{"missing", std::move(missing)}}, {}, {}, "includes"});
}

}  // namespace

void Agree::CheckParameters(Params& params) const {
  const bool total = equals || at_most;
  if (sum.empty() && (total || !less.empty())) params.Missing("sum");
  if (!sum.empty() && !total) params.Missing("equals, at_most");
  if (equals && at_most) {
    params.faults().Add(params.Get("at_most").key_place(), "handbook-both", {Typed("names", "equals, at_most")});
  }
  const Part times = params.Get("between");
  if (hours.has_value() != static_cast<bool>(times)) params.Missing(hours ? "between" : "hours");
  if (times && between.size() != 2) params.WrongType(times, "handbook-type.between");
  if (sum.empty() && !hours && same.empty() && differ.empty() && !distinct && !includes) {
    params.Missing("sum, hours, same, differ, distinct, includes");
  }
  if (includes && all_of.empty() && any_of.empty()) params.Missing("all_of, any_of");
}

void Judge(const Agree& kind, const Instance& instance, Docket& docket) {
  if (!kind.sum.empty()) JudgeSum(kind, instance, docket);
  if (kind.hours) JudgeHours(kind, instance, docket);
  if (!kind.same.empty()) JudgePairs(kind.same, true, "same", instance, docket);
  if (!kind.differ.empty()) JudgePairs(kind.differ, false, "differ", instance, docket);
  if (kind.distinct) JudgeDistinct(kind, instance, docket);
  if (kind.includes) JudgeIncludes(kind, instance, docket);
}

}  // namespace lanzhi
