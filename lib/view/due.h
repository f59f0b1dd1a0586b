// What due shows: duties with a day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rule/outcome.h"

namespace lanzhi {

struct DueRow {
  std::string rule;
  Words title;
  std::vector<std::string> clauses;
  std::string kind, record, path;
  FilePtr file;                  // for the line; dropped by DropText() once the line is known
  Span span;
  std::string element;           // occurrence or element
  std::string site, worker, actor;  // ids; actor: the role, or the person in that role where the record names one
  std::string trigger_pointer;
  std::optional<Date> trigger;
  Date raw_due{}, due{};
  Verdict verdict = Verdict::open;
  bool waived = false;
  std::optional<Date> done;
  Derivation derivation;
};

// Rows of the outcomes that have a due day: running ones, and settled ones too.
[[nodiscard]] std::vector<DueRow> DueRowsOf(const Record& record, const std::vector<std::unique_ptr<Outcome>>& outcomes);

// By due, record, rule, element.
void SortDueRows(std::vector<DueRow>& rows);

// overdue, this week (to the Sunday of today's week), this month, later.
enum class DueGroup : std::uint8_t { overdue, this_week, this_month, later };
[[nodiscard]] DueGroup GroupOf(const DueRow& row, Date today);

}  // namespace lanzhi
