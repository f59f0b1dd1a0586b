// The rules for one kind of record at one kind of site, with what settles most of them at a glance.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "rule/rule.h"

namespace lanzhi {

// A question that a look at one value of the record may answer.
struct Look {
  Test::What what = Test::What::given;
  std::uint8_t steps = 0;             // of the short way (rule/path.h)
  std::array<std::uint16_t, 5> way{};  // of a stage: its index, in the first
  std::uint64_t choices = 0;          // of a test on a choice or a boolean: a bit for each that holds; else 0
  const Test* test = nullptr;         // asked when the value is given and that does not answer it yet
};

// Most rules do not apply to a record, or have nothing to say of it. A Rule is large and lies anywhere in memory; the
// looks lie side by side, so that only the rules that are left over are touched.
class Agenda {
 public:
  struct Item {
    const Rule* rule = nullptr;
    std::uint32_t first = 0;      // into looks()
    std::uint16_t when = 0;       // so many, of `when`: one "no", and the rule does not apply
    std::uint16_t nothing = 0;    // the next ones: all "yes", and there is nothing to say; 0: it cannot be told
    bool whole = false;           // `when` holds if all of its looks say "yes"
  };

  void Add(const Rule& rule);

  [[nodiscard]] const std::vector<Item>& items() const { return items_; }
  [[nodiscard]] const std::vector<Look>& looks() const { return looks_; }

 private:
  bool AddLook(Test::What what, const Path& path, const Test* test);
  bool AddTests(const std::vector<Test>& tests);
  bool AddNothing(const Rule& rule);

  std::vector<Item> items_;
  std::vector<Look> looks_;
};

}  // namespace lanzhi
