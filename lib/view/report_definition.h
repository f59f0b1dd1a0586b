// A report as data has it: schemas/reports/NAME.yaml, or `reports/NAME.yaml` of an agency's own folder.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_unit.h"
#include "base/period.h"
#include "base/words.h"
#include "rule/numbers.h"
#include "view/plan_indicators.h"

namespace lanzhi {

struct ReportColumn {
  std::string id;  // stable name for csv and json
  Text name;
  Text group;  // heading shared with its neighbours; empty: none
  const ReportNumber* number = nullptr;
  std::string part;                   // of a number that is split by a choice: its value
  bool of_these = false;              // it stands behind the whole
  std::optional<std::size_t> choice;  // the place of that among the choices
  bool outside = false;               // may be told to others than the agency

  [[nodiscard]] bool is_total() const { return part.empty(); }
};

// What the rows of a table of numbers are told apart by.
enum class Dimension : std::uint8_t { site, worker, month, person, record };
[[nodiscard]] std::string_view NameOf(Dimension dimension);

// The days that its numbers count: those of the report, its year up to its last day, the twelve months that end with
// it.
enum class Over : std::uint8_t { period, year, twelve_months };

enum class ChartForm : std::uint8_t { none, bars, lines };

// A table of numbers.
struct CountedTable {
  std::string id;
  Text title;
  std::vector<Dimension> rows;
  Over over = Over::period;
  std::vector<ReportColumn> columns;
  ChartForm chart = ChartForm::none;
  bool hidden = false;  // it only lends its numbers to a list

  [[nodiscard]] bool has(Dimension dimension) const;
};

// A column of a list: what stands at a place of the record or of the section that counts, or a number of it.
struct ListColumn {
  std::string id;
  Text name;
  std::optional<Path> path;
  bool within = false;    // of dates: only those within the days of the report
  bool years_to = false;  // of a date: the whole years from it to the last day of the report
  const ReportNumber* number = nullptr;
  std::size_t counted = 0;  // its column in ListTable::counted
};

// A table with a row for each thing that a number counts.
struct ListTable {
  std::string id;
  Text title, none;  // `none`: said in place of no rows
  const ReportNumber* number = nullptr;
  bool ids = false;  // the id of the record stands in front
  std::vector<ListColumn> columns;
  std::optional<std::size_t> counted;  // the hidden table by worker with the numbers of its rows, of a list of staff
};

// The tables that are made of more than numbers. `open`: duties that are not done by person; `plan`, `indicators`: what
// the plans of the sites promise; `compliance`: clause by clause.
enum class OtherTable : std::uint8_t { plan, indicators, open, timeliness, undated, compliance };

// A table of the report: which of the lists above, and its place there.
struct TablePlace {
  enum class What : std::uint8_t { counted, list, other } what = What::counted;
  std::size_t index = 0;
};

// What is wrong with a report's data is told at its place.
struct ReportFiles {
  std::vector<Tree> report;   // one
  std::vector<Tree> columns;  // sets of columns that reports name
  std::vector<Tree> numbers;  // of any reports
};

// What can be said of a report before any handbook is at hand.
struct ReportHead {
  std::string id;
  Text title;
  CalendarUnit period = CalendarUnit::month;
  std::optional<Period> handed_in;  // from the last day to the one on which it is handed in
  bool by_site = false;             // it is of one site, which has to be named
  bool any_period = false;          // it may be of any period; `period` is what it is of where none is asked for
};
struct ReportDefinition {
  ReportHead head;
  bool signed_by = false;      // a line for whoever prepares and checks it
  bool lists_records = false;  // it names the records behind its figures
  std::vector<CountedTable> counted;
  std::vector<ListTable> lists;
  std::vector<std::pair<OtherTable, std::string>> others;  // with their ids
  std::vector<TablePlace> order;
  PlanIndicators indicators;

  [[nodiscard]] bool Shows(OtherTable table) const;

  // Own the words.
  std::vector<std::unique_ptr<Tree>> trees;
  std::shared_ptr<const Numbers> numbers;

  // `handbook` must outlive it. Errors: handbook-* at their places; what is at fault is left out.
  // Precondition: handbook.Compile() was called; files.report is not empty.
  static ReportDefinition Load(const Handbook& handbook, ReportFiles files, Diagnostics& diagnostics);
};

// Those that are compiled in, one tree each, as they are listed.
[[nodiscard]] std::vector<Tree> CompiledReports();
// The sets of columns and the numbers that are compiled in, for any report.
[[nodiscard]] ReportFiles WithCompiled(Tree report);

// Errors: nullopt where the data does not say enough; Load() tells what is wrong with it.
[[nodiscard]] std::optional<ReportHead> HeadOf(const Tree& tree);
// The day on which a report of a period that ends on `to` is handed in; the day after where it does not say.
[[nodiscard]] Date HandInDay(const ReportHead& head, Date to);

}  // namespace lanzhi
