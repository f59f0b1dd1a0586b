#include "rule/eval/tests.h"

#include <algorithm>
#include <optional>

namespace lanzhi {
namespace {

const Field* ValueFieldOf(const Path& path) {
  if (path.target == nullptr || path.target->type != Type::list) return path.target;
  return path.target->item.get();
}

bool IsTextual(const Value& value) {
  const Type type = value.field->type;
  return type == Type::text || type == Type::prose || type == Type::reference;
}

bool Matches(const Test& test, const Field* field, const Value& value) {
  if (IsTextual(value)) return std::find(test.texts.begin(), test.texts.end(), value.text) != test.texts.end();
  const std::int64_t number = value.field == field ? value.number : NumberFor(value, field);
  return std::find(test.numbers.begin(), test.numbers.end(), number) != test.numbers.end();
}

// How many of the wanted values are there.
std::size_t Present(const Test& test, const Field* field, const Found& found) {
  const auto has = [&](auto same) { return std::any_of(found.values.begin(), found.values.end(), same); };
  std::size_t present = 0;
  for (const std::int64_t number : test.numbers) {
    present +=
        has([&](const Ref& ref) { return !IsTextual(*ref.value) && NumberFor(*ref.value, field) == number; }) ? 1 : 0;
  }
  for (const std::string_view text : test.texts) {
    present += has([&](const Ref& ref) { return IsTextual(*ref.value) && ref->text == text; }) ? 1 : 0;
  }
  return present;
}

Truth TruthOf(bool holds) { return holds ? Truth::yes : Truth::no; }

// What cannot be read may be among the wanted ones, or not: it is told only where that makes no difference.
Truth CheckList(const Test& test, const TestForm& form, const Found& found) {
  if (found.empty() && !found.unreadable) return Truth::no;
  const auto present = static_cast<std::int64_t>(Present(test, ValueFieldOf(test.path), found));
  const auto wanted = static_cast<std::int64_t>(test.numbers.size() + test.texts.size());
  const bool holds = form.holds(present, wanted);
  return found.unreadable && form.holds(wanted, wanted) != holds ? Truth::unreadable : TruthOf(holds);
}

// A test being asked, with what it looks at: remembered by the scene, or in one of the rooms.
struct Look {
  const Test& test;
  const Origin& origin;
  const Found* found = nullptr;  // as Checked has them
  const Found* other = nullptr;
  Truth truth = Truth::no;
  bool absent = false;
  Found resolved;
  std::optional<Found> expanded, other_resolved;  // made where they are needed

  Look(const Test& of, const Origin& at) : test(of), origin(at) { Ask(); }

 private:
  void Ask();
  void Resolved() { found = &Resolve(test.path, origin, resolved); }
  void Expanded() { found = &Expand(Resolve(test.path, origin, resolved), expanded.emplace()); }
  // The one value at the path, or at the other. Returns false when that settles the test.
  bool One(const Found& one) {
    if (!one.empty() && !one.unreadable) return true;
    truth = one.unreadable ? Truth::unreadable : Truth::no;
    absent = !one.unreadable;
    return false;
  }
  bool FindOne() {
    Resolved();
    return One(*found);
  }
  bool FindOther() {
    if (!test.other) return true;
    other = &Resolve(*test.other, origin, other_resolved.emplace());
    return One(*other);
  }
};

// How many elements of a list can be read.
std::int64_t SizeOf(const Found& found) { return static_cast<std::int64_t>(found.values.size()); }

// `holes`: given those of unreadable places in the elements.
Truth CheckElements(const Tests& tests, const Origin& origin, const Found& found, Holes& holes) {
  Truth truth = found.unreadable ? Truth::unreadable : TruthOf(!found.empty());
  for (const Ref& element : found.values) {
    const Origin inner{origin.scene, element.value, KeyDayOf(*element.record, *element.value), element.record};
    truth = std::min(truth, Check(tests, inner, holes));
    if (truth == Truth::no) break;
  }
  return truth;
}

// Whoever is born in a year is at most so old on a day. Nobody knows it of a year that nobody knows.
std::int64_t OldestOn(const Value& born, const Value& day) { return YearOf(day.date()) - born.number; }

// Nearly every test is of one value by a straight path; it needs no account of what was looked at. nullopt: another.
std::optional<Truth> CheckStraight(const Test& test, const Origin& origin) {
  using Operand = TestForm::Operand;
  if (test.path.straight_steps == 0) return std::nullopt;
  const TestForm& form = FormOf(test);
  const bool compares = form.operand == Operand::date || form.operand == Operand::number;
  const bool age = form.operand == Operand::age;
  const bool one = form.operand == Operand::values || form.operand == Operand::presence || compares || age;
  if (!one || (test.other && !age)) return std::nullopt;
  const std::optional<const Value*> resolved = ResolveStraight(test.path, origin);
  if (!resolved) return std::nullopt;
  const Value* value = *resolved;
  if (form.operand == Operand::presence) return TruthOf(form.holds(value != nullptr ? 1 : 0, 1));
  if (value == nullptr) return Truth::no;
  if (age) {
    const std::optional<const Value*> day = ResolveStraight(*test.other, origin);
    if (!day || *day == nullptr) return std::nullopt;
    return TruthOf(form.holds(OldestOn(*value, **day), test.numbers.front()));
  }
  if (compares) return TruthOf(form.holds(value->number, test.numbers.empty() ? 0 : test.numbers.front()));
  return TruthOf(Matches(test, ValueFieldOf(test.path), *value));
}

Truth Answer(const Test& test, const Origin& origin) {
  const std::optional<Truth> straight = CheckStraight(test, origin);
  return straight ? *straight : Look(test, origin).truth;
}

Truth Remembered(const Test& test, const Origin& origin) {
  if (test.slot < 0 || (origin.on && !test.timeless)) return Answer(test, origin);
  const auto slot = static_cast<std::size_t>(test.slot);
  if (const std::optional<Truth> known = origin.scene->memo.FindTest(slot)) return *known;
  const Truth truth = Answer(test, origin);
  origin.scene->memo.AddTest(slot, truth);
  return truth;
}

// The holes of those of `tests` that cannot be told, up to the first that does not hold.
void AddHolesOf(const std::vector<Test>& tests, const Origin& origin, Holes& holes) {
  for (const Test& test : tests) {
    const Look look(test, origin);
    if (look.truth == Truth::no) return;
    if (look.truth != Truth::unreadable) continue;
    for (const Found* found : {look.found, look.other}) {
      if (found == nullptr) continue;
      for (const Hole& hole : found->holes) holes.push_back(hole);
    }
  }
}

// The other side of a comparison of dates. Of a month, half or year the first day, or the last where what is compared
// is to lie behind it, or not to.
std::int64_t DayAgainst(const Test& test, const Value& other) {
  const auto unit = UnitOf(other.field->type);
  const bool last = test.what == Test::What::after || test.what == Test::What::not_after;
  return unit && last ? LastOfUnit(other.date(), *unit).time_since_epoch().count() : other.number;
}

void Look::Ask() {
  const TestForm& form = FormOf(test);
  const std::int64_t number = test.numbers.empty() ? 0 : test.numbers.front();
  switch (form.operand) {
    case TestForm::Operand::stage: {
      const auto stage = static_cast<std::size_t>(number);
      truth = stage < origin.scene->stages.size() ? origin.scene->stages[stage] : Truth::no;
      break;
    }
    case TestForm::Operand::presence:
      Resolved();
      absent = found->empty();
      truth = absent && found->unreadable ? Truth::unreadable : TruthOf(form.holds(absent ? 0 : 1, 1));
      break;
    case TestForm::Operand::list:
      Expanded();
      absent = found->empty() && !found->unreadable;
      truth = CheckList(test, form, *found);
      break;
    case TestForm::Operand::values:
      if (FindOne()) truth = TruthOf(Matches(test, ValueFieldOf(test.path), *found->values.front().value));
      break;
    case TestForm::Operand::asker: {
      if (!FindOne()) break;
      const Record* asker = origin.scene->asker;
      truth = TruthOf(asker != nullptr && found->values.front()->text == asker->id);
      break;
    }
    case TestForm::Operand::elements: {
      Expanded();
      absent = found->empty() && !found->unreadable;
      Holes holes;
      truth = CheckElements(test.inner.front(), origin, *found, holes);
      if (holes.empty()) break;
      if (found != &*expanded) expanded = *found;
      for (const Hole& hole : holes) expanded->holes.push_back(hole);
      found = &*expanded;
      break;
    }
    case TestForm::Operand::size: {
      Expanded();
      if (!FindOther()) break;
      const bool holds = form.holds(SizeOf(*found), test.other ? other->values.front()->number : number);
      absent = found->empty() && !found->unreadable;
      truth = !holds && found->unreadable ? Truth::unreadable : TruthOf(holds);
      break;
    }
    case TestForm::Operand::age:
      if (!FindOne()) break;
      if (FindOther()) {
        truth = TruthOf(form.holds(OldestOn(*found->values.front().value, *other->values.front().value), number));
      } else {
        truth = Truth::unreadable;
      }
      break;
    case TestForm::Operand::date:
    case TestForm::Operand::number: {
      if (!FindOne()) break;
      if (!FindOther()) {
        truth = Truth::unreadable;  // there is nothing to compare with
        break;
      }
      const std::int64_t to = test.other ? DayAgainst(test, *other->values.front().value) : number;
      truth = TruthOf(form.holds(found->values.front()->number, to));
      break;
    }
  }
}

}  // namespace

std::int64_t NumberFor(const Value& value, const Field* field) {
  if (value.field == field || field == nullptr || field->type != Type::choice) return value.number;
  const FreeText word = WordOf(value);
  for (std::size_t i = 0; i < field->choices.size(); ++i) {
    if (word == field->choices[i].value) return static_cast<std::int64_t>(i);
  }
  return -1;
}

Checked Check(const Test& test, const Origin& origin) {
  const Look look(test, origin);
  Checked checked{look.truth, {}, {}, look.absent};
  if (look.found != nullptr) checked.found = *look.found;
  if (look.other != nullptr) checked.other = *look.other;
  return checked;
}

Truth CheckAll(const std::vector<Test>& tests, const Origin& origin) {
  Truth truth = Truth::yes;
  for (const Test& test : tests) {
    truth = std::min(truth, Remembered(test, origin));
    if (truth == Truth::no) break;
  }
  return truth;
}

Truth CheckAny(const std::vector<std::vector<Test>>& alternatives, const Origin& origin) {
  Truth any = Truth::no;
  for (const auto& alternative : alternatives) {
    any = std::max(any, CheckAll(alternative, origin));
    if (any == Truth::yes) break;
  }
  return any;
}

Truth Check(const Tests& tests, const Origin& origin, Holes& holes) {
  const Truth truth = Check(tests, origin);
  if (truth == Truth::unreadable) {
    AddHolesOf(tests.all, origin, holes);
    for (const auto& alternative : tests.any) AddHolesOf(alternative, origin, holes);
  }
  return truth;
}

}  // namespace lanzhi
