// One rule over the real shapes, one record, its staff: what the rule says of it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "record/casebook.h"
#include "rule/assess.h"

namespace lanzhi::test {

class Trial {
 public:
  // `rules`: entries of `rules:` that may leave out applies_to (`kind`), severity (error), clauses (t.one) and title.
  explicit Trial(const std::string& rules, std::string kind = "case");

  // `text`: a record without its first lines (id, site of kind post, worker chen-jia since ever).
  std::vector<std::unique_ptr<Outcome>> Judge(const std::string& text, std::optional<Date> day = std::nullopt);
  // Waivers as whole records; faults in `faults`.
  std::vector<std::unique_ptr<Outcome>> JudgeWaived(const std::string& text, const std::vector<std::string>& waivers,
                                                    std::optional<Date> day = std::nullopt);

  [[nodiscard]] const Record& record() const { return *record_; }
  // The bytes of a place of the last record, for looking at evidence.
  [[nodiscard]] static std::string At(const Place& place);

  Diagnostics faults;  // of the rules, of reading and of waivers, since the last call

 private:
  std::string kind_;
  void Read(const std::string& text, std::optional<Date> day);

  std::unique_ptr<Handbook> handbook_;
  Casebook casebook_;
  std::unique_ptr<Record> record_;
};

// "met", "late due 2026-03-07 done 2026-03-09", one a line, with the element in front when there is one.
[[nodiscard]] std::string Show(const std::vector<std::unique_ptr<Outcome>>& outcomes);
// The text argument `name` of a message: names in English joined by ", ", dates, numbers.
[[nodiscard]] std::string ArgText(const Outcome& outcome, const std::string& name);

}  // namespace lanzhi::test
