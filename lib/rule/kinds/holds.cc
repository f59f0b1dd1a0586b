#include "rule/kinds/holds.h"

#include <algorithm>

#include "rule/eval/tests.h"
#include "rule/eval/wording.h"
#include "rule/kinds/all.h"

namespace lanzhi {
namespace {

static_assert(kIsKind<Holds>, "a line is lacking in kinds/all.h");

struct Failure {
  const Test* test = nullptr;
  Checked checked;
};

struct Failures {
  std::vector<Failure> certain;
  std::vector<Found> unknown;  // tests about which nothing can be said
};

void Collect(const std::vector<Test>& tests, const Origin& origin, Failures& failures) {
  for (const Test& test : tests) {
    Checked checked = Check(test, origin);
    if (checked.truth == Truth::yes) continue;
    if (checked.Unknown()) {
      failures.unknown.push_back(checked.other.Unknown() ? checked.other : checked.found);
    } else {
      failures.certain.push_back({&test, std::move(checked)});
    }
  }
}

Failures FailuresOf(const Tests& tests, const Origin& origin) {
  Failures failures;
  Collect(tests.all, origin, failures);
  Failures any;
  bool possible = tests.any.empty();
  for (const auto& alternative : tests.any) {
    Failures mine;
    Collect(alternative, origin, mine);
    if (mine.certain.empty() && mine.unknown.empty()) return failures;
    possible = possible || mine.certain.empty();
    for (Failure& failure : mine.certain) any.certain.push_back(std::move(failure));
    for (Found& found : mine.unknown) any.unknown.push_back(std::move(found));
  }
  for (Found& found : any.unknown) failures.unknown.push_back(std::move(found));
  if (possible) return failures;
  for (Failure& failure : any.certain) failures.certain.push_back(std::move(failure));
  return failures;
}

// What fails; where there is nothing to compare with, that.
Text NameOfFailed(const Failure& failure, const Instance& instance) {
  const Test& test = *failure.test;
  if (test.what == Test::What::stage)
    return Text(instance.record().shape->stages[static_cast<std::size_t>(test.numbers.front())].names);
  return failure.checked.absent && test.other && !failure.checked.found.empty() ? test.other->name : test.path.name;
}

const Field* ItemOf(const Path& path) {
  const Field* target = path.target;
  return target != nullptr && target->type == Type::list ? target->item.get() : target;
}

// The values of `all_of` that are not there.
void AddLacking(const Failure& failure, std::vector<Text>& names) {
  const Test& test = *failure.test;
  const Field* item = ItemOf(test.path);
  const auto has = [&](auto same) {
    return std::any_of(failure.checked.found.values.begin(), failure.checked.found.values.end(), same);
  };
  for (const std::int64_t number : test.numbers) {
    if (has([&](const Ref& ref) { return NumberFor(*ref.value, item) == number; })) continue;
    const auto index = static_cast<std::size_t>(number);
    names.push_back(item->type == Type::choice ? Text(item->choices[index].names) : test.path.name);
  }
  for (const std::string_view text : test.texts) {
    if (!has([&](const Ref& ref) { return ref->text == text; }))
      names.emplace_back(std::string(text), std::string(text));
  }
}

void PointAtFailure(Outcome& outcome, const Failure& failure, const Instance& instance) {
  const Found& found = failure.checked.found;
  const bool absent = failure.checked.absent && failure.test->what != Test::What::absent;
  if (absent || found.empty()) {
    const Found& lacking = failure.checked.other.nearest.value != nullptr ? failure.checked.other : found;
    PointAtAbsence(outcome, instance.record(), lacking);
    return;
  }
  const Ref& first = found.values.front();
  const Value& parent = first.record->values[first->parent];
  const bool wants_more = failure.test->what == Test::What::any_of || failure.test->what == Test::What::all_of;
  // A value in a linked record is this record's fault: it chose the link.
  const bool linked = first.record != &instance.record() && found.link.value != nullptr;
  if (linked) {
    PointAtLinked(outcome, found.link, first);
  } else if (wants_more && parent.field != nullptr && parent.field->type == Type::list) {
    PointAtKey(outcome, *first.record, parent);
  } else {
    PointAtValue(outcome, first);
  }
  const Ref& dated = linked ? found.link : first;
  if (!outcome.dated) outcome.dated = KeyDayOf(*dated.record, *dated.value);
  if (!failure.checked.other.empty()) {
    outcome.related.push_back(RelatedAt(failure.checked.other.values.front(), "compared", failure.test->other->name));
  }
}

void ReportFailures(const Instance& instance, const std::vector<Failure>& failures, Docket& docket) {
  const auto wrong = std::find_if(failures.begin(), failures.end(), [](const Failure& failure) {
    return !failure.checked.absent || failure.test->what == Test::What::absent;
  });
  const bool violated = wrong != failures.end();
  Outcome* outcome = docket.Add(instance, violated ? Verdict::violated : Verdict::missing);
  if (outcome == nullptr) return;
  PointAtFailure(*outcome, violated ? *wrong : failures.front(), instance);
  std::vector<Text> failed;
  std::vector<Text> missing;
  for (const Failure& failure : failures) {
    const Text name = NameOfFailed(failure, instance);
    failed.push_back(name);
    if (failure.test->what == Test::What::all_of && !failure.checked.absent) {
      AddLacking(failure, missing);
    } else {
      missing.push_back(name);
    }
    if (failure.checked.absent) {
      AddHoles(*outcome, failure.checked.found.empty() ? failure.checked.found.holes : failure.checked.other.holes);
    }
  }
  Finish(*outcome, instance, {{{"failed", std::move(failed)}, {"missing", std::move(missing)}}, {}, {}, {}});
}

}  // namespace

void Judge(const Holds& kind, const Instance& instance, Docket& docket) {
  const Tests* tests = &kind.holds;
  for (const Holds::Instead& instead : kind.instead) {
    Found unreadable;
    const Truth when = Check(instead.when, instance.origin, unreadable.holes);
    if (when == Truth::unreadable) {
      unreadable.unreadable = true;
      docket.AddUndetermined(instance, unreadable);
      return;
    }
    if (when == Truth::no) continue;
    tests = &instead.holds;
    break;
  }
  if (Check(*tests, instance.origin) == Truth::yes) {
    docket.Add(instance, Verdict::met);
    return;
  }
  const Failures failures = FailuresOf(*tests, instance.origin);
  if (!failures.certain.empty()) {
    ReportFailures(instance, failures.certain, docket);
  } else if (!failures.unknown.empty()) {
    docket.AddUndetermined(instance, failures.unknown.front());
  }
}

}  // namespace lanzhi
