#include "rule/kinds/kinds.h"

namespace lanzhi {
namespace {

struct Dated {
  const Path* path = nullptr;
  Ref ref;

  [[nodiscard]] Date date() const { return ref->date(); }
};

struct Lack {
  const Path* path = nullptr;
  Found found;
};

// One instance, judged.
struct Judged {
  Verdict verdict = Verdict::met;
  Dated before;                  // the latest earlier step
  std::vector<Dated> too_early;  // in the order of the steps
  std::vector<Lack> lacks;
  std::optional<Found> unknown;
};

Judged Examine(const Sequence& kind, const Origin& origin) {
  Judged judged;
  std::optional<Dated> latest;
  for (const auto& set : kind.order) {
    std::optional<Dated> latest_of_set;
    for (const Path& path : set) {
      const Found found = Resolve(path, origin);
      if (found.Unknown()) judged.unknown = found;
      if (found.Unknown() || found.empty()) continue;
      const Dated step{&path, found.values.front()};
      if (latest && step.date() < latest->date()) {
        if (judged.too_early.empty()) judged.before = *latest;
        judged.too_early.push_back(step);
      }
      if (!latest_of_set || step.date() > latest_of_set->date()) latest_of_set = step;
    }
    if (latest_of_set && (!latest || latest_of_set->date() > latest->date())) latest = latest_of_set;
  }
  if (!judged.too_early.empty()) {
    judged.verdict = Verdict::violated;
    return judged;
  }
  for (const Path& path : kind.all_given) {
    Found found = Resolve(path, origin);
    if (found.Unknown()) judged.unknown = found;
    if (found.empty() && !found.Unknown()) judged.lacks.push_back({&path, std::move(found)});
  }
  if (!judged.lacks.empty()) {
    judged.verdict = Verdict::missing;
  } else if (judged.unknown) {
    judged.verdict = Verdict::undetermined;
  }
  return judged;
}

Args ArgsOf(const Judged& judged, std::int64_t n) {
  Args args{{"n", n}};
  if (judged.verdict == Verdict::violated) {
    const Dated& early = judged.too_early.front();
    args.push_back({"a", judged.before.path->name});
    args.push_back({"a.date", judged.before.date()});
    args.push_back({"b", early.path->name});
    args.push_back({"b.date", early.date()});
    args.push_back({"late", judged.before.path->name});
  } else {
    std::vector<Text> names;
    for (const Lack& lack : judged.lacks) names.push_back(lack.path->name);
    args.push_back({"missing", std::move(names)});
  }
  return args;
}

// `others`: further instances with the same verdict (Sequence::collect).
void Report(const Instance& instance, const Judged& judged, const std::vector<Judged>& others, std::string_view variant,
            Docket& docket) {
  Outcome* outcome = docket.Add(instance, judged.verdict);
  if (outcome == nullptr) return;
  if (judged.verdict == Verdict::violated) {
    const Dated& first = judged.too_early.front();
    PointAtValue(*outcome, first.ref);
    outcome->actual = first.date();
    outcome->related.push_back(RelatedAt(judged.before.ref, "earlier", judged.before.path->name));
    const auto also = [&](const Dated& step) {
      outcome->related.push_back(RelatedAt(step.ref, "also", step.path->name));
    };
    for (std::size_t i = 1; i < judged.too_early.size(); ++i) also(judged.too_early[i]);
    for (const Judged& other : others) also(other.too_early.front());
  } else {
    PointAtAbsence(*outcome, instance.record(), judged.lacks.front().found);
    for (const Lack& lack : judged.lacks) AddHoles(*outcome, lack.found.holes);
  }
  const auto n = static_cast<std::int64_t>(others.size() + 1);
  Finish(*outcome, instance, {ArgsOf(judged, n), {}, {}, variant});
}

}  // namespace

void Judge(const Sequence& kind, const Instance& instance, Docket& docket) {
  const Judged judged = Examine(kind, instance.origin);
  if (judged.verdict == Verdict::met) {
    docket.Add(instance, Verdict::met);
  } else if (judged.verdict == Verdict::undetermined) {
    docket.AddUndetermined(instance, *judged.unknown);
  } else {
    Report(instance, judged, {}, {}, docket);
  }
}

void JudgeTogether(const Sequence& kind, const Rule& rule, const Scene& scene, const std::vector<Origin>& origins,
                   Docket& docket) {
  std::vector<Judged> violated, missing, undetermined;
  for (const Origin& origin : origins) {
    Judged judged = Examine(kind, origin);
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
    Report(instance, first, worst, first.verdict == Verdict::violated ? "together" : "", docket);
  } else if (!undetermined.empty()) {
    docket.AddUndetermined(instance, *undetermined.front().unknown);
  } else {
    docket.Add(instance, Verdict::met);
  }
}

}  // namespace lanzhi
