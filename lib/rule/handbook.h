// A handbook: facts, rules and clauses, in layers: common <- handbook <- agency (SEMANTICS 11).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar.h"
#include "record/casebook.h"
#include "rule/clause_index.h"
#include "rule/compile/calendars.h"
#include "rule/rule.h"
#include "rule/setting.h"

namespace lanzhi {

struct MergedRule;
struct Part;
struct RuleLayers;
struct Scope;
class Slots;

// The files a handbook is made of, parsed. What a file holds is told by its keys: `handbook`, `facts`, `rules`,
// `clauses`, `readings`, `calendar`.
struct HandbookFiles {
  std::vector<Tree> shapes;  // of records
  std::vector<Tree> common;  // facts and rules that are inactive until the handbook names them
  std::vector<Tree> handbook;
  std::vector<Tree> agency;  // `handbook/*.yaml` of the records folder; may be empty
};

class Handbook {
 public:
  ~Handbook();
  Handbook(const Handbook&) = delete;
  Handbook& operator=(const Handbook&) = delete;

  // Purpose: reads a handbook that is compiled in ("lantian", "lvye"), laid over by the agency's own files. Clauses and
  // readings are NOT read here (715 clauses must not cost every start): see LoadClauses(). Call Compile() next.
  // Errors: handbook-* diagnostics with file, line and column; handbook-unknown without a place when there is no such
  // name. Never null.
  static std::unique_ptr<Handbook> Load(std::string_view name, std::vector<Tree> agency, Diagnostics& diagnostics);
  // The same from files of any folder; empty `shapes` and `common` stand for those that are compiled in.
  static std::unique_ptr<Handbook> Load(HandbookFiles files, Diagnostics& diagnostics);

  [[nodiscard]] std::string_view name() const { return name_; }
  [[nodiscard]] std::string_view version() const { return version_; }
  [[nodiscard]] Words title() const { return title_; }
  [[nodiscard]] const Shapes& shapes() const { return shapes_; }

  // Compiles facts and stages, and all rules in which there may be a fault; settings come from the agency record
  // (nullptr: none are set). A rule with a fault is left out. Of a handbook that is compiled in a test holds that there
  // is none, so that its rules are compiled when a kind of record first asks for them: of the calls below those that
  // are const may be made from several threads. Precondition: called once.
  void Compile(const Record* agency, Diagnostics& diagnostics);

  // All rules in handbook order, switched-off ones included (Rule::off).
  [[nodiscard]] const std::vector<const RuleSet*>& rules() const;
  // The rules that judge a record of this shape, in handbook order, without those that are off or wait for a setting.
  // `site`: index into site_kinds(); -1 for a site of unknown kind.
  [[nodiscard]] const std::vector<const Rule*>& RulesFor(const Shape& shape, int site) const;
  // By its id or one that it had (`formerly`).
  [[nodiscard]] const RuleSet* FindRule(std::string_view id) const;
  // Whether there is one, or there was, without a look at it.
  [[nodiscard]] bool NamesRule(std::string_view id) const;
  // Whether the rule of that name asks for something again and again, as it is written: none is compiled for that.
  [[nodiscard]] bool Recurs(std::string_view id) const;
  // Choices of site.kind for which rules differ, in the shape's order.
  [[nodiscard]] const std::vector<std::string_view>& site_kinds() const { return site_kinds_; }
  [[nodiscard]] const FactTable& facts() const { return facts_; }
  [[nodiscard]] const std::vector<Setting>& settings() const { return settings_; }
  // The links through which a path from records of this shape goes on to a kind of which only the ids are held
  // (`linked: false`); links of other shapes may be among them.
  [[nodiscard]] const std::set<const Field*>& FollowedFrom(const Shape& shape) const;
  // Kinds of which some rule judges a record by the records of another kind in the folder (Recurring::in), with that.
  [[nodiscard]] std::set<std::pair<std::string_view, std::string_view>> LookedFor() const;
  // How the agency counts days. Its calendar is read where some due day rests on it, else with LoadCalendar().
  [[nodiscard]] const DayCounting& counting() const { return counting_; }
  // Whether some due day rests on the calendar: days off are moved, or some period is in working days.
  [[nodiscard]] bool counts_working_days() const { return counts_working_days_; }
  // The calendar that the agency names in lanzhi.yaml, or else the handbook; "" where neither does.
  [[nodiscard]] std::string_view calendar_name() const { return calendar_name_; }
  // The files of that calendar, read by the first call, which also makes that of counting(). Precondition: Compile()
  // was called.
  const std::vector<CalendarFile>& LoadCalendar();
  // day + period, by that calendar.
  [[nodiscard]] Date DayAfter(Date day, const Period& period);
  // The compiled marks of a shape's stages, one for each, in order.
  [[nodiscard]] const std::vector<Tests>& StageMarks(const Shape& shape) const;
  // Roles that may approve a waiver (handbook.yaml `waiver_approvers`).
  [[nodiscard]] const std::vector<std::string_view>& waiver_approvers() const { return waiver_approvers_; }

  // The clauses and readings, whole, with what is wrong in them, before anything is shown of them. Read by the first
  // call. Precondition: Compile() was called.
  const ClauseIndex& LoadClauses();

  // Where a word that this handbook handed out stands in its files; nowhere when it was decoded (quotes).
  [[nodiscard]] Place PlaceOf(std::string_view word) const;

 private:
  // The rules for records of one shape.
  struct Judging {
    std::vector<std::size_t> rules;  // by their place in merged_
    std::once_flag compiled;
    std::unique_ptr<Slots> slots;  // shared by all of them; nullptr: of those without a shape
    std::vector<std::vector<const Rule*>>
        lists;  // the first is for a site of unknown kind, the others follow site_kinds_
    std::set<const Field*> followed;
  };

  Handbook();
  void ReadHead(Part head, Faults& faults);
  void ChooseCalendar(const Record* agency, Faults& faults);
  [[nodiscard]] Scope ScopeFor(Faults& faults, std::set<const Field*>& followed) const;
  void MergeLayers(const RuleLayers& layers, Scope& scope);
  // What a rule is about, by its place in merged_; nullptr: it does not say, or nonsense.
  [[nodiscard]] const Shape* ShapeOf(std::size_t rule) const;
  void CompileRule(std::size_t at, Scope& scope) const;
  // nullptr: there are no rules for this shape.
  [[nodiscard]] const Judging* JudgingOf(const Shape& shape) const;
  [[nodiscard]] std::size_t PlaceOfRule(std::string_view id) const;  // in merged_; its size where there is none
  void CheckClauses(Diagnostics& diagnostics);

  std::string name_;
  std::string_view version_;
  Words title_;
  Shapes shapes_;
  FactTable facts_;
  std::vector<Setting> settings_;
  std::map<const Shape*, std::vector<Tests>> stage_marks_;
  std::set<const Field*> followed_;                     // by what is compiled at once
  std::vector<MergedRule> merged_;                      // all rules, in handbook order
  mutable std::vector<std::unique_ptr<RuleSet>> sets_;  // one for each; nullptr: not compiled yet, or at fault
  mutable std::map<const Shape*, Judging> judging_;     // nullptr: of those without a shape
  mutable std::once_flag all_compiled_;
  mutable std::vector<const RuleSet*> rules_;  // once all are
  std::vector<std::string_view> site_kinds_;
  std::vector<std::string_view> waiver_approvers_;
  DayCounting counting_;
  bool counts_working_days_ = false;
  bool calendar_loaded_ = false;
  std::string_view calendar_name_;
  std::vector<CalendarFile> calendar_files_;
  std::optional<std::int64_t> periods_singly_;  // Rule::periods_singly
  std::string embedded_;                        // path below schemas/ of a handbook that is compiled in; "" for others
  // They own all words.
  std::vector<std::unique_ptr<Tree>> common_;
  std::vector<std::unique_ptr<Tree>> handbook_;
  std::vector<std::unique_ptr<Tree>> agency_;
  std::vector<std::unique_ptr<Tree>> calendars_;  // of the folder; the one that is compiled in once it is read
  std::vector<std::unique_ptr<Tree>> later_;      // clauses and readings of a handbook that is compiled in
  std::optional<ClauseIndex> clauses_;
};

// Names of the handbooks that are compiled in.
[[nodiscard]] std::vector<std::string_view> EmbeddedHandbooks();

}  // namespace lanzhi
