// The list of due as a document, and as a calendar.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/sink.h"
#include "render/document.h"
#include "render/due_words.h"
#include "render/json_fwd.h"
#include "view/due.h"

namespace lanzhi {

// Finds the lines of the rows and lets go of the text of their records.
void LocateDueRows(std::vector<DueRow>& rows);

// Rows in the order given (SortDueRows); on pages in groups: by time in the order of DueGroup, else by the heading's
// bytes, rows without one last. Duties without a day stand in a block of their own below. JSON: `deadlines` of
// cli/CONTRACT.md. `rows` must outlive it.
[[nodiscard]] Document DueDocument(std::span<const DueRow> rows, const DueOptions& options);
// One element of `deadlines`.
[[nodiscard]] Json DueRowJson(const DueRow& row, const DueOptions& options);

// RFC 5545: an all-day event for each row; the same duty of the same agency keeps its UID. What is overdue says so,
// what is settled is marked and cancelled, so that a calendar that had it lets it go. No name of a person in it.
void DueIcs(Sink& sink, const std::vector<DueRow>& rows, const DueOptions& options);

}  // namespace lanzhi
