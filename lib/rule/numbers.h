// The numbers that reports are made of. Each is defined once, in schemas/reports/numbers/, and named by reports.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "rule/handbook.h"
#include "rule/path.h"

namespace lanzhi {

// What is counted, of one kind of record, over the days of a report.
struct ReportNumber {
  // Records that are open as the first day begins or as the last day ends; what happened within the days; or open
  // records that pass from one hand into another after the first day, counted with the one or the other.
  enum class How : std::uint8_t { stock_start, stock_end, flow, taken_over, handed_over };

  std::string_view id;
  Words names, definition;
  const Shape* shape = nullptr;
  How how = How::flow;
  Tests when;                       // records of which these hold
  std::optional<Path> on;           // of a flow: its days
  std::optional<Path> from, until;  // when a record opens and ends; a flow has no `until`, and counts not before `from`
  std::optional<Path> by;           // a choice that splits it, if any

  [[nodiscard]] bool is_stock() const { return how == How::stock_start || how == How::stock_end; }
};

// As the data writes it: "stock_end".
[[nodiscard]] std::string_view NameOf(ReportNumber::How how);

class Numbers {
 public:
  // `trees`: the files of schemas/reports/numbers/. `handbook` must outlive the numbers.
  // Precondition: handbook.Compile() was called.
  // Errors: handbook-* at their places; a number at fault is left out.
  static Numbers Load(const Handbook& handbook, std::vector<Tree> trees, Faults& faults);

  // The same from the files that are compiled in.
  static Numbers Load(const Handbook& handbook);

  [[nodiscard]] const ReportNumber* Find(std::string_view id) const;
  [[nodiscard]] std::vector<std::string_view> Ids() const;  // for did-you-mean

 private:
  std::vector<std::unique_ptr<Tree>> trees_;  // own the words
  std::vector<std::unique_ptr<ReportNumber>> numbers_;
};

// Purpose: `record-number`, an error, at each place of the record that should name a number (means: number) and names
// none that there is.
void CheckNumberNames(const Record& record, const Handbook& handbook, Diagnostics& diagnostics);

}  // namespace lanzhi
