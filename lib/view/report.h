// What a report counts, whatever its definition: rows of its tables, made of what each record adds.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rule/outcome.h"
#include "view/cell_sum.h"
#include "view/due.h"
#include "view/report_definition.h"

namespace lanzhi {

// The period of a report, both ends in, and the day as on which the records are known.
struct ReportDays {
  Date from{}, to{}, as_of{};
  CalendarUnit unit = CalendarUnit::month;  // what the period is
};

// Which records a report is of; "" = all.
struct ReportScope {
  std::string site;
};

// A row of a table of numbers. Of a total the keys end early.
struct CountedRow {
  std::vector<std::string> keys;  // ids, one for each dimension; a month as "2026-10"; "" where nobody is named
  std::vector<CellSum> cells;     // one for each column
  bool unknown = false;           // of days that the report does not know yet
};

// What stands in a list, as people and as programs read it.
struct ListedValue {
  struct Reference {
    std::string kind, id;
  };
  std::variant<std::string, Reference, Date, Decimal, std::int64_t, Words> value;
  std::string id;  // of Words: the choice
};
struct ListedRow {
  std::vector<std::vector<ListedValue>> cells;  // several where several are given
  std::string record;
};

struct Timeliness {
  std::string clause;
  std::string rule;
  Words title;
  Words actor;  // names of the role that must act, if the rule names one
  int met = 0, late = 0, missed = 0, waived = 0;
  std::vector<int> late_by;  // days, of each late one; the median is rendered
};

// Duties without a number (SEMANTICS 15), which are never on time or late.
struct UndatedDuty {
  std::string clause, rule;
  Words title;
  std::vector<int> done_after;  // days from the trigger, of each that was done in the month; sorted at the end
  std::vector<int> open_for;    // days from the trigger to the last day of the month, of each that was open then
  int missed = 0;               // of those that a day of the month settled
};

// What became of the duties of a clause, with the records behind each figure.
struct ClauseCount {
  enum class What : std::uint8_t { met, late, missed, waived, overdue, open, answered_yes, answered_no, answered_na };
  static constexpr std::size_t kWhats = 9;
  struct Figure {
    int n = 0;
    std::vector<std::uint32_t> records;
  };
  // As json has it: "met", "answered_yes".
  [[nodiscard]] static std::string_view NameOf(What what);

  std::string clause;
  Figure figures[kWhats];
};

// A duty that is not done, and whoever must do it.
struct OpenDuty {
  DueRow row;
  std::vector<std::string> who;  // ids; empty: nobody is in the role
};

struct LeftOut {
  std::string path, record;
  Message why;
};

struct CountedReport {
  const ReportDefinition* definition = nullptr;
  ReportDays days;
  ReportScope scope;
  std::string handbook, handbook_version, agency, commit;
  // Files that differ from the commit, as they may be told: all where a repository has none yet.
  std::vector<std::string> uncommitted;
  std::vector<std::vector<CountedRow>> counted;  // by the definition's tables; totals after their parts
  std::vector<std::vector<ListedRow>> listed;
  std::vector<Timeliness> timeliness;  // by clause, rule; of duties that fell due or were done in the period
  std::vector<Timeliness> duties;      // the same by rule alone
  std::vector<UndatedDuty> undated;    // by clause, rule
  std::vector<ClauseCount> clauses;    // by clause
  std::vector<OpenDuty> open;          // by person, then the day
  std::vector<IndicatorRow> indicators;
  std::vector<std::string> record_ids;                // of the records behind figures
  std::map<std::string, std::string> sites, workers;  // names for people, by id
  std::map<std::string, std::string> record_names;    // of records that may be told by name
  std::map<std::string, Words> record_kinds;          // of those that a table has rows for
  int records = 0;
  std::optional<Date> records_from;  // where the folder's records begin later than the period
  std::vector<LeftOut> left_out;
};

// What a record adds to one row.
struct CountedShare {
  std::uint32_t table = 0;
  std::vector<std::string> keys;
  struct Part {
    std::int64_t amount = 0;
    std::uint32_t column = 0;
    std::uint32_t who = 0;  // of a number that counts each once: index into `persons`
    bool unsaid = false;    // Event::unsaid
  };
  std::vector<Part> parts;
  std::vector<std::string> persons;
};

// How a duty with a day stands that counts in the period: met, late, waived or missed.
struct TimelyShare {
  const Rule* rule = nullptr;
  DueStatus status = DueStatus::met;
  int late_by = 0;  // days
};
// The same of a duty without a number.
struct UndatedShare {
  enum class What : std::uint8_t { done, open, missed };
  const Rule* rule = nullptr;
  What what = What::open;
  int days = 0;  // done: after the trigger; open: so far
};
struct ClauseShare {
  std::string_view clause;  // of the handbook
  ClauseCount::What what = ClauseCount::What::met;
};

// What one record adds. Cheap to keep for a hundred thousand records: what the handbook has words for it does not
// repeat.
struct ReportShare {
  std::vector<CountedShare> counted;
  std::vector<std::pair<std::uint32_t, ListedRow>> listed;  // with the list
  std::vector<TimelyShare> timeliness;
  std::vector<UndatedShare> undated;
  std::vector<ClauseShare> clauses;
  std::vector<std::pair<std::string, ClauseCount::What>> answers;  // of checklists, by the clause
  std::vector<DueRow> open;
  std::string name;      // that may be told
  bool of_site = false;  // of the site that the report is of
  Words kind;
};

// The months of a table by months: those of the report, or the twelve that end with it.
[[nodiscard]] std::vector<std::string> MonthsOf(const CountedTable& table, const ReportDays& days);

// Adds up what records add; the order of calls does not matter.
class ReportSum {
 public:
  // `report` must outlive it; its definition is set.
  explicit ReportSum(CountedReport& report);
  void Add(std::string_view record, ReportShare share);
  // Puts in the totals, rows of nothing for those of `sites` and of the months that have none, and sorts everything.
  // Call once, last.
  void Finish(const std::vector<std::string>& sites);

 private:
  using Rows = std::map<std::vector<std::string>, CountedRow>;

  using ClauseAndRule = std::pair<std::string_view, std::string_view>;

  void AddTimeliness(const TimelyShare& share);
  void AddUndated(const UndatedShare& share);
  void AddClause(std::string_view clause, ClauseCount::What what, std::uint32_t record);
  void AddEmptyRows(const CountedTable& table, const std::vector<std::string>& sites, Rows& rows) const;

  CountedReport& report_;
  std::vector<Rows> rows_;                          // by table
  std::map<ClauseAndRule, Timeliness> timeliness_;  // under each clause, and under none: for whoever counts duties
  std::map<ClauseAndRule, UndatedDuty> undated_;
  std::map<std::string, ClauseCount, std::less<>> clauses_;
};

}  // namespace lanzhi
