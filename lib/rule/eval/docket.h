// Where the kinds hand in their verdicts. An outcome is made only when somebody wants it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rule/assess.h"
#include "rule/eval/evidence.h"
#include "rule/eval/resolve.h"
#include "rule/outcome.h"
#include "rule/rule.h"

namespace lanzhi {

// One rule at one instance: the record, or an element of `at`.
struct Instance {
  const Rule* rule = nullptr;
  Origin origin;

  [[nodiscard]] const Scene& scene() const { return *origin.scene; }
  [[nodiscard]] const Record& record() const { return origin.record(); }
};

// Words for the message of an outcome, and what its grades are to be judged by.
struct Statement {
  Args args;
  std::optional<Date> anchor;  // that grades without a trigger of their own count from
  std::optional<Date> done;
  std::string_view variant;  // of the kind's own words: kind.<kind>.<verdict>.<variant>
  bool own_words = false;    // the rule's message speaks of something else
};

// The days of a met outcome, as it has them: those that are only counted are never made.
struct MetDays {
  std::optional<Date> trigger, due, actual;
};

class Docket {
 public:
  // `running`: open and overdue ones are wanted besides breaches and undetermined ones; `met`: these too.
  // `counted`: given the met ones, where they are wanted without places and words.
  Docket(bool met, bool running, std::vector<Ruling>* counted = nullptr)
      : met_(met), running_(running), counted_(counted) {}

  // nullptr when an outcome with this verdict is not wanted. The rule's own severity and clauses are set.
  Outcome* Add(const Instance& instance, Verdict verdict, const MetDays& days = {});
  // Something that `instance` needs is unreadable, or absent in a linked record.
  void AddUndetermined(const Instance& instance, const Found& found);

  [[nodiscard]] std::vector<std::unique_ptr<Outcome>>&& Take() { return std::move(outcomes_); }

 private:
  bool met_;
  bool running_;
  std::vector<Ruling>* counted_;
  std::vector<std::unique_ptr<Outcome>> outcomes_;
};

// Gives a breach its grade and its words, a running duty its title.
void Finish(Outcome& outcome, const Instance& instance, Statement statement);

// Adds a *missing* for `path`, of which `found` tells where it should be.
void AddMissing(const Instance& instance, const Path& path, const Found& found, Docket& docket);

// The trigger, due day and derivation of a duty with a day.
struct Reckoning {
  Ref trigger;
  const Path* trigger_path = nullptr;
  Date anchor{};
  const Text* anchor_name = nullptr;
  Limit limit;
  bool backwards = false;
  int times = 1;
  DueDate due;
};
void SetReckoning(Outcome& outcome, const Reckoning& reckoning);
// The trigger alone.
void SetTrigger(Outcome& outcome, const Ref& trigger, const Path& path);

// Appends the clauses that are not there yet.
void AddClauses(std::vector<std::string_view>& to, const std::vector<std::string_view>& more);

}  // namespace lanzhi
