// Tests on values (SEMANTICS 4).
#pragma once

#include <algorithm>
#include <vector>

#include "rule/eval/resolve.h"
#include "rule/test.h"

namespace lanzhi {

// One test with what it looked at.
struct Checked {
  Truth truth = Truth::no;
  Found found;          // at the test's path; lists expanded where the test is one of lists
  Found other;          // at the path that it is compared with
  bool absent = false;  // it fails because nothing is there (here or at `other`)

  // Nothing can be said: a value is unreadable, or absent in a linked record. That there is nothing to compare with
  // can be said: it is lacking.
  [[nodiscard]] bool Unknown() const {
    return absent ? found.Unknown() || other.Unknown() : truth == Truth::unreadable;
  }
};

[[nodiscard]] Checked Check(const Test& test, const Origin& origin);

// All of them. An empty list holds.
[[nodiscard]] Truth CheckAll(const std::vector<Test>& tests, const Origin& origin);
// One of the alternatives. Precondition: there are some.
[[nodiscard]] Truth CheckAny(const std::vector<std::vector<Test>>& alternatives, const Origin& origin);
// All of them, and one of the alternatives. Empty tests hold.
[[nodiscard]] inline Truth Check(const Tests& tests, const Origin& origin) {
  const Truth truth = CheckAll(tests.all, origin);
  if (truth == Truth::no || tests.any.empty()) return truth;
  return std::min(truth, CheckAny(tests.any, origin));
}
// The same; holes of unreadable places are added to `holes` when the answer is unreadable.
[[nodiscard]] Truth Check(const Tests& tests, const Origin& origin, Holes& holes);

// The index of the choice that `value` is, as `field` numbers its choices (a history may list them anew).
[[nodiscard]] std::int64_t NumberFor(const Value& value, const Field* field);

}  // namespace lanzhi
