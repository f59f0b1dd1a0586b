#include "rule/kinds/sequence.h"

#include <algorithm>

#include "rule/compile/params.h"
#include "rule/eval/wording.h"
#include "rule/kinds/all.h"

namespace lanzhi {
namespace {

static_assert(kIsKind<Sequence>, "a line is lacking in kinds/all.h");

struct Dated {
  const OrderStep* step = nullptr;
  Ref ref;
  Ref link;  // that led to it, in a linked record

  [[nodiscard]] Date date() const { return ref->date(); }
  [[nodiscard]] const Text& name() const { return step->path.name; }
};

// A date that is too early, and the one that it should not be before.
struct Inversion {
  Dated before;
  Dated early;

  [[nodiscard]] Severity SeverityIn(const Rule& rule) const { return early.step->severity.value_or(rule.severity); }
};

struct LackingDate {
  const Path* path = nullptr;
  Found found;
};

// One instance, judged.
struct Judged {
  Verdict verdict = Verdict::met;
  std::vector<Inversion> too_early;  // in the order of the steps
  std::vector<LackingDate> lacks;
  Found unknown;  // Found::Unknown(): something is
};

Judged ExamineOrder(const Sequence& kind, const Origin& origin) {
  Judged judged;
  std::optional<Dated> latest;
  for (const auto& set : kind.order) {
    std::optional<Dated> latest_of_set;
    for (const OrderStep& each : set) {
      Dated step{&each, {}, {}};
      if (const std::optional<const Value*> straight = ResolveStraight(each.path, origin)) {
        if (*straight == nullptr) continue;
        step.ref = {&origin.record(), *straight};
      } else {
        Found room;
        const Found& found = Resolve(each.path, origin, room);
        if (found.Unknown()) judged.unknown = found;
        if (found.Unknown() || found.empty()) continue;
        step.ref = found.values.front();
        step.link = found.link;
      }
      if (latest && step.date() < latest->date()) judged.too_early.push_back({*latest, step});
      if (!latest_of_set || step.date() > latest_of_set->date()) latest_of_set = step;
    }
    if (latest_of_set && (!latest || latest_of_set->date() > latest->date())) latest = latest_of_set;
  }
  if (!judged.too_early.empty()) {
    judged.verdict = Verdict::violated;
    return judged;
  }
  for (const Path& path : kind.all_given.paths) {
    Found room;
    const Found& found = Resolve(path, origin, room);
    if (found.Unknown()) judged.unknown = found;
    if (found.empty() && !found.Unknown()) judged.lacks.push_back({&path, found});
  }
  if (!judged.lacks.empty()) {
    judged.verdict = Verdict::missing;
  } else if (judged.unknown.Unknown()) {
    judged.verdict = Verdict::undetermined;
  }
  return judged;
}

// The gravest comes first, and within that the order of the steps.
void Sort(std::vector<Inversion>& inversions, const Rule& rule) {
  std::stable_sort(inversions.begin(), inversions.end(),
                   [&](const Inversion& a, const Inversion& b) { return a.SeverityIn(rule) > b.SeverityIn(rule); });
}

Args ArgsOf(const Judged& judged, std::int64_t n) {
  Args args{{"n", n}};
  if (judged.verdict == Verdict::violated) {
    const auto& [before, early] = judged.too_early.front();
    args.push_back({"a", before.name()});
    args.push_back({"a.date", before.date()});
    args.push_back({"b", early.name()});
    args.push_back({"b.date", early.date()});
    args.push_back({"late", before.name()});
  } else {
    std::vector<Text> names;
    for (const LackingDate& lack : judged.lacks) names.push_back(lack.path->name);
    args.push_back({"missing", std::move(names)});
  }
  return args;
}

void PointAtInversions(Outcome& outcome, const Instance& instance, const Judged& judged,
                       const std::vector<Judged>& others) {
  const Dated& first = judged.too_early.front().early;
  if (first.ref.record == &instance.record()) {
    PointAtValue(outcome, first.ref);
  } else {
    PointAtLinked(outcome, first.link, first.ref);
  }
  outcome.actual = first.date();
  outcome.severity = judged.too_early.front().SeverityIn(*instance.rule);
  outcome.clauses.clear();
  for (const Inversion& inversion : judged.too_early) {
    const std::vector<std::string_view>& own = inversion.early.step->clauses;
    AddClauses(outcome.clauses, own.empty() ? instance.rule->clauses : own);
  }
  const Dated& before = judged.too_early.front().before;
  outcome.related.push_back(RelatedAt(before.ref, "earlier", before.name()));
  const auto also = [&](const Inversion& inversion) {
    outcome.related.push_back(RelatedAt(inversion.early.ref, "also", inversion.early.name()));
  };
  for (std::size_t i = 1; i < judged.too_early.size(); ++i) also(judged.too_early[i]);
  for (const Judged& other : others) also(other.too_early.front());
}

// `others`: further instances with the same verdict (Sequence::collect).
void ReportOrder(const Instance& instance, Judged judged, const std::vector<Judged>& others, std::string_view variant,
                 Docket& docket) {
  Outcome* outcome = docket.Add(instance, judged.verdict);
  if (outcome == nullptr) return;
  if (judged.verdict == Verdict::violated) {
    Sort(judged.too_early, *instance.rule);
    PointAtInversions(*outcome, instance, judged, others);
  } else {
    PointAtAbsence(*outcome, instance.record(), judged.lacks.front().found);
    for (const LackingDate& lack : judged.lacks) AddHoles(*outcome, lack.found.holes);
  }
  const auto n = static_cast<std::int64_t>(others.size() + 1);
  Finish(*outcome, instance, {ArgsOf(judged, n), {}, {}, variant});
}

// Whether the order of the elements around these values is not known.
bool OrderUnknown(const Found& found) {
  return found.values.size() > 1 && std::any_of(found.values.begin(), found.values.end(), [](const Ref& ref) {
           for (std::uint32_t i = ref->parent; i != 0; i = ref.record->values[i].parent) {
             if (!ref.record->values[i].order_known) return true;
           }
           return false;
         });
}

// `before`: the value that `value` does not fit; none for the first.
void ReportBreak(const Instance& instance, const Path& path, const Ref& value, const Ref& before, Args args,
                 std::string_view variant, Docket& docket) {
  Outcome* outcome = docket.Add(instance, Verdict::violated);
  if (outcome == nullptr) return;
  PointAtValue(*outcome, value);
  if (before.value != nullptr) {
    outcome->related.push_back(RelatedAt(before, "compared", path.name));
    AddValue(args, "a", before);
  }
  AddValue(args, "b", value);
  AddValue(args, "have", value);
  Finish(*outcome, instance, {std::move(args), {}, {}, variant});
}

// The wanted value as it is told: a choice by its name.
ArgValue WantedArg(const Ref& like, std::int64_t number) {
  Value wanted = *like.value;
  wanted.number = number;
  wanted.text = {};
  return ArgOf({like.record, &wanted}).value_or(ArgValue(number));
}

void JudgeSeries(const Sequence& kind, const Instance& instance, Docket& docket) {
  const Path& path = kind.gapless ? *kind.gapless : *kind.ascending;
  const Found found = Resolve(path, instance.origin);
  if (found.Unknown() || OrderUnknown(found)) {
    docket.AddUndetermined(instance, found);
    return;
  }
  // In an ascending series one may stay away.
  if (kind.gapless && !found.empty() && !found.holes.empty()) return AddMissing(instance, path, found, docket);
  Ref before;
  std::int64_t n = 0;
  for (const Ref& value : found.values) {
    ++n;
    if (kind.gapless && value->number != n) {
      return ReportBreak(instance, path, value, before, {{"n", n}, {"want", n}}, "gapless", docket);
    }
    if (kind.ascending && before.value == nullptr && kind.starts && value->number != kind.starts->number) {
      Args args{{"n", n}, {"want", WantedArg(value, kind.starts->number)}};
      return ReportBreak(instance, path, value, {}, std::move(args), "starts", docket);
    }
    if (kind.ascending && before.value != nullptr && value->number < before->number) {
      return ReportBreak(instance, path, value, before, {{"n", n}}, "ascending", docket);
    }
    before = value;
  }
  if (!found.empty()) docket.Add(instance, Verdict::met);
}

// The values of a list's elements, one each.
void CheckElements(Params& params, std::string_view key, const std::optional<Path>& path) {
  if (!path || path->target == nullptr || (path->many && path->target->type != Type::list)) return;
  params.faults().Add(params.Get(key).place(), "handbook-path.single", {Typed("path", path->text)});
}

}  // namespace

void Sequence::CheckParameters(Params& params) {
  constexpr std::string_view kWays = "order, ascending, gapless";
  Part one;
  int ways = 0;
  for (const std::string_view key : {"order", "ascending", "gapless"}) {
    const Part part = params.Get(key);
    if (!part) continue;
    one = part;
    ++ways;
  }
  if (ways == 0) params.Missing(kWays);
  if (ways > 1) params.faults().Add(one.key_place(), "handbook-both", {Typed("names", kWays)});
  CheckElements(params, "ascending", ascending);
  CheckElements(params, "gapless", gapless);
  if (!all_given.all) return;
  for (const auto& set : order) {
    for (const OrderStep& step : set) all_given.paths.push_back(step.path);
  }
}

void Judge(const Sequence& kind, const Instance& instance, Docket& docket) {
  if (kind.ascending || kind.gapless) return JudgeSeries(kind, instance, docket);
  const Judged judged = ExamineOrder(kind, instance.origin);
  if (judged.verdict == Verdict::met) {
    docket.Add(instance, Verdict::met);
  } else if (judged.verdict == Verdict::undetermined) {
    docket.AddUndetermined(instance, judged.unknown);
  } else {
    ReportOrder(instance, judged, {}, {}, docket);
  }
}

void JudgeTogether(const Sequence& kind, const Rule& rule, const Scene& scene, const std::vector<Origin>& origins,
                   Docket& docket) {
  std::vector<Judged> violated, missing, undetermined;
  for (const Origin& origin : origins) {
    Judged judged = ExamineOrder(kind, origin);
    if (judged.verdict == Verdict::violated)
      violated.push_back(std::move(judged));
    else if (judged.verdict == Verdict::missing)
      missing.push_back(std::move(judged));
    else if (judged.verdict == Verdict::undetermined)
      undetermined.push_back(std::move(judged));
  }
  const Instance instance{&rule, {&scene, nullptr, std::nullopt}};
  std::vector<Judged>& worst = !violated.empty() ? violated : missing;
  if (!worst.empty()) {
    const Judged first = std::move(worst.front());
    worst.erase(worst.begin());
    ReportOrder(instance, first, worst, first.verdict == Verdict::violated ? "together" : "", docket);
  } else if (!undetermined.empty()) {
    docket.AddUndetermined(instance, undetermined.front().unknown);
  } else {
    docket.Add(instance, Verdict::met);
  }
}

}  // namespace lanzhi
