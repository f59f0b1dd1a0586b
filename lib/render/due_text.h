// What the formats of due share: sections, and the words of a row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "view/due.h"

namespace lanzhi {

enum class DueGrouping : std::uint8_t { time, site, worker, actor, record, rule, status };
// The names of the enumerators; nullopt for anything else.
[[nodiscard]] std::optional<DueGrouping> FindDueGrouping(std::string_view name);

struct DueOptions {
  Language language = Language::en;
  Date today{};
  DueGrouping grouping = DueGrouping::time;
};

struct DueSection {
  DueGroup group = DueGroup::later;  // when grouped by time
  std::string heading;
  std::vector<const DueRow*> rows;  // in the order given
};

// Finds the lines of the rows and lets go of the text of their records.
void LocateDueRows(std::vector<DueRow>& rows);

// By time: in the order of DueGroup. Else by the heading's bytes, rows without one last. Empty sections are left out.
[[nodiscard]] std::vector<DueSection> DueSectionsOf(const std::vector<DueRow>& rows, const DueOptions& options);

// The columns of table, md and html, and a row's cells.
[[nodiscard]] std::vector<std::string> DueHead(Language language);
[[nodiscard]] std::vector<std::string> DueCells(const DueRow& row, const DueOptions& options);

// "逾期 3 天", "今天", "in 5 days"; of a settled row its status and the day it was done.
[[nodiscard]] std::string DueLeft(const DueRow& row, const DueOptions& options);
[[nodiscard]] std::string_view DueStatusWord(DueStatus status, Language language);

}  // namespace lanzhi
