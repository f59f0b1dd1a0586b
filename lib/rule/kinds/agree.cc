#include <algorithm>

#include "rule/eval/wording.h"
#include "rule/kinds/kinds.h"

namespace lanzhi {
namespace {

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

void AddValue(Args& args, std::string name, const Value& value) {
  if (std::optional<ArgValue> arg = ArgOf(value)) args.push_back({std::move(name), std::move(*arg)});
}

// Something that is needed cannot be read, or a part of it is not there.
bool AskBack(const Found& found, const Instance& instance, Docket& docket) {
  if (!found.Unknown()) return false;
  docket.AddUndetermined(instance, found);
  return true;
}

void Met(const Instance& instance, Docket& docket) { docket.Add(instance, Verdict::met); }

void JudgeSum(const Agree& kind, const Instance& instance, Docket& docket) {
  const Found equals = Resolve(*kind.equals, instance.origin);
  Found parts = Expand(Resolve(*kind.sum, instance.origin));
  if (AskBack(equals, instance, docket) || AskBack(parts, instance, docket)) return;
  if (equals.empty() || parts.empty()) return;
  if (!parts.holes.empty()) {  // an item without its amount
    docket.AddUndetermined(instance, parts);
    return;
  }
  std::int64_t have = 0;
  for (const Ref& ref : parts.values) have += Hundredths(*ref.value);
  const Ref& total = equals.values.front();
  const std::int64_t want = Hundredths(*total.value);
  if (have == want) return Met(instance, docket);
  Outcome* outcome = docket.Add(instance, Verdict::contradicted);
  if (outcome == nullptr) return;
  PointAtValue(*outcome, total);
  for (const Ref& ref : parts.values) outcome->related.push_back(RelatedAt(ref, "part", kind.sum->name));
  Finish(*outcome, instance, {{{"have", Decimal{have}}, {"want", Decimal{want}}}, {}, {}, "sum"});
}

void JudgeSame(const Agree& kind, const Instance& instance, Docket& docket) {
  const Path* path = nullptr;
  Ref first;
  bool compared = false;
  for (const Path& next : kind.same) {
    const Found found = Resolve(next, instance.origin);
    if (AskBack(found, instance, docket)) return;
    if (found.empty()) continue;
    const Ref& value = found.values.front();
    if (first.value == nullptr) {
      path = &next;
      first = value;
      continue;
    }
    compared = true;
    if (Same(*first.value, *value.value)) continue;
    Outcome* outcome = docket.Add(instance, Verdict::contradicted);
    if (outcome == nullptr) return;
    PointAtValue(*outcome, value);
    outcome->related.push_back(RelatedAt(first, "compared", path->name));
    Args args{{"a", path->name}, {"b", next.name}};
    if (value->field->type == Type::date) args.push_back({"b.date", value->date()});
    if (first->field->type == Type::date) args.push_back({"a.date", first->date()});
    AddValue(args, "want", *first.value);
    AddValue(args, "have", *value.value);
    Finish(*outcome, instance, {std::move(args), {}, {}, "same"});
    return;
  }
  if (compared) Met(instance, docket);
}

void JudgeDistinct(const Agree& kind, const Instance& instance, Docket& docket) {
  const Found found = Expand(Resolve(*kind.distinct, instance.origin));
  for (const Ref* value = found.values.begin(); value != found.values.end(); ++value) {
    const Ref* twin =
        std::find_if(found.values.begin(), value, [&](const Ref& ref) { return Same(*ref.value, *value->value); });
    if (twin == value) continue;
    Outcome* outcome = docket.Add(instance, Verdict::contradicted);
    if (outcome == nullptr) return;
    PointAtValue(*outcome, *value);
    outcome->related.push_back(RelatedAt(*twin, "compared", kind.distinct->name));
    Args args{{"failed", std::vector<Text>{kind.distinct->name}}};
    AddValue(args, "b", *value->value);
    Finish(*outcome, instance, {std::move(args), {}, {}, "distinct"});
    return;
  }
  if (AskBack(found, instance, docket) || found.empty()) return;
  Met(instance, docket);
}

// What a word of the handbook's is called: the choice of the list, else the word itself.
Text NameOfWord(std::string_view word, const Found& set) {
  const Field& field = *set.values.front()->field;
  for (const Choice& choice : field.choices) {
    if (choice.value == word) return Text(choice.names);
  }
  return {std::string(word), std::string(word)};
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
  const auto has = [&](std::string_view word) {
    return std::any_of(set.values.begin(), set.values.end(),
                       [&](const Ref& ref) { return WordOf(*ref.value) == word; });
  };
  std::vector<Text> missing;
  const Found* unknown = set.Unknown() ? &set : nullptr;
  std::vector<Found> members;
  members.reserve(kind.all_of.size());
  for (const Path& path : kind.all_of) {
    const Found& found = members.emplace_back(Expand(Resolve(path, instance.origin)));
    if (found.Unknown()) unknown = &found;
    for (const Ref& ref : found.values) {
      const std::string_view word = WordOf(*ref.value);
      if (!has(word)) missing.push_back(NameOfWord(word, set));
    }
  }
  for (const std::string_view word : kind.all_values) {
    if (!has(word)) missing.push_back(NameOfWord(word, set));
  }
  if (!kind.any_values.empty() && std::none_of(kind.any_values.begin(), kind.any_values.end(), has)) {
    std::vector<Text> names;
    for (const std::string_view word : kind.any_values) names.push_back(NameOfWord(word, set));
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
  PointAtKey(*outcome, *list.values.front().record, *list.values.front().value);
  Finish(*outcome, instance, {{{"missing", std::move(missing)}}, {}, {}, "includes"});
}

}  // namespace

void Judge(const Agree& kind, const Instance& instance, Docket& docket) {
  if (kind.sum && kind.equals) JudgeSum(kind, instance, docket);
  if (!kind.same.empty()) JudgeSame(kind, instance, docket);
  if (kind.distinct) JudgeDistinct(kind, instance, docket);
  if (kind.includes) JudgeIncludes(kind, instance, docket);
}

}  // namespace lanzhi
