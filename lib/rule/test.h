// Tests on values: the closed list of SEMANTICS 4, and named facts of SEMANTICS 3.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rule/path.h"

namespace lanzhi {

struct Tests;

struct Test {
  enum class What : std::uint8_t {
    one_of,
    given,
    absent,
    any_of,
    all_of,
    none_of,
    before,
    not_after,
    after,
    not_before,
    min,
    max,
    stage,
    this_record,
    each,
    count,
    under,
  };
  What what = What::given;
  Path path;
  std::vector<std::int64_t> numbers;  // choices, booleans, counts, hundredths, days; stage: its index
  std::vector<std::string_view> texts;
  std::optional<Path> other;  // of a comparison of dates, or with a count; of an age the day on which it is asked
  std::vector<Tests> inner;   // each: of an element; one
  std::int32_t slot = -1;     // of its answer, which a Scene remembers; -1: it does not (compile/slots.h)
  bool timeless = false;      // it has a slot, and its answer is the same on every day
};

// How a test stands in handbook data and how it is asked: all that there is to know of one.
struct TestForm {
  enum class Operand : std::uint8_t {
    values,    // `path: value` or `path: [values]`; the value is among them
    presence,  // `path: NAME`; `holds` is asked whether it is given (1, 0)
    asker,     // `path: NAME`; a reference to the record that is judged (Recurring::in)
    list,      // `path: {NAME: [values]}`; `holds` is asked how many of the values are in the list, of how many
    date,      // `path: {NAME: date or path}`; `holds` is asked the two days
    number,    // `path: {NAME: number}`; `holds` is asked the two numbers
    stage,     // `NAME: stage`; the record has reached it
    elements,  // `list: {NAME: tests}`; they hold for every element; an empty list does not pass
    size,      // `list: {NAME: {min: number or path}}`; `holds` is asked how many elements, and that number
    age,       // `year of birth: {NAME: {years: number, on: path}}`; `holds` is asked how old at most, and that number
  };
  using Holds = bool (*)(std::int64_t is, std::int64_t to);

  constexpr TestForm() = default;
  constexpr TestForm(Operand of, std::string_view in_data, std::string_view in_explain)
      : operand(of), name(in_data), words(in_explain) {}
  constexpr TestForm(Operand of, std::string_view in_data, std::string_view in_explain, Holds question)
      : operand(of), name(in_data), words(in_explain), holds(question), asked(true) {}

  Operand operand = Operand::values;
  std::string_view name;   // as handbook data writes it; "" for values
  std::string_view words;  // id of its words in `explain`
  Holds holds = nullptr;   // where it is asked
  bool asked = false;      // g++ 12 with -fsanitize=undefined cannot compare `holds` while compiling (GCC bug 71962)
};

// The one table of tests. No default: a test without its line here does not compile.
constexpr TestForm FormOf(Test::What what) {
  using Number = std::int64_t;
  using enum Test::What;
  using Operand = TestForm::Operand;
  switch (what) {
    case one_of:
      return {Operand::values, "", "test.one-of"};
    case given:
      return {Operand::presence, "given", "test.given", [](Number is, Number) { return is != 0; }};
    case absent:
      return {Operand::presence, "absent", "test.absent", [](Number is, Number) { return is == 0; }};
    case any_of:
      return {Operand::list, "any_of", "test.any-of", [](Number is, Number) { return is > 0; }};
    case all_of:
      return {Operand::list, "all_of", "test.all-of", [](Number is, Number to) { return is == to; }};
    case none_of:
      return {Operand::list, "none_of", "test.none-of", [](Number is, Number) { return is == 0; }};
    case before:
      return {Operand::date, "before", "test.before", [](Number is, Number to) { return is < to; }};
    case not_after:
      return {Operand::date, "not_after", "test.not-after", [](Number is, Number to) { return is <= to; }};
    case after:
      return {Operand::date, "after", "test.after", [](Number is, Number to) { return is > to; }};
    case not_before:
      return {Operand::date, "not_before", "test.not-before", [](Number is, Number to) { return is >= to; }};
    case min:
      return {Operand::number, "min", "test.min", [](Number is, Number to) { return is >= to; }};
    case max:
      return {Operand::number, "max", "test.max", [](Number is, Number to) { return is <= to; }};
    case stage:
      return {Operand::stage, "stage", "test.stage"};
    case this_record:
      return {Operand::asker, "this record", "test.this-record"};  // no id has a blank in it
    case each:
      return {Operand::elements, "each", "test.each"};
    case count:
      return {Operand::size, "count", "test.count", [](Number is, Number to) { return is >= to; }};
    case under:
      return {Operand::age, "under", "test.under", [](Number is, Number to) { return is < to; }};
  }
  return {};
}

// As many as FormOf() knows.
inline constexpr std::size_t kTestCount = [] {
  std::size_t count = 0;
  while (!FormOf(static_cast<Test::What>(count)).words.empty()) ++count;
  return count;
}();

// The same by number, for those who look for a name or ask often.
inline constexpr auto kTestForms = [] {
  std::array<TestForm, kTestCount> forms;
  for (std::size_t i = 0; i < kTestCount; ++i) forms[i] = FormOf(static_cast<Test::What>(i));
  return forms;
}();

static_assert(
    [] {
      using Operand = TestForm::Operand;
      for (const TestForm& form : kTestForms) {
        const bool asked = form.operand == Operand::presence || form.operand == Operand::list ||
                           form.operand == Operand::date || form.operand == Operand::number ||
                           form.operand == Operand::size || form.operand == Operand::age;
        if (asked != form.asked) return false;
      }
      return true;
    }(),
    "a test lacks `holds`, or has it where it is never asked");

[[nodiscard]] inline const TestForm& FormOf(const Test& test) {
  return kTestForms[static_cast<std::size_t>(test.what)];
}

struct Tests {
  std::vector<Test> all;
  std::vector<std::vector<Test>> any;  // `any: [map, map]`: one of the maps must hold besides

  [[nodiscard]] bool empty() const { return all.empty() && any.empty(); }
};

struct Fact {
  std::string_view name;
  const Shape* shape = nullptr;
  Tests when;
  // `known_to` is $known-to, which the program itself knows: of every kind of record, without paths.
  enum class Pick : std::uint8_t { first, earliest, latest, known_to } pick = Pick::first;
  std::vector<Path> paths;
  Words names;
  bool asks_known_to = false;  // it is or looks at $known-to, which a Scene knows late: its answer is not remembered
};

struct FactTable {
  std::vector<Fact> facts;
  [[nodiscard]] int Find(std::string_view name, const Shape& shape) const;  // -1: none
};

}  // namespace lanzhi
