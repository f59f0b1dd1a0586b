#include "rule/compile/test.h"

#include <algorithm>
#include <array>
#include <utility>

#include "rule/compile/path.h"

namespace lanzhi {
namespace {

using What = Test::What;

enum class Operand : std::uint8_t { values, date, number };

struct Operator {
  std::string_view name;
  What what;
  Operand operand;
};

// Stands for the record that is judged. No id has a blank in it.
constexpr std::string_view kThisRecord = "this record";

constexpr std::array kOperators{
    Operator{"any_of", What::any_of, Operand::values},
    Operator{"all_of", What::all_of, Operand::values},
    Operator{"none_of", What::none_of, Operand::values},
    Operator{"before", What::before, Operand::date},
    Operator{"not_after", What::not_after, Operand::date},
    Operator{"after", What::after, Operand::date},
    Operator{"not_before", What::not_before, Operand::date},
    Operator{"min", What::min, Operand::number},
    Operator{"max", What::max, Operand::number},
};

const Operator* FindOperator(std::string_view name) {
  for (const Operator& op : kOperators) {
    if (op.name == name) return &op;
  }
  return nullptr;
}

class TestCompiler {
 public:
  TestCompiler(const Scope& scope, std::vector<Test>& out) : scope_(scope), faults_(*scope.faults), out_(out) {}

  void Map(Part map) {
    for (const Part entry : map) {
      if (entry.is_faulty()) {
        faults_.Silent();
      } else if (entry.key() == "stage") {
        StageTest(entry);
      } else if (entry.key() != "any") {
        Entry(entry);
      }
    }
  }

 private:
  void StageTest(Part entry) {
    std::vector<std::string_view> names;
    for (const auto& stage : scope_.shape->stages) {
      if (stage.name == entry.text()) {
        Test test;
        test.what = What::stage;
        test.numbers.push_back(static_cast<std::int64_t>(names.size()));
        out_.push_back(std::move(test));
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
        const Operator* found = FindOperator(op.key());
        expect.many = expect.many || (found != nullptr && found->operand == Operand::values);
      }
    }
    auto path = CompilePath(scope_, entry.key(), entry.key_place(), expect);
    if (!path) return;
    if (entry.is_map()) {
      Operators(entry, *path);
      return;
    }
    Test test;
    test.path = std::move(*path);
    if (entry.is_scalar() && !entry.is_blank() && (entry.text() == "given" || entry.text() == "absent")) {
      test.what = entry.text() == "given" ? What::given : What::absent;
    } else if (entry.is_scalar() && entry.text() == kThisRecord) {
      test.what = What::this_record;
      if (!LeadsToAsker(test.path)) {
        faults_.Add(entry.place(), "handbook-test.this-record", {Typed("path", test.path.text)});
        return;
      }
    } else {
      test.what = What::one_of;
      if (IsList(test.path)) {
        faults_.Add(entry.place(), "handbook-test.list", {Typed("path", test.path.text)});
        return;
      }
      Values(entry, test);
    }
    out_.push_back(std::move(test));
  }

  void Operators(Part entry, const Path& path) {
    if (entry.is_blank()) faults_.Add(entry.place(), "handbook-test.empty", {Typed("path", path.text)});
    for (const Part operand : entry) {
      const Operator* op = FindOperator(operand.key());
      if (op == nullptr) {
        std::vector<std::string_view> names;
        for (const Operator& known : kOperators) names.push_back(known.name);
        faults_.AddNear(operand.key_place(), "handbook-test.unknown", {Typed("name", operand.key())}, operand.key(),
                        names);
        continue;
      }
      Test test;
      test.what = op->what;
      test.path = path;
      switch (op->operand) {
        case Operand::values:
          Lists(operand, test);
          break;
        case Operand::date:
          Compare(operand, test);
          break;
        case Operand::number:
          Bound(operand, test);
          break;
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

  void Compare(Part operand, Test& test) {
    if (!IsOf(test.path, Type::date)) {
      faults_.Add(operand.key_place(), "handbook-test.not-a-date", {Typed("path", test.path.text)});
    } else if (const auto date = ParseDate(operand.text())) {
      test.numbers.push_back(date->time_since_epoch().count());
    } else if (operand.text().empty()) {
      faults_.Add(operand.place(), "handbook-test.empty", {Typed("path", test.path.text)});
    } else {
      test.other = CompilePath(scope_, operand.text(), operand.place(), kDate);
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
  TestCompiler(scope, tests.all).Map(map);
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
      TestCompiler(scope, tests.any.emplace_back()).Map(alternative);
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
