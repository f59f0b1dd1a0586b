// Which report is asked for: its definition, period and site, from what was typed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/context.h"
#include "source/tree.h"
#include "view/report_definition.h"

namespace lanzhi {

// What was typed of the period: at most one.
struct TypedPeriod {
  std::string month, quarter, half, year;
};

struct ChosenPeriod {
  Date from{}, to{};
  CalendarUnit unit = CalendarUnit::month;
};

struct KnownReport {
  ReportHead head;
  Tree tree;
  std::string path;  // of an agency's own; "": it is compiled in
};

// The reports that are compiled in, then those of the folder; one whose data does not say what it is is not among them,
// opening the folder tells of it. `root`: "" where there is no folder.
[[nodiscard]] std::vector<KnownReport> KnownReports(const std::string& root);

// Errors: nullopt, having said so: no name, or one that no report has.
[[nodiscard]] std::optional<KnownReport> ChooseReport(const Context& context, std::vector<KnownReport> known,
                                                      const std::string& name);

// The period that the report is to be of; without one that of `today` for a report that may be of any.
// Errors: nullopt, having said so: none, several, one that cannot be read, or not what the report is of.
[[nodiscard]] std::optional<ChosenPeriod> ChoosePeriod(const Context& context, const ReportHead& head,
                                                       const TypedPeriod& typed, Date today);

}  // namespace lanzhi
