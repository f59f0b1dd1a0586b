// The list of due as a document, and as a calendar.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "render/document.h"
#include "render/json_fwd.h"
#include "view/due.h"

namespace lanzhi {

enum class DueGrouping : std::uint8_t { time, site, worker, actor, record, rule, status };
// The names of the enumerators; nullopt for anything else.
[[nodiscard]] std::optional<DueGrouping> FindDueGrouping(std::string_view name);

struct DueOptions {
  Language language = Language::en;
  Date today{};
  DueGrouping grouping = DueGrouping::time;
  std::string day = {};  // which day it is and whence it is known, for terminals; "": not said
  std::string agency = {},
              agency_name = {};  // id and name: whose duties they are, for calendars that hold those of several
};

// Finds the lines of the rows and lets go of the text of their records.
void LocateDueRows(std::vector<DueRow>& rows);

// Rows in the order given (SortDueRows); on pages in groups: by time in the order of DueGroup, else by the heading's
// bytes, rows without one last. JSON: `deadlines` of cli/CONTRACT.md. `rows` must outlive it.
[[nodiscard]] Document DueDocument(std::span<const DueRow> rows, const DueOptions& options);
// One element of `deadlines`.
[[nodiscard]] Json DueRowJson(const DueRow& row, const DueOptions& options);

// RFC 5545: an all-day event for each row; the same duty of the same agency keeps its UID. What is overdue says so,
// what is settled is marked and cancelled, so that a calendar that had it lets it go. No name of a person in it.
[[nodiscard]] std::string DueIcs(const std::vector<DueRow>& rows, const DueOptions& options);

// "逾期 3 天", "今天", "in 5 days"; of a settled row its status and the day it was done.
[[nodiscard]] std::string DueLeft(const DueRow& row, const DueOptions& options);
[[nodiscard]] std::string_view DueStatusWord(DueStatus status, Language language);

}  // namespace lanzhi
