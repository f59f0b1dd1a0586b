// A handbook: facts, rules and clauses, in layers: common <- handbook <- agency (semantics 11).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/casebook.h"
#include "rule/rule.h"

namespace lanzhi {

enum class Fate : std::uint8_t { checked, settles, human, pending };

struct Clause {
  std::string_view id;
  std::string_view place;                // in the source, e.g. "附件1 第一步(一)1"
  std::vector<std::string_view> source;  // sentence or line anchors, e.g. "S73"
  std::string_view actor;
  std::string_view record;               // record kinds it speaks of
  Words summary;
  Fate fate = Fate::checked;
  Words why;                             // of settles and human
  std::string_view pending;              // record kind that comes later
  std::vector<std::string_view> rules;   // of checked: every rule that cites it, in rule order
};

struct Reading66 {
  std::string_view id;  // "X-01"
  Words text;
};

class Handbook {
 public:
  // Purpose: reads the handbook `name` ("lantian", "lvye", or a folder path already given as trees) from the embedded
  // data, laid over by the agency's `handbook/` folder (`agency`: its parsed files, may be empty) and its settings.
  // Clause summaries and readings are NOT read here (715 clauses must not cost every start): see LoadClauses().
  // Errors: handbook-* diagnostics with file, line and column.
  static std::unique_ptr<Handbook> Load(std::string_view name, std::vector<Tree> agency, Diagnostics& diagnostics);

  [[nodiscard]] std::string_view name() const { return name_; }
  [[nodiscard]] std::string_view version() const { return version_; }
  [[nodiscard]] Words title() const { return title_; }
  [[nodiscard]] const Shapes& shapes() const { return shapes_; }

  // Compiles facts and rules; settings come from the agency record (nullptr: none are set).
  void Compile(const Record* agency, Diagnostics& diagnostics);

  // All rules in handbook order, switched-off ones included (Rule::off).
  [[nodiscard]] const std::vector<std::unique_ptr<RuleSet>>& rules() const { return rules_; }
  [[nodiscard]] const RuleSet* FindRule(std::string_view id) const;
  // Choices of site.kind for which rules differ, in the shape's order.
  [[nodiscard]] const std::vector<std::string_view>& site_kinds() const { return site_kinds_; }
  [[nodiscard]] const FactTable& facts() const { return facts_; }
  // Roles that may approve a waiver (handbook.yaml `waiver_approvers`).
  [[nodiscard]] const std::vector<std::string_view>& waiver_approvers() const { return waiver_approvers_; }

  // Reads the clause index on first use. Errors go to `diagnostics` once.
  [[nodiscard]] const std::vector<Clause>& Clauses(Diagnostics& diagnostics);
  [[nodiscard]] const Clause* FindClause(std::string_view id, Diagnostics& diagnostics);
  [[nodiscard]] const std::vector<Reading66>& Readings(Diagnostics& diagnostics);

 private:
  std::string name_;
  std::string_view version_;
  Words title_;
  Shapes shapes_;
  FactTable facts_;
  std::vector<std::unique_ptr<RuleSet>> rules_;
  std::vector<std::string_view> site_kinds_;
  std::vector<std::string_view> waiver_approvers_;
  std::vector<std::unique_ptr<Tree>> trees_;  // own all words
  std::optional<std::vector<Clause>> clauses_;
  std::optional<std::vector<Reading66>> readings_;
};

// Names of the handbooks that are compiled in.
[[nodiscard]] std::vector<std::string_view> EmbeddedHandbooks();

}  // namespace lanzhi
