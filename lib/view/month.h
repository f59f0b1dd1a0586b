// The month's service statistics (《社工服务统计表》) and timeliness per clause. Columns are data: schemas/reports/month.yaml.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rule/handbook.h"
#include "rule/outcome.h"

namespace lanzhi {

struct MonthColumn {
  std::string id;       // stable name for csv and json
  Text name;
  enum class How : std::uint8_t { stock_start, stock_end, flow } how = How::flow;
  std::string part;     // of a column that is split by a choice: its value
  bool is_total = true; // false for the parts
};

struct MonthRow {
  std::string site, worker;             // ids; worker "" = the site's total; both "" = the agency's total
  std::vector<std::int64_t> cells;      // one per column
};

struct Timeliness {
  std::string clause;
  std::string rule;
  Words title;
  int met = 0, late = 0, missed = 0, waived = 0;
  std::vector<int> late_by;             // days, of each late one; the median is rendered
};

struct LeftOut {
  std::string path, record;
  Message why;
};

struct MonthReport {
  Date from{}, to{};                    // the month, both ends in
  std::string handbook, handbook_version, agency, commit;
  Text form;                            // name of the paper form
  std::vector<MonthColumn> columns;
  std::vector<MonthRow> rows;           // by site, then worker; totals after their parts
  std::vector<Timeliness> timeliness;   // by clause; of duties that fell due or were done in the month
  int records = 0;
  std::vector<LeftOut> left_out;
};

// What one record adds. Cheap to keep for a hundred thousand records.
struct MonthShare {
  std::string site, worker;
  std::vector<std::int64_t> cells;
  std::vector<Timeliness> timeliness;   // counts of this record only
};

// The definition compiled against a handbook's shapes.
class MonthDefinition {
 public:
  static MonthDefinition Load(const Handbook& handbook, Diagnostics& diagnostics);
  [[nodiscard]] const std::vector<MonthColumn>& columns() const;
  [[nodiscard]] Words form() const;
  // `record` as known at the end of the month; several shares when the worker changed within the month.
  [[nodiscard]] std::vector<MonthShare> SharesOf(const Record& record, const std::vector<std::unique_ptr<Outcome>>& outcomes,
                                                 Date from, Date to) const;

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

// Sums shares into rows with totals; order of the shares does not matter.
void AddShares(MonthReport& report, const std::vector<MonthShare>& shares);
void FinishReport(MonthReport& report);

}  // namespace lanzhi
