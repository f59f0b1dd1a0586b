// The month's service statistics and timeliness per clause. Columns are data: schemas/reports/month.yaml names numbers.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rule/handbook.h"
#include "rule/numbers.h"
#include "rule/outcome.h"

namespace lanzhi {

struct MonthColumn {
  std::string id;  // stable name for csv and json
  Text name;
  ReportNumber::How how = ReportNumber::How::flow;
  std::string part;      // of a column that is split by a choice: its value
  bool is_total = true;  // false for the parts
};

struct MonthRow {
  std::string site, worker;            // ids; worker "" = the site's total; both "" = the agency's total
  std::vector<std::int64_t> cells;     // one per column
  std::string site_name, worker_name;  // for people; "" where the records do not say
};

struct Timeliness {
  std::string clause;
  std::string rule;
  Words title;
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

struct LeftOut {
  std::string path, record;
  Message why;
};

// The period of a report, both ends in, and the day as on which the records are known.
struct ReportDays {
  Date from{}, to{}, as_of{};
};

struct MonthReport {
  ReportDays days;
  std::string handbook, handbook_version, agency, commit;
  std::vector<std::string> uncommitted;  // files that differ from the commit, as they may be told
  Text title;
  std::vector<MonthColumn> columns;
  std::vector<MonthRow> rows;          // by site, then worker; totals after their parts
  std::vector<Timeliness> timeliness;  // by clause, rule; of duties that fell due or were done in the month
  std::vector<UndatedDuty> undated;    // by clause, rule
  int records = 0;
  std::vector<LeftOut> left_out;
};

// What one record adds. Cheap to keep for a hundred thousand records.
struct MonthShare {
  std::string site, worker;
  std::vector<std::int64_t> cells;
  std::vector<Timeliness> timeliness;  // counts of this record only
  std::vector<UndatedDuty> undated;
};

struct ReportFiles {
  std::vector<Tree> report;   // one
  std::vector<Tree> numbers;  // of any reports
};

// The definition compiled against a handbook's shapes and facts.
class MonthDefinition {
 public:
  // `handbook` must outlive it. Errors: handbook-* at their places below schemas/reports/; a column or number at fault
  // is left out. Precondition: handbook.Compile() was called.
  static MonthDefinition Load(const Handbook& handbook, Diagnostics& diagnostics);
  // The same from other files than those that are compiled in.
  static MonthDefinition Load(const Handbook& handbook, ReportFiles files, Diagnostics& diagnostics);
  [[nodiscard]] const std::vector<MonthColumn>& columns() const;
  [[nodiscard]] Words title() const;
  // The ids of the columns that show a number.
  [[nodiscard]] std::vector<std::string> ColumnsOf(std::string_view number) const;
  // The day on which a report of a period that ends on `to` is handed in, as the report that is compiled in has it.
  [[nodiscard]] static Date HandInDay(Date to);

  // Why a record of a kind that is counted cannot be: a date that a column needs, its site or its worker is absent or
  // unreadable. Such a record is named in MonthReport::left_out and gives no shares.
  [[nodiscard]] std::optional<Message> ObstacleOf(const Record& record, const ReportDays& days) const;

  // Purpose: what one record adds, by the site and worker in charge on the day: of a flow on its own day, of a stock on
  // the first or last day of the month. Several shares when the case changed hands. Thread-safe.
  // Precondition: `record` is as known on days.as_of and was assessed for that day; ObstacleOf() has none.
  [[nodiscard]] std::vector<MonthShare> SharesOf(const Record& record,
                                                 const std::vector<std::unique_ptr<Outcome>>& outcomes,
                                                 const ReportDays& days) const;

  struct Impl;  // view/month_definition.h

 private:
  std::shared_ptr<const Impl> impl_;
};

// Adds shares to the rows; the order of calls and of shares does not matter. Precondition: report.columns is set.
void AddShares(MonthReport& report, const std::vector<MonthShare>& shares);
// Puts in the totals of sites and agency and sorts everything. Call once, last.
void FinishReport(MonthReport& report);

}  // namespace lanzhi
