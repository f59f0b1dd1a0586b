// Tests on values: the closed list of SEMANTICS 4, and named facts of SEMANTICS 3.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rule/path.h"

namespace lanzhi {

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
    this_record,  // leads to the record that is judged (Recurring::in)
  };
  What what = What::given;
  Path path;
  std::vector<std::int64_t> numbers;  // choices, booleans, counts, hundredths, days; stage: its index
  std::vector<std::string_view> texts;
  std::optional<Path> other;  // of a comparison of dates
};

struct Tests {
  std::vector<Test> all;
  std::vector<std::vector<Test>> any;  // `any: [map, map]`: one of the maps must hold besides

  [[nodiscard]] bool empty() const { return all.empty() && any.empty(); }
};

struct Fact {
  std::string_view name;
  const Shape* shape = nullptr;
  Tests when;
  enum class Pick : std::uint8_t { first, earliest, latest } pick = Pick::first;
  std::vector<Path> paths;
  Words names;
};

struct FactTable {
  std::vector<Fact> facts;
  [[nodiscard]] int Find(std::string_view name, const Shape& shape) const;  // -1: none
};

}  // namespace lanzhi
