// The rules for one kind of record at one kind of site, with what settles most of them at a glance.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "rule/rule.h"

namespace lanzhi {

// The short way to a value (rule/path.h), from the record.
struct Way {
  std::uint8_t steps = 0;
  std::array<std::uint16_t, 5> fields{};
};

// A question that a look at one value of the record may answer, or at two.
struct Look {
  enum class What : std::uint8_t {
    given,
    absent,
    holds,     // `test`
    in_order,  // the date at `way` is not after the one at `later`, or one of them is absent
    stage,     // fields[0] of `way`: its index
  };
  What what = What::given;
  Way way;
  Way later;
  std::uint64_t choices = 0;   // of a test on a choice or a boolean: a bit for each that holds; else 0
  const Test* test = nullptr;  // asked when the value is given and `choices` does not answer it
};

// Most rules do not apply to a record, or have nothing to say of it. A Rule is large and lies anywhere in memory; the
// looks lie side by side, so that only the rules that are left over are touched.
class Agenda {
 public:
  struct Item {
    const Rule* rule = nullptr;
    std::uint32_t first = 0;    // into looks()
    std::uint16_t when = 0;     // so many, of `when`: one "no", and the rule does not apply
    std::uint16_t nothing = 0;  // the next ones: all "yes", and there is nothing to say; 0: it cannot be told
    bool whole = false;         // `when` holds if all of its looks say "yes"
  };

  // `site_kind`: what all records that it is for have as their site's kind; "" when it is not known.
  explicit Agenda(std::string_view site_kind = {}) : site_kind_(site_kind) {}

  void Add(const Rule& rule);

  [[nodiscard]] const std::vector<Item>& items() const { return items_; }
  [[nodiscard]] const std::vector<Look>& looks() const { return looks_; }

 private:
  // What a test on the kind of the site comes to; nullopt for any other test.
  [[nodiscard]] std::optional<bool> Settled(const Test& test) const;
  bool AddLook(Look::What what, const Path& path, const Path* at, const Test* test = nullptr);
  bool AddTests(const std::vector<Test>& tests, const Path* at);
  bool AddOrder(const Sequence& sequence, const Path* at);
  bool AddNothing(const Rule& rule);
  bool AddNothingOf(const Rule& rule, const Path* at);

  std::string_view site_kind_;
  std::vector<Item> items_;
  std::vector<Look> looks_;
};

}  // namespace lanzhi
