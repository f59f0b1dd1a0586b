#include "rule/compile/test.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/decimal.h"
#include "rule/compile/path.h"
#include "rule/compile/slots.h"

namespace lanzhi {
namespace {

using Operand = TestForm::Operand;

// The test with this name and one of these operands; kTestCount when there is none.
template <typename... Operands>
std::size_t FindTest(std::string_view name, Operands... operands) {
  const auto fits = [&](const TestForm& form) { return form.name == name && ((form.operand == operands) || ...); };
  return static_cast<std::size_t>(std::find_if(kTestForms.begin(), kTestForms.end(), fits) - kTestForms.begin());
}

// One that stands as a key before its operand.
std::size_t FindOperator(std::string_view name) {
  return FindTest(name, Operand::list, Operand::date, Operand::number, Operand::elements, Operand::size, Operand::age);
}

Test MakeTest(std::size_t number, Path path) {
  Test test;
  test.what = static_cast<Test::What>(number);
  test.path = std::move(path);
  return test;
}

class TestCompiler {
 public:
  TestCompiler(const Scope& scope, std::vector<Test>& out) : scope_(scope), faults_(*scope.faults), out_(out) {}

  void Run(Part map) {
    Map(map);
    Slots* slots = SlotsOf(scope_);
    if (slots == nullptr) return;
    for (Test& test : out_) slots->Number(test);
  }

 private:
  void Map(Part map) {
    for (const Part entry : map) {
      if (entry.is_faulty()) {
        faults_.Silent();
      } else if (const std::size_t stage = FindTest(entry.key(), Operand::stage); stage < kTestCount) {
        StageTest(entry, stage);
      } else if (entry.key() != "any") {
        Entry(entry);
      }
    }
  }

  void StageTest(Part entry, std::size_t number) {
    std::vector<std::string_view> names;
    for (const auto& stage : scope_.shape->stages) {
      if (stage.name == entry.text()) {
        out_.push_back(MakeTest(number, {}));
        out_.back().numbers.push_back(static_cast<std::int64_t>(names.size()));
        return;
      }
      names.push_back(stage.name);
    }
    faults_.AddNear(entry.place(), "handbook-stage", {Typed("stage", entry.text())}, entry.text(), names);
  }

  void Entry(Part entry) {
    Expect expect = kAnything;
    if (entry.is_map()) {
      for (const Part op : entry) {
        expect.many = expect.many || FindTest(op.key(), Operand::list, Operand::elements) < kTestCount;
      }
    }
    // Of several places one is enough, or none may be.
    if (entry.is_scalar() && FindTest(entry.text(), Operand::presence) < kTestCount) expect.many = true;
    auto path = CompilePath(scope_, entry.key(), entry.key_place(), expect);
    if (!path) return;
    if (entry.is_map()) {
      Operators(entry, *path);
      return;
    }
    const std::size_t word =
        entry.is_scalar() && !entry.is_blank() ? FindTest(entry.text(), Operand::presence, Operand::asker) : kTestCount;
    if (word < kTestCount) {
      Word(entry, MakeTest(word, std::move(*path)));
    } else if (IsList(*path)) {
      faults_.Add(entry.place(), "handbook-test.list", {Typed("path", path->text)});
    } else {
      Test test = MakeTest(FindTest("", Operand::values), std::move(*path));
      Values(entry, test);
      out_.push_back(std::move(test));
    }
  }

  void Word(Part entry, Test test) {
    if (FormOf(test).operand == Operand::asker && !LeadsToAsker(test.path)) {
      faults_.Add(entry.place(), "handbook-test.this-record", {Typed("path", test.path.text)});
    } else {
      out_.push_back(std::move(test));
    }
  }

  void Operators(Part entry, const Path& path) {
    if (entry.is_blank()) faults_.Add(entry.place(), "handbook-test.empty", {Typed("path", path.text)});
    for (const Part operand : entry) {
      const std::size_t found = FindOperator(operand.key());
      if (found == kTestCount) {
        std::vector<std::string_view> names;
        for (const TestForm& form : kTestForms) {
          if (FindOperator(form.name) < kTestCount) names.push_back(form.name);
        }
        faults_.AddNear(operand.key_place(), "handbook-test.unknown", {Typed("name", operand.key())}, operand.key(),
                        names);
        continue;
      }
      Test test = MakeTest(found, path);
      switch (FormOf(test).operand) {
        case Operand::list:
          Lists(operand, test);
          break;
        case Operand::date:
          Compare(operand, test);
          break;
        case Operand::number:
          Bound(operand, test);
          break;
        case Operand::elements:
          Elements(operand, test);
          break;
        case Operand::size:
          Size(operand, test);
          break;
        case Operand::age:
          Age(operand, test);
          break;
        case Operand::values:
        case Operand::presence:
        case Operand::asker:
        case Operand::stage:
          break;  // no key before an operand
      }
      out_.push_back(std::move(test));
    }
  }

  bool LeadsToAsker(const Path& path) const {
    const Field* field = path.target;
    return scope_.asker != nullptr && field != nullptr && field->type == Type::reference &&
           field->to == scope_.asker->kind;
  }

  static bool IsList(const Path& path) { return path.target != nullptr && path.target->type == Type::list; }

  void Lists(Part operand, Test& test) {
    if (!test.path.many && !IsList(test.path)) {
      faults_.Add(operand.key_place(), "handbook-test.not-a-list", {Typed("path", test.path.text)});
    } else {
      Values(operand, test);
    }
  }

  // Paths in it start from the element.
  void Elements(Part operand, Test& test) {
    if (!IsList(test.path) || ValueField(test.path).type != Type::section) {
      faults_.Add(operand.key_place(), "handbook-test.not-a-list", {Typed("path", test.path.text)});
      return;
    }
    Scope inner = scope_;
    inner.element = &ValueField(test.path);
    inner.element_abroad = LeadsAbroad(test.path) || (test.path.from_element && scope_.element_abroad);
    test.inner.push_back(CompileTests(inner, operand));
  }

  void Size(Part operand, Test& test) {
    const Part least = operand.Find("min");
    if (!IsList(test.path)) {
      faults_.Add(operand.key_place(), "handbook-test.not-a-list", {Typed("path", test.path.text)});
    } else if (!least || operand.node->count != 1) {
      faults_.Add(operand.place(), "handbook-test.empty", {Typed("path", test.path.text)});
    } else if (const auto number = ParseCount(least.text())) {
      test.numbers.push_back(*number);
    } else {
      test.other = CompilePath(scope_, least.text(), least.place(), kNumber);
    }
  }

  void Age(Part operand, Test& test) {
    const Part years = operand.Find("years"), on = operand.Find("on");
    const auto number = ParseCount(years ? years.text() : std::string_view());
    if (test.path.target == nullptr || !test.path.target->birth_year) {
      faults_.Add(operand.key_place(), "handbook-test.not-a-birth-year", {Typed("path", test.path.text)});
    } else if (!number || !on || operand.node->count != 2) {
      faults_.Add(operand.place(), "handbook-test.empty", {Typed("path", test.path.text)});
    } else {
      test.numbers.push_back(*number);
      test.other = CompilePath(scope_, on.text(), on.place(), kDay);
    }
  }

  void Compare(Part operand, Test& test) {
    if (!IsOf(test.path, Type::date)) {
      faults_.Add(operand.key_place(), "handbook-test.not-a-date", {Typed("path", test.path.text)});
    } else if (const auto date = ParseDate(operand.text())) {
      test.numbers.push_back(date->time_since_epoch().count());
    } else if (operand.text().empty()) {
      faults_.Add(operand.place(), "handbook-test.empty", {Typed("path", test.path.text)});
    } else {
      test.other = CompilePath(scope_, operand.text(), operand.place(), kDay);
    }
  }

  void Bound(Part operand, Test& test) {
    if (!IsOf(test.path, Type::count) && !IsOf(test.path, Type::decimal)) {
      faults_.Add(operand.key_place(), "handbook-test.not-a-number", {Typed("path", test.path.text)});
    } else {
      Value(operand, test);
    }
  }

  static bool IsOf(const Path& path, Type type) {
    return path.target == nullptr ? type == Type::date : path.target->type == type;
  }

  // A value, or a list of values.
  void Values(Part part, Test& test) {
    if (part.is_blank()) {
      faults_.Add(part.place(), "handbook-test.empty", {Typed("path", test.path.text)});
    } else if (part.is_scalar()) {
      Value(part, test);
    } else {
      for (const Part value : part) Value(value, test);
    }
  }

  void Value(Part part, Test& test) {
    if (part.is_faulty()) {
      faults_.Silent();
      return;
    }
    const Field* field = test.path.target == nullptr ? nullptr : &ValueField(test.path);
    const Literal literal = field == nullptr || !part.is_scalar() ? Literal{} : ReadLiteral(*field, part.text());
    if (!literal.fits) {
      faults_.AddNear(part.place(), "handbook-choice", {Typed("value", part.text()), Typed("field", test.path.text)},
                      part.text(), field == nullptr ? std::vector<std::string_view>{} : LiteralsOf(*field));
    } else if (literal.is_text) {
      test.texts.push_back(part.text());
    } else {
      test.numbers.push_back(literal.number);
    }
  }

  const Scope& scope_;
  Faults& faults_;
  std::vector<Test>& out_;
};

}  // namespace

Tests CompileTests(const Scope& scope, Part map) {
  Tests tests;
  if (!map.is_map() || map.is_blank()) {
    scope.faults->Add(map.place(), "handbook-type.tests");
    return tests;
  }
  TestCompiler(scope, tests.all).Run(map);
  const Part any = map.Find("any");
  if (!any) return tests;
  if (!any.is_list() || any.is_blank()) {
    scope.faults->Add(any.place(), "handbook-type.list");
    return tests;
  }
  for (const Part alternative : any) {
    if (!alternative.is_map() || alternative.Find("any")) {
      scope.faults->Add(alternative.place(), "handbook-test.any");
    } else {
      TestCompiler(scope, tests.any.emplace_back()).Run(alternative);
    }
  }
  return tests;
}

bool LooksAtElement(const Tests& tests) {
  const auto one = [](const Test& test) { return test.path.from_element || (test.other && test.other->from_element); };
  const auto any = [&](const std::vector<Test>& all) { return std::any_of(all.begin(), all.end(), one); };
  return any(tests.all) || std::any_of(tests.any.begin(), tests.any.end(), any);
}

}  // namespace lanzhi
