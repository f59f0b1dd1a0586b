// A record that passes a rule and one that fails it, from the tests of the rules (tests/handbooks), which are compiled
// in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/message.h"
#include "rule/handbook.h"
#include "rule/outcome.h"
#include "source/doc.h"

namespace lanzhi {

struct Example {
  std::string text;               // of the record, as far as the rule looks at it; ends with a newline
  std::vector<std::string> with;  // other records that the rule looks for, whole
  std::string_view site_kind;     // that the test is about, a value of site.kind; "" = any
  std::string verdict;            // VerdictName()
  std::optional<Date> day;        // the record is judged as known on it
  std::optional<Date> due;
  // Of a breach, as assessed. Empty: not assessed here, because the verdict rests on records that are not shown (staff)
  // or on `settings` that this handbook lacks; then it is what the tests of the handbook hold it to.
  Message message;
  std::vector<std::pair<std::string, SettingValue>> settings;
  std::optional<Date> complete_to;  // up to which the agency has all records ($known-to)
};

struct Examples {
  std::optional<Example> passing, failing;
};

// Purpose: the first tests of the rule that this handbook, as its agency has changed it, judges as they expect, with
// the keys and choices of `keys`. What is shown is read and assessed again, so that it gives the verdict it stands
// under. Neither: a rule without tests (an agency's own), or switched off. The messages point into `handbook`.
[[nodiscard]] Examples ExamplesOf(const Handbook& handbook, const RuleSet& set, Language keys);

// The record of a test: its fixture, changed as it says (tests/handbooks/README.md). `site`: a kind of site; "" = as in
// the fixture.
[[nodiscard]] Doc RecordOfTest(const Doc& fixture, const Doc& test, std::string_view site);

// The records that a test puts into the folder beside its own (`with`).
[[nodiscard]] std::vector<Doc> OthersOfTest(const Doc& test);

// The scalars at `key` of a test: one, or those of a list.
[[nodiscard]] std::vector<std::string> TextsAt(const Doc& test, std::string_view key);

}  // namespace lanzhi
